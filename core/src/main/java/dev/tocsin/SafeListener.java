package dev.tocsin;

import dev.tocsin.host.DeskListener;
import dev.tocsin.incident.Entry;
import dev.tocsin.incident.Incident;
import dev.tocsin.notification.ActionRequest;
import dev.tocsin.notification.Notification;
import dev.tocsin.store.Activation;
import dev.tocsin.store.Poison;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A listener whose errors stay its own. */
final class SafeListener implements DeskListener {
  private static final Logger LOG = LoggerFactory.getLogger(SafeListener.class);

  private final DeskListener listener;

  SafeListener(DeskListener listener) {
    this.listener = listener;
  }

  @Override
  public void committed(Incident after, List<Entry> entries) {
    safely(() -> listener.committed(after, entries));
  }

  @Override
  public void delivered(Notification message, int attempt, Instant at) {
    safely(() -> listener.delivered(message, attempt, at));
  }

  @Override
  public void retrying(Notification message, int attempt, Instant again, Throwable error) {
    safely(() -> listener.retrying(message, attempt, again, error));
  }

  @Override
  public void parked(Notification message, int attempt, Throwable error) {
    safely(() -> listener.parked(message, attempt, error));
  }

  @Override
  public void poisoned(Poison poison) {
    safely(() -> listener.poisoned(poison));
  }

  @Override
  public void policyInForce(Activation activation) {
    safely(() -> listener.policyInForce(activation));
  }

  @Override
  public void policyUnavailable(String version, String reason) {
    safely(() -> listener.policyUnavailable(version, reason));
  }

  @Override
  public void onCallFailed(String staffed, Throwable error) {
    safely(() -> listener.onCallFailed(staffed, error));
  }

  @Override
  public void actionFailed(
      ActionRequest request, int attempt, @Nullable Instant again, Throwable error) {
    safely(() -> listener.actionFailed(request, attempt, again, error));
  }

  private static void safely(Runnable call) {
    try {
      call.run();
    } catch (OutOfMemoryError e) {
      throw e;
    } catch (RuntimeException | Error e) {
      LOG.atWarn().setCause(e).log("a listener failed; what it heard of has happened all the same");
    }
  }
}
