package dev.tocsin;

import static dev.tocsin.Fixture.LEE;
import static dev.tocsin.Fixture.checkoutDown;
import static dev.tocsin.Fixture.minutes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.desk.Caller;
import dev.tocsin.desk.Command;
import dev.tocsin.incident.Incident;
import org.junit.jupiter.api.Test;

class ServiceDeskTest {
  private final Fixture f = new Fixture(Fixture.shop());

  @Test
  void black_friday_as_the_first_screens_tell_it() {
    Incident incident = f.desk.log(checkoutDown());
    f.pass(minutes(4));
    f.desk.log(checkoutDown());
    f.desk.log(checkoutDown());
    f.pass(minutes(12));
    assertThat(f.told())
        .containsExactly("dana:page", "dana:page", "dana:page", "lee:swarm", "nia:swarm");
    f.desk.acknowledge(incident.id(), LEE);
    f.desk.handle(incident.id(), new Command.JoinSwarm("database"), Caller.of(LEE));
    f.pass(minutes(2));
    f.desk.handle(incident.id(), new Command.IdentifyPrimary("database"), Caller.of(LEE));
    f.pass(minutes(1));
    Incident resolved = f.desk.resolve(incident.id(), LEE, "stopped the promotion job");
    assertThat(resolved.team()).isEqualTo("database");
    assertThat(resolved.recurrences()).isEqualTo(2);
    f.pass(minutes(60 * 24 * 4));
    f.check(incident);
    assertThat(f.get(incident).state()).isEqualTo("Closed");
  }

  @Test
  void nobody_acts() {
    Incident incident = f.desk.log(checkoutDown());
    f.pass(minutes(60));
    assertThat(f.told()).endsWith("morgan:inform").contains("dana:page", "lee:swarm");
    f.check(incident);
  }
}
