package dev.tocsin.policyfile;

import dev.tocsin.escalation.Contact;
import dev.tocsin.notification.Notification;
import dev.tocsin.oncall.Layer;
import dev.tocsin.oncall.Mode;
import dev.tocsin.oncall.OnHolidays;
import dev.tocsin.oncall.Rota;
import dev.tocsin.oncall.RotaOverride;
import dev.tocsin.oncall.RotaVersion;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Writes rotas, as {@link RotasReader} reads them. */
final class RotasWriter {
  private final @Nullable ZoneId zone;

  RotasWriter(@Nullable ZoneId zone) {
    this.zone = zone;
  }

  Node rota(Rota rota) {
    Written.Mapping out = new Written.Mapping();
    if (!rota.zone().equals(zone)) {
      out.text("zone", rota.zone().getId());
    }
    RotaVersion first = rota.versions().get(0);
    if (rota.versions().size() == 1 && first.from() == null) {
      version(first, out);
    } else {
      out.list("versions", rota.versions(), each -> version(each, new Written.Mapping()).node());
    }
    out.list("overrides", rota.overrides(), each -> override(each, rota.zone()));
    return out.list("holidays", rota.holidays(), Written::text).node();
  }

  private static Written.Mapping version(RotaVersion version, Written.Mapping out) {
    if (version.from() != null) {
      out.text("from", Moments.write(version.from()));
    }
    return out.text("mode", Words.say(version.mode()), Words.say(Mode.TOPMOST))
        .list("layers", version.layers(), RotasWriter::layer);
  }

  private static Node layer(Layer layer) {
    Written.Mapping out =
        new Written.Mapping()
            .text("name", layer.id())
            .list("people", layer.members(), Contacts::write)
            .text("every", LayerReader.write(layer.rotation()))
            .text("from", Moments.write(layer.anchor()));
    if (layer.until() != null) {
      out.text("until", Moments.write(layer.until()));
    }
    if (!layer.restrictions().isEmpty()) {
      out.put("hours", RestrictionsWriter.write(layer.restrictions()));
    }
    return out.text("holidays", Words.say(layer.onHolidays()), Words.say(OnHolidays.AS_USUAL))
        .node();
  }

  private static Node override(RotaOverride override, ZoneId rotaZone) {
    Contact person = new Contact(override.person(), Notification.DEFAULT_CHANNEL);
    Written.Mapping out =
        new Written.Mapping()
            .put("instead-of", Contacts.write(person))
            .put("who", Contacts.write(override.by()))
            .text("from", Moments.write(override.from()))
            .text("until", Moments.write(override.until()));
    return out.text("zone", override.zone().getId(), rotaZone.getId()).node();
  }
}
