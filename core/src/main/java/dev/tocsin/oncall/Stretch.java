package dev.tocsin.oncall;

import java.time.Instant;
import java.util.List;

/**
 * Who is on call at an instant, and until when that holds at least.
 *
 * @param duties who and why
 * @param until later than the instant; {@link Instant#MAX} when nothing changes any more
 */
record Stretch(List<Duty> duties, Instant until) {}
