package dev.tocsin.policyfile;

import dev.tocsin.priority.PriorityTable;
import java.util.List;

/** The names of the parts of a random policy, to which its other parts refer. */
record RandomParts(
    List<String> calendars,
    List<String> seasons,
    List<String> rotas,
    List<String> teams,
    List<String> roles,
    List<String> suppliers,
    List<String> automations,
    List<String> plans,
    PriorityTable table) {}
