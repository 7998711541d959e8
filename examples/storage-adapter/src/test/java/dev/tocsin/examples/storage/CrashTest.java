package dev.tocsin.examples.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.ServiceDesk;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.Report;
import dev.tocsin.notification.Notification;
import dev.tocsin.policy.Policy;
import dev.tocsin.policyfile.PolicyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the kit cannot see, as it ends no process: that what was acknowledged is in the file. A copy
 * of the file, taken while the store is open, is what a crash leaves behind.
 */
class CrashTest {
  private static final Policy POLICY =
      PolicyFile.read(
          "shop",
          """
          policy: shop
          teams:
            service-desk: { tier: 1, on-call: [sam] }
          categories:
            "*": service-desk
          escalation:
            - name: everything
              path:
                - { id: page, after: 0m, notify: on-call of service-desk }
          last-resort: operations-manager
          """);

  @TempDir Path folder;
  private final HandClock clock = new HandClock();
  private final AtomicLong ids = new AtomicLong();
  private final List<Notification> sent = new ArrayList<>();

  private ServiceDesk desk(MvStore store) {
    return ServiceDesk.builder(POLICY, store, () -> new UUID(7, ids.incrementAndGet()))
        .notifier(sent::add)
        .build();
  }

  @Test
  void what_was_acknowledged_is_there_after_a_crash_and_its_messages_leave() throws IOException {
    Path left = folder.resolve("left.mv");
    Incident incident;
    try (MvStore store = MvStore.open(folder.resolve("desk.mv"), clock)) {
      incident = desk(store).log(Report.of("Checkout answers 503"));
      Files.copy(folder.resolve("desk.mv"), left);
    }
    try (MvStore store = MvStore.open(left, clock)) {
      ServiceDesk desk = desk(store);

      assertThat(desk.find(incident.id())).contains(incident);
      desk.worker().runUntilIdle();
      assertThat(sent).extracting(message -> message.recipient().id()).containsExactly("sam");
    }
  }

  @Test
  void what_was_cut_off_in_the_middle_is_gone_as_a_whole() throws IOException {
    Path file = folder.resolve("desk.mv");
    Path left = folder.resolve("left.mv");
    Incident first;
    Incident second;
    try (MvStore store = MvStore.open(file, clock)) {
      ServiceDesk desk = desk(store);
      first = desk.log(Report.of("Checkout answers 503"));
      byte[] before = Files.readAllBytes(file);
      second = desk.log(Report.of("Mail is late"));
      byte[] after = Files.readAllBytes(file);
      assertThat(after.length).isGreaterThan(before.length);
      byte[] half = Arrays.copyOf(after, (before.length + after.length) / 2);
      byte[] torn = Arrays.copyOf(half, after.length);
      Files.write(left, torn);
    }
    try (MvStore store = MvStore.open(left, clock)) {
      ServiceDesk desk = desk(store);

      assertThat(desk.find(first.id())).contains(first);
      assertThat(desk.find(second.id())).isEmpty();
      assertThat(desk.history(second.id())).isEmpty();
    }
  }
}
