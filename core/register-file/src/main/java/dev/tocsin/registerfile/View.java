package dev.tocsin.registerfile;

import dev.tocsin.incident.Category;
import dev.tocsin.incident.Priority;
import dev.tocsin.incident.State;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an incident stands after a row.
 *
 * @param state the last one that the mapping knows
 * @param team the last one that was known
 * @param assignee as the row says
 * @param category as the row says
 * @param impact as the row says
 * @param urgency as the row says
 * @param priority as the row says, or as follows from the table where the log has none
 * @param occurredAt as the row says
 */
record View(
    State state,
    @Nullable String team,
    @Nullable String assignee,
    @Nullable Category category,
    @Nullable String impact,
    @Nullable String urgency,
    @Nullable Priority priority,
    @Nullable Instant occurredAt) {}
