/**
 * What leaves the process for people, and the interface through which a host delivers it.
 *
 * <p>Values are immutable and accept no null unless marked. Source: house.md, "How an incident
 * flows"; escalation.md, "When a rung is due" 10.
 */
@NullMarked
package dev.tocsin.notification;

import org.jspecify.annotations.NullMarked;
