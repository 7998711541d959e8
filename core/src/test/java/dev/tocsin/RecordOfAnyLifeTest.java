package dev.tocsin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.incident.Attainment;
import dev.tocsin.incident.Entry;
import dev.tocsin.incident.FeedbackEvent;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.LifecycleEvent;
import dev.tocsin.incident.Phase;
import dev.tocsin.incident.Resolution;
import dev.tocsin.incident.TargetRecord;
import dev.tocsin.policy.Policy;
import dev.tocsin.register.Figures;
import dev.tocsin.register.FiguresCollector;
import dev.tocsin.register.FiguresOptions;
import dev.tocsin.register.IncidentRecord;
import dev.tocsin.servicelevel.TargetKind;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Facts for figures agree with the snapshot, whatever happened to an incident. */
class RecordOfAnyLifeTest {
  @Provide
  Arbitrary<Policy> policies() {
    return Steps.policies();
  }

  @Provide
  Arbitrary<List<Steps.Step>> steps() {
    return Steps.some();
  }

  @Property(seed = "29", tries = 200, edgeCases = EdgeCasesMode.NONE)
  void the_facts_are_those_of_the_snapshot(
      @ForAll("policies") Policy policy, @ForAll("steps") List<Steps.Step> steps) {
    Fixture f = Steps.fixture(policy);
    Incident logged = f.desk.log(Steps.reported());
    steps.forEach(step -> step.take(f, logged));
    Incident incident = f.get(logged);
    List<Entry> history = f.history(logged);

    IncidentRecord record = IncidentRecord.of(history, policy);

    boolean over = incident.phase() == Phase.RESOLVED || incident.phase() == Phase.CLOSED;
    assertThat(record.reference()).isEqualTo(incident.reference().value());
    assertThat(record.resolved()).isEqualTo(over);
    assertThat(record.closedAt() != null).isEqualTo(incident.phase() == Phase.CLOSED);
    assertThat(record.team()).isEqualTo(incident.team());
    assertThat(record.priority()).isEqualTo(incident.priority());
    assertThat(record.category()).isEqualTo(incident.category());
    assertThat(record.reopenings()).isEqualTo((int) reopenings(history));
    if (over && incident.resolution() != null) {
      assertThat(record.resolvedAt()).isEqualTo(incident.resolution().at());
    }
    Resolution resolution = incident.resolution();
    boolean confirmed = over && resolution != null && resolution.confirmedAt() != null;
    assertThat(over && record.feedback().confirmed()).isEqualTo(confirmed);
    assertThat(over ? record.feedback().rating() : null)
        .isEqualTo(over && resolution != null ? resolution.rating() : null);
    assertThat(record.feedback().rejections())
        .isEqualTo((int) count(history, FeedbackEvent.ResolutionRejected.class))
        .isLessThanOrEqualTo(record.reopenings());
    if (incident.acknowledgement() != null && incident.acknowledgement().by().human()) {
      assertThat(record.acknowledgedAt()).isBeforeOrEqualTo(incident.acknowledgement().at());
    }
    assertThat(record.targets().entrySet().stream().filter(each -> !each.getValue()))
        .extracting(each -> each.getKey().toString())
        .containsExactlyInAnyOrderElementsOf(missed(incident));
    Figures figures = new FiguresCollector(FiguresOptions.asOf(f.now)).add(record).figures();
    assertThat(figures.all().open() + figures.all().resolved() + figures.leftOut().size()).isOne();
  }

  private static long reopenings(List<Entry> history) {
    return count(history, LifecycleEvent.Reopened.class);
  }

  private static long count(List<Entry> history, Class<?> type) {
    return history.stream().filter(entry -> type.isInstance(entry.event())).count();
  }

  private static List<String> missed(Incident incident) {
    Attainment attainment = incident.attainment();
    return attainment == null
        ? List.of()
        : attainment.targets().stream()
            .filter(target -> target.missed() > 0)
            .map(TargetRecord::target)
            .filter(target -> List.of(TargetKind.values()).toString().contains(target))
            .toList();
  }
}
