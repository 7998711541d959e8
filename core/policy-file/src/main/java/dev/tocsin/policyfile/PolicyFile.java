package dev.tocsin.policyfile;

import dev.tocsin.policy.Policy;
import dev.tocsin.policy.PolicyCodec;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads and writes the policy document, YAML or JSON.
 *
 * <p>The name, the teams and the categories are needed; what else is left out has the defaults of
 * {@link dev.tocsin.policy.PolicyBuilder}:
 *
 * <pre>{@code
 * policy: shop
 * zone: Europe/Berlin                                # of all that names none of its own
 * calendars:
 *   business:
 *     hours: { mon-fri: 08:00-18:00, sat: [09:00-12:00, 13:00-15:00] }  # or always, or closed
 *     holidays: [2026-12-25 Christmas Day, 2026-12-26, { date: 2027-01-01, name: New Year }]
 *     exceptions: { 2026-12-24: 08:00-12:00, 2026-12-31: closed }       # before all else
 *     seasons:                                       # the first that has the day
 *       - { name: black-friday, from: 2026-11-27, to: 2026-11-30, hours: { every day: 00:00-24:00 } }
 *   night: { zone: Europe/London, hours: { every day: [00:00-07:00, 22:00-24:00] } }
 * seasons:
 *   christmas: { from: 12-20, to: 01-06 }            # each year; with years: once
 *   sale: { from: 2026-11-23, to: 2026-11-30, zone: Europe/London }
 * rotas:
 *   checkout:
 *     mode: topmost                                  # the first layer that has somebody; or together
 *     layers:
 *       - { name: nights, people: [lee, kim by phone], every: 8 hours, from: 2026-01-05 22:00,
 *           until: 2026-07-01 09:00, hours: { mon-fri: 22:00-06:00 }, holidays: off }
 *       - { name: weekly, people: [dana, lee], every: week, from: 2026-01-05 09:00 }
 *     overrides:
 *       - { instead-of: dana, who: noor, from: 2026-12-01 09:00, until: 2026-12-04 09:00, zone: UTC }
 *     swaps:                                         # each stands in for the other
 *       - { dana: 2026-12-24 09:00 to 2026-12-25 09:00, lee: 2026-12-31 09:00 to 2027-01-01 09:00 }
 *     holidays: [2026-12-25]                         # of layers: off, only, or as usual
 *   commanders:
 *     versions:                                      # each takes over as the turns end
 *       - layers: [{ name: all, people: [alex, nia], every: 2 weeks, from: 2026-01-05 09:00 }]
 *       - from: 2026-06-01 09:00
 *         layers: [{ name: all, people: [alex, nia, sam], every: month, from: 2026-01-05 09:00,
 *                    hours: [mon-thu 09:00-17:00, fri 17:00 to mon 09:00] }]
 * teams:
 *   service-desk: { tier: 1, on-call: sam }          # the tier is 1 unless it is said
 *   checkout:     { tier: 2, on-call: rota checkout }
 *   database:     { tier: 2, on-call: [dana by sms, lee] }
 *   network:      { tier: 2, on-call: host }         # whom the host's OnCall names
 *   management:   { tier: 3, on-call: { person: morgan, by: phone } }
 * roles: { incident-commander: rota commanders }
 * suppliers:
 *   acme:
 *     contacts: [acme desk by phone, { recipient: group:acme, by: chat }]
 *     contract:                                      # its clock runs beside ours, from the delivery on
 *       { name: AC-17, hours: business, response: 1h, resolution: { P1: 4h, "*": 2d }, chase: every 2h, 5 times }
 * automations: { restart-checkout: { time-limit: 5m, attempts: 2, resolves: workaround } }
 * workarounds: { pay-later: { when: { category: application/checkout }, text: Pay by invoice. } }
 * continuity-plans: [manual-till]
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
 * service-levels:                                    # the first that matches is the one that is owed
 *   - name: severe
 *     when: { priority: P1 }
 *     response: 15m
 *     update: 30m
 *     resolution: { within: 4h, on: business, warn: [50%, 75%], pauses: [caller] }
 *   - { name: usual, resolution: 16h on business }
 * operational-levels:                                # how long a team may hold it; the first that matches
 *   - { name: swift, team: checkout, priority: [P1, P2], within: 2h, on: business, warn: [75%],
 *       pauses: [caller], tell: on-call of management }
 * escalation:                                        # the first row that matches decides
 *   - name: checkout is down
 *     when: { category: application/checkout, priority: [P1, P2], service: shop, team: checkout, source: monitoring }
 *     path:
 *       - { id: tell,    after: 0m, notify: [subscribers, reporter], message: "We know, we are on it" }
 *       - { id: page,    after: 0m, until: acknowledged, notify: on-call of checkout, repeat: every 5m, 3 times }
 *       - { id: experts, after: 15m, until: acknowledged, summon: [checkout, service-desk] }
 *       - { id: maybe,   after: 1h, propose-major: true }
 *       - { id: over,    after: 1h30m, until: resolved, reassign: checkout, declare-major: true }
 *       - { id: manager, after: 75% of resolution, inform: [on-call of management, person alex by phone] }
 *     overlaps: by day                               # meant: no finding
 *   - name: by day
 *     when: { exact-category: application, impact: extensive, urgency: [critical, high],
 *             attributes: { region: [eu, uk] }, hours: inside business, season: christmas }
 *     path:
 *       rungs:
 *         - { id: page, after: 10m on business, until: updated, notify: [role incident-commander, affected users] }
 *         - { id: help, after: 2h, raise-priority: P1, engage: acme, invoke: manual-till, run: restart-checkout }
 *         - { id: both, after: 3h, do: [{ notify: supplier acme }, { inform: reporter }, { notify: accountable team }] }
 *       repeat: { from: page, every: 4h, times: 3 }  # what changes the incident is done once
 *   - name: everything else                          # no conditions: every incident
 *     path: standard
 * paths:                                             # for rows that share one
 *   standard:
 *     - { id: page, after: 90s, notify: accountable team, repeat: { every: 1h } }
 * last-resort: operations-manager by phone
 * severe: [P1]
 * quiet-hours: { inside: night, priority: [P3, P4] } # or outside: business
 * maintenance:
 *   - { name: new database, when: { service: shop }, from: 2026-11-29 01:00, until: 2026-11-29 05:00,
 *       zone: UTC, targets: run }                    # or pause
 * pauses: all holds                                  # of the path; or [caller, supplier]
 * open-incidents: live                               # on a new version; or at next rung, or pinned
 * auto-close: 3d
 * reopen-window: 7d
 * follow-up: 1d
 * acknowledgement-lapses: 30m
 * stale-after: 24h                                   # of records that only programs write
 * catch-up: latest                                   # or each
 * delivery: { attempts: 6, first: 10s, most: 15m }
 * children-follow: [resolve, reopen]                 # their parent; cancel, too, or [] for nothing
 * storms:                                            # then the next ones become children of one
 *   - { name: shop is down, by: service, more-than: 20, within: 10m }
 *   - { name: region, by: attribute, attribute: region, more-than: 50, within: 5m } # or category
 * flapping: { more-than: 4, within: 30m, calm-for: 15m } # then its returns page nobody
 * plans:                                             # gone through step by step
 *   fire:
 *     on-major: { category: datacentre }             # or true; else a rung or a person invokes it
 *     steps:                                         # one after the other, those of a list in parallel
 *       - { id: freeze-orders, what: Stop taking orders, within: 5m, attempts: 2 }
 *       - [fail-over-database, { id: fail-over-web, on-failure: go on }]  # or stop
 *     return: [[database-back, web-back], check]     # to normal
 * exercises: { page: on call }                       # or nobody
 * major-incidents:
 *   commander: incident-commander                    # until somebody accepts; else the last resort
 *   team: management                                 # who is called; the standing roster
 *   update-every: 30m                                # or { P1: 30m, P2: 1h }
 *   stakeholders: [subscribers, reporter]
 *   declare-after: 10m                               # a candidate that nobody answers
 *   review-within: 5d
 *   cost-per-hour: 95.50 EUR                         # of a person in a swarm
 * }</pre>
 *
 * <p>Durations are whole numbers with {@code d}, {@code h}, {@code m}, {@code s} or {@code ms}; a
 * day is 24 hours. Dates and times are local. A rung's actions are done in the order in which they
 * are written. Where several names may stand, one alone may stand, too. YAML's anchors and aliases
 * are understood, tags and merge keys are not.
 *
 * <p>A document is at most 4 MiB large. The policy is the same, with the same version, as one that
 * is built with the same rules; what is written is read as an equal policy. No parser ever makes an
 * object that the data names. Safe for many threads, no nulls. Source: first-screens.md, "The
 * policy author"; escalation.md; hostile-inputs.md, class 9.
 */
public final class PolicyFile {
  private static final PolicyCodec CODEC = new DocumentCodec();

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

  /**
   * Writes a policy as YAML, to be read aloud: what has its usual value is left out.
   *
   * @param policy any policy; its contacts' kinds of recipient have no colon in them
   * @return a document from which an equal policy, with the same version, is read, unless it is
   *     larger than 4 MiB
   */
  public static String write(Policy policy) {
    return YamlText.write(PolicyWriter.write(policy));
  }

  /**
   * Writes a policy as JSON; see {@link #write}.
   *
   * @param policy any policy
   * @return a document from which an equal policy, with the same version, is read
   */
  public static String writeJson(Policy policy) {
    return JsonText.write(PolicyWriter.write(policy));
  }

  /**
   * Keeps policies in a store as documents: UTF-8, YAML. It refuses, by a {@link
   * PolicyFileException}, to write one that would be too large to be read.
   *
   * @return always the same codec
   */
  public static PolicyCodec codec() {
    return CODEC;
  }

  /**
   * The JSON Schema (draft 2020-12) of the document, from which editors complete and check it. It
   * is the resource {@code dev/tocsin/policyfile/policy.schema.json} of this jar. It knows keys,
   * words, types and the form of times; that names are there, only {@link #read(Path)} knows.
   *
   * @return the text of the schema
   */
  public static String schema() {
    try (InputStream in = PolicyFile.class.getResourceAsStream("policy.schema.json")) {
      if (in == null) {
        throw new AssertionError("the schema is not in the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a file, and remembers where its parts stand.
   *
   * @param file UTF-8, with or without a byte-order mark
   * @return the policy with its document
   * @throws PolicyFileException when the file cannot be read or does not say a policy
   */
  public static Source source(Path file) {
    return source(Input.of(file));
  }

  /**
   * Reads whatever a reader gives, and remembers where its parts stand.
   *
   * @param name what errors call it
   * @param reader gives the document; is left open
   * @return the policy with its document
   * @throws PolicyFileException when the reader fails or its text does not say a policy
   */
  public static Source source(String name, Reader reader) {
    return source(Input.of(name, reader));
  }

  private static Source source(Input input) {
    Doc root = Doc.root(input.name(), new TreeReader(input).read());
    return new Source(input.name(), PolicyReader.read(root), root);
  }

  static Policy read(Input input) {
    return PolicyReader.read(Doc.root(input.name(), new TreeReader(input).read()));
  }

  /**
   * A policy with the document in which it stands, so that what is said of a part of it can be
   * shown in the text.
   *
   * <p>Immutable, safe for many threads, no nulls.
   */
  public static final class Source {
    private final String name;
    private final Policy policy;
    private final Doc root;

    private Source(String name, Policy policy, Doc root) {
      this.name = name;
      this.policy = policy;
      this.root = root;
    }

    /**
     * What errors call the document.
     *
     * @return the name or path that was given
     */
    public String name() {
      return name;
    }

    /**
     * What the document says.
     *
     * @return the policy
     */
    public Policy policy() {
      return policy;
    }

    /**
     * Where a part of the policy stands.
     *
     * @param place keys and list numbers from the top, as findings and errors of the core name it
     * @return its place, or that of the nearest part around it that is written down
     */
    public Position position(List<String> place) {
      Mark mark = Places.find(root, place).mark();
      return new Position(mark.line(), mark.column());
    }
  }

  /**
   * A place in a text.
   *
   * @param line from 1
   * @param column from 1, in characters; a tab counts one
   */
  public record Position(int line, int column) {}
}
