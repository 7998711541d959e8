package dev.tocsin.verify;

import dev.tocsin.escalation.Path;
import dev.tocsin.policy.ServiceLevelRule;
import org.jspecify.annotations.Nullable;

/**
 * A kind of incident that takes a path, as far as the path tells incidents apart.
 *
 * @param row the number of the row that decides
 * @param path its path
 * @param example one of them
 * @param level what it is owed, or null
 * @param quiet whether quiet hours are kept for it
 * @param reported whether a person has reported it, who can be told
 */
record PathCase(
    int row,
    Path path,
    Example example,
    @Nullable ServiceLevelRule level,
    boolean quiet,
    boolean reported) {}
