package dev.tocsin.examples.blackfriday.play;

import dev.tocsin.notification.Notification;
import java.time.Instant;

/** A message that really went through the notifier, and when. */
public record Sent(Instant at, Notification message) {}
