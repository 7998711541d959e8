package dev.tocsin.tck;

import dev.tocsin.store.IncidentStore;
import java.time.Duration;
import java.util.Set;

/** The fixture of the small store, with any flaws. */
final class SmallFixture implements StoreFixture, Host {
  private final SmallData data;

  SmallFixture(Set<Flaw> flaws) {
    data = new SmallData(new Rules(flaws));
  }

  @Override
  public IncidentStore open() {
    return openWithClockOff(Duration.ZERO);
  }

  @Override
  public IncidentStore openWithClockOff(Duration off) {
    return new SmallStore(data, off);
  }

  @Override
  public void pass(Duration time) {
    data.wind(time);
  }

  @Override
  public int crowd() {
    return 10_000;
  }

  @Override
  public Faults faults() {
    return data;
  }

  @Override
  public Host host() {
    return this;
  }

  @Override
  public HostTransaction begin(Kind kind) {
    return new SmallTransaction(data, kind);
  }

  @Override
  public boolean hasRow(String name) {
    return data.connected(() -> data.hostRows.contains(name));
  }
}
