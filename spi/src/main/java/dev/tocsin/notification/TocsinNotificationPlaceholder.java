package dev.tocsin.notification;

/** Stands here until the package has a class of its own. */
public final class TocsinNotificationPlaceholder {

  private TocsinNotificationPlaceholder() {}
}
