package dev.tocsin.policyfile;

import dev.tocsin.policy.Policy;
import java.io.Reader;
import java.nio.file.Path;

/**
 * Reads a policy document, YAML or JSON.
 *
 * <p>The name, the teams and the categories are needed; what else is left out has the defaults of
 * {@link dev.tocsin.policy.PolicyBuilder}:
 *
 * <pre>{@code
 * policy: shop
 * teams:
 *   service-desk: { tier: 1, on-call: sam }          # the tier is 1 unless it is said
 *   checkout:     { tier: 2, on-call: [dana by sms, lee] }
 *   management:   { tier: 3, on-call: { person: morgan, by: phone } }
 * categories:                                        # and all that lie below them
 *   application/checkout: checkout
 *   "*": service-desk                                # everything else
 * priorities:                                        # impact by urgency
 *   urgencies: [critical, high]
 *   impacts:
 *     extensive: [P1, P2]
 *     minor:     [P3, P4]
 * lifecycle:                                         # phases: new, active, on hold, resolved, closed
 *   states: { New: new, Busy: active, Waiting: on hold, Vendor: on hold, Done: resolved, Over: closed }
 *   transitions:                                     # triggers: assign, start, hold, resume, resolve,
 *     - { from: New, assign: New, start: Busy }      #   close, reopen, cancel, mark-duplicate
 *     - { from: Busy, hold: Waiting, hold for supplier: Vendor }
 *     - { from: [Waiting, Vendor], resume: Busy }
 *     - { from: [New, Busy], resolve: Done, cancel: Over, mark-duplicate: Over }
 *     - { from: Done, reopen: Busy, close: Over }
 * escalation:                                        # the first row that matches decides
 *   - name: checkout is down
 *     when: { category: application/checkout, priority: [P1, P2], service: shop, team: checkout, source: monitoring }
 *     path:
 *       - { id: tell,    after: 0m, notify: [subscribers, reporter], message: "We know, we are on it" }
 *       - { id: page,    after: 0m, until: acknowledged, notify: on-call of checkout, repeat: every 5m, 3 times }
 *       - { id: experts, after: 15m, until: acknowledged, summon: [checkout, service-desk] }
 *       - { id: over,    after: 1h30m, until: resolved, reassign: checkout, declare-major: true }
 *       - { id: manager, after: 2h, inform: [on-call of management, person alex by phone] }
 *   - name: everything else                          # no conditions: every incident
 *     path: standard
 * paths:                                             # for rows that share one
 *   standard:
 *     - { id: page, after: 90s, notify: accountable team, repeat: { every: 1h } }
 * last-resort: operations-manager by phone
 * severe: [P1]
 * auto-close: 3d
 * reopen-window: 7d
 * follow-up: 1d
 * acknowledgement-lapses: 30m
 * catch-up: latest                                   # or each
 * delivery: { attempts: 6, first: 10s, most: 15m }
 * }</pre>
 *
 * <p>Durations are whole numbers with {@code d}, {@code h}, {@code m}, {@code s} or {@code ms}; a
 * day is 24 hours. A rung's actions are done in the order in which they are written. Where several
 * names may stand, one alone may stand, too. YAML's anchors and aliases are understood, tags and
 * merge keys are not.
 *
 * <p>A document is at most 4 MiB large. The policy is the same, with the same version, as one that
 * is built with the same rules. No parser ever makes an object that the data names. Safe for many
 * threads, no nulls. Source: first-screens.md, "The policy author"; escalation.md, "The matrix";
 * hostile-inputs.md, class 9.
 */
public final class PolicyFile {
  private PolicyFile() {}

  /**
   * Reads a file.
   *
   * @param file UTF-8, with or without a byte-order mark
   * @return the policy
   * @throws PolicyFileException when the file cannot be read or does not say a policy
   */
  public static Policy read(Path file) {
    return read(Input.of(file));
  }

  /**
   * Reads a text.
   *
   * @param name what errors call it
   * @param text the document
   * @return the policy
   * @throws PolicyFileException when the text does not say a policy
   */
  public static Policy read(String name, String text) {
    return read(Input.of(name, text));
  }

  /**
   * Reads whatever a reader gives, to its end or to the limit, and leaves it open.
   *
   * @param name what errors call it
   * @param reader gives the document
   * @return the policy
   * @throws PolicyFileException when the reader fails or its text does not say a policy
   */
  public static Policy read(String name, Reader reader) {
    return read(Input.of(name, reader));
  }

  private static Policy read(Input input) {
    return PolicyReader.read(Doc.root(input.name(), new TreeReader(input).read()));
  }
}
