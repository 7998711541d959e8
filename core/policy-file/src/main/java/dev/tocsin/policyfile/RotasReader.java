package dev.tocsin.policyfile;

import dev.tocsin.oncall.InvalidRotaException;
import dev.tocsin.oncall.Layer;
import dev.tocsin.oncall.Mode;
import dev.tocsin.oncall.OverlappingOverridesException;
import dev.tocsin.oncall.Rota;
import dev.tocsin.oncall.RotaVersion;
import dev.tocsin.policy.PolicyBuilder;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads rotas: layers, or versions of them, with overrides, swaps and holidays.
 *
 * <p>Source: escalation.md, "On call".
 */
final class RotasReader {
  private final Scope scope;

  RotasReader(Scope scope) {
    this.scope = scope;
  }

  void read(Doc doc, PolicyBuilder builder) {
    scope
        .problems()
        .each(
            doc.entries().list(),
            each -> each.value().guard(() -> builder.rota(rota(each.key(), each.value()))));
  }

  private Rota rota(Doc key, Doc doc) {
    Fields fields = doc.fields(Keys.ROTA);
    String id = key.id();
    ZoneId zone = scope.zone(fields);
    List<RotaVersion> versions = versions(fields);
    List<OverridesReader.Said> overrides = OverridesReader.read(fields, zone);
    List<LocalDate> holidays =
        fields.get(
            "holidays", each -> each.anyNumber().stream().map(Moments::date).toList(), List.of());
    try {
      return doc.guard(
          () ->
              Rota.of(
                  id,
                  zone,
                  versions,
                  overrides.stream().map(OverridesReader.Said::override).toList(),
                  holidays));
    } catch (InvalidRotaException e) {
      throw place(e, fields, overrides).fail(e.problem(), e.remedy());
    } catch (OverlappingOverridesException e) {
      throw OverridesReader.overlap(e, overrides);
    }
  }

  private List<RotaVersion> versions(Fields fields) {
    Doc versions = fields.get("versions");
    if (versions == null) {
      return List.of(version(fields, null));
    }
    for (String key : List.of("layers", "mode")) {
      Doc.Field beside = fields.all().get(key);
      if (beside != null) {
        throw beside
            .key()
            .fail(
                "'" + key + "' stands beside 'versions'",
                "move it into the version to which it belongs");
      }
    }
    return versions.items().stream()
        .map(each -> each.fields(Keys.VERSION))
        .map(each -> version(each, each.find("from", Moments::local)))
        .toList();
  }

  private RotaVersion version(Fields fields, @Nullable LocalDateTime from) {
    Doc layers = fields.need("layers", "list the layers, the topmost first, each with its people");
    Mode mode = fields.get("mode", Words.MODES::get, Mode.TOPMOST);
    List<Layer> read = layers.items().stream().map(LayerReader::read).toList();
    if (read.isEmpty()) {
      throw layers.fail(
          "the list is empty, so nobody is ever on call",
          "give the rota at least one layer with at least one person");
    }
    return layers.guard(() -> new RotaVersion(from, mode, read));
  }

  private static Doc place(
      InvalidRotaException e, Fields fields, List<OverridesReader.Said> overrides) {
    int index = e.place().size() < 2 ? -1 : Integer.parseInt(e.place().get(1));
    if (index >= 0 && e.place().get(0).equals("overrides")) {
      return overrides.get(index).at();
    }
    return Places.find(fields.doc(), e.place());
  }
}
