package dev.tocsin.simulation;

import dev.tocsin.incident.TenantId;
import dev.tocsin.notification.Notification;
import dev.tocsin.notification.Notifier;
import dev.tocsin.notification.UndeliverableException;
import java.time.Instant;

/** The world outside, as the notifier of one process meets it. */
final class FaultyNotifier implements Notifier {
  private final World world;
  private final Instance process;
  private final TenantId tenant;
  private final Faults faults;
  private final Weather weather;

  FaultyNotifier(World world, Instance process, TenantId tenant) {
    this.world = world;
    this.process = process;
    this.tenant = tenant;
    this.faults = world.faults();
    this.weather = world.weather();
  }

  @Override
  public void send(Notification message) throws Exception {
    world.before(process, "send");
    refuse(message);
    if (faults.strike(Fault.NOTIFIER_HANGS, process.name)) {
      world.pass(process, faults.dice(Fault.NOTIFIER_HANGS).seconds(61, 400));
    }
    if (faults.strike(Fault.NOTIFIER_SLOW, process.name)) {
      world.pass(process, faults.dice(Fault.NOTIFIER_SLOW).seconds(1, 40));
    }
    world.oracle().outbox.handedOver(tenant, message);
    world.trace().line(process.name, "send " + Words.of(message));
    process.sending = message.key().toString();
    world.people().gotMessage(tenant, message);
    if (faults.strike(Fault.DUPLICATE_CALLBACK, process.name)) {
      world.people().answerTwice(tenant, message);
    }
    Letter letter = world.oracle().mirror.letter(message.key());
    Instant now = world.time().instant();
    if (letter != null && !letter.lease.live(now)) {
      world.tally().reached(RareState.LEASE_OVER_WHILE_SENDING);
    }
    if (faults.strike(Fault.DELIVERS_THEN_THROWS, process.name)) {
      throw new IllegalStateException("the gateway hung up after taking the message");
    }
    world.after(process, "send");
  }

  private void refuse(Notification message) throws Exception {
    if (weather.rateLimited() || faults.strike(Fault.RATE_LIMIT, process.name)) {
      if (!weather.rateLimited()) {
        weather.rateLimit(faults.dice(Fault.RATE_LIMIT).seconds(10, 1_800));
      }
      throw new IllegalStateException("429 too many requests");
    }
    String recipient = message.recipient().toString();
    if (weather.refused.contains(recipient)
        || faults.strike(Fault.PERMANENT_REFUSAL, process.name)) {
      if (faults.dice(Fault.PERMANENT_REFUSAL).chance(0.5)) {
        weather.refused.add(recipient);
      }
      throw new UndeliverableException("there is no " + recipient, null);
    }
    if (faults.strike(Fault.NOTIFIER_THROWS, process.name)) {
      throw faults.dice(Fault.NOTIFIER_THROWS).chance(0.5)
          ? new java.io.IOException("connection refused")
          : new IllegalArgumentException("x".repeat(300));
    }
    if (faults.strike(Fault.NOTIFIER_ERROR, process.name)) {
      throw faults
          .dice(Fault.NOTIFIER_ERROR)
          .<Error>one(
              new NoClassDefFoundError("com/example/Sms"),
              new StackOverflowError(),
              new AssertionError("assertions are on"),
              new OutOfMemoryError("Java heap space"));
    }
  }
}
