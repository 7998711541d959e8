package dev.tocsin.notification;

/**
 * Delivers messages; implemented by the host over its mail server, pager or chat.
 *
 * <p><b>Atomicity and idempotency:</b> a return means that somebody else has taken charge of the
 * message. The same message, with the same key, may come again after a crash or a lease that ran
 * out: pass the key on where the medium knows idempotency keys. <b>Order:</b> messages of one
 * incident to one recipient over one channel come one after the other. <b>Threads:</b> called by
 * the threads that run the worker, several at once if the host runs several workers. <b>Time:</b>
 * return, or throw, well within the worker's lease. <b>Errors:</b> any exception means "not
 * delivered, try again later", with exponential backoff; {@link UndeliverableException} means
 * "never", and parks the message at once. Source: escalation.md, "When a rung is due" 10.
 */
@FunctionalInterface
public interface Notifier {
  /**
   * Hands one message over.
   *
   * @param message what to send, and to whom
   * @throws Exception when it was not taken; it is tried again unless the exception is an {@link
   *     UndeliverableException}
   */
  void send(Notification message) throws Exception;
}
