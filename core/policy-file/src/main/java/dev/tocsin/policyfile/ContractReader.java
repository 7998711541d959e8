package dev.tocsin.policyfile;

import dev.tocsin.incident.Priority;
import dev.tocsin.policy.SupplierContract;
import dev.tocsin.policy.SupplierTarget;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes what a supplier promises: {@code { hours: business, response: 1h, resolution: {
 * P1: 4h, "*": 2d }, chase: "every 2h, 5 times" }}.
 *
 * <p>Source: domain.md, practice 6; escalation.md, "Service levels" (supplier).
 */
final class ContractReader {
  private static final String OTHERS = "*";

  private ContractReader() {}

  /** A contract; it has the supplier's name unless it says another. */
  static SupplierContract read(Doc doc, String supplier, Scope scope) {
    Fields fields = Repeats.join(doc.entries(), "chase").only(Keys.CONTRACT);
    return new SupplierContract(
        fields.get("name", Doc::id, supplier),
        fields.find("hours", scope.calendars()::get),
        fields.find("response", ContractReader::target),
        fields.find("resolution", ContractReader::target),
        fields.find("chase", Repeats::read));
  }

  private static SupplierTarget target(Doc doc) {
    if (!doc.isFields()) {
      return doc.guard(() -> SupplierTarget.of(Durations.positive(doc)));
    }
    Map<Priority, Duration> byPriority = new TreeMap<>();
    Duration[] others = new Duration[1];
    doc.entries()
        .list()
        .forEach(
            each -> {
              Duration within = Durations.positive(each.value());
              if (each.key().text().equals(OTHERS)) {
                others[0] = within;
              } else {
                byPriority.put(Words.PRIORITIES.get(each.key()), within);
              }
            });
    return doc.guard(() -> new SupplierTarget(byPriority, others[0]));
  }

  static Node write(SupplierContract contract, String supplier) {
    Written.Mapping out = new Written.Mapping();
    out.text("name", contract.name(), supplier);
    out.text("hours", contract.hours(), null);
    target(out, "response", contract.response());
    target(out, "resolution", contract.resolution());
    return (contract.chase() == null ? out : out.text("chase", Repeats.write(contract.chase())))
        .node();
  }

  private static void target(Written.Mapping out, String key, @Nullable SupplierTarget target) {
    if (target == null) {
      return;
    }
    if (target.byPriority().isEmpty() && target.others() != null) {
      out.text(key, Durations.write(target.others()));
      return;
    }
    Written.Mapping times = new Written.Mapping();
    target
        .byPriority()
        .forEach((priority, within) -> times.text(priority.toString(), Durations.write(within)));
    out.put(
        key,
        (target.others() == null ? times : times.text(OTHERS, Durations.write(target.others())))
            .node());
  }
}
