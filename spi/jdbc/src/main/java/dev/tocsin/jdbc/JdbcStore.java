package dev.tocsin.jdbc;

import dev.tocsin.incident.Entry;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.TenantId;
import dev.tocsin.store.Activation;
import dev.tocsin.store.Backlog;
import dev.tocsin.store.Capability;
import dev.tocsin.store.Commit;
import dev.tocsin.store.CommitResult;
import dev.tocsin.store.Cursor;
import dev.tocsin.store.IncidentStore;
import dev.tocsin.store.Item;
import dev.tocsin.store.JoinedTransaction;
import dev.tocsin.store.Loaded;
import dev.tocsin.store.Lookup;
import dev.tocsin.store.OutboxBatch;
import dev.tocsin.store.Page;
import dev.tocsin.store.ParkedItem;
import dev.tocsin.store.PolicyDocument;
import dev.tocsin.store.Query;
import dev.tocsin.store.Redaction;
import dev.tocsin.store.Settlement;
import dev.tocsin.store.StoreLimits;
import dev.tocsin.store.StoreUnavailableException;
import dev.tocsin.store.WakeBatch;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * An incident store on H2 or PostgreSQL 14 or newer, in plain JDBC on the host's {@link
 * DataSource}.
 *
 * <p><b>Tables:</b> the scripts lie in the jar under {@code META-INF/tocsin/jdbc/h2} and {@code
 * META-INF/tocsin/jdbc/postgresql}, for Flyway, Liquibase or by hand; {@link
 * Builder#createSchema()} runs them. A node that is older than the tables stops writing (C36).
 *
 * <p><b>Time</b> is the database's, of the statement (C15); the time zones of JVM and session play
 * no part. <b>Connections:</b> one for each call, given back at its end, so that a pool of one is
 * enough; give it a time-out. Whether it commits by itself, and at which level of isolation, does
 * not matter. <b>Threads:</b> safe for any number; it starts none. A thread that is interrupted
 * goes on; only a wait for a connection may end. On an H2 file an interrupt closes the file: put
 * {@code retry:} or {@code async:} before the path.
 *
 * <p><b>Growth:</b> each call costs at most the logarithm of what is kept beside what it returns; a
 * search that few incidents meet walks over those between, and {@link #backlog} over all that is to
 * be looked at or sent. A commit is one statement on PostgreSQL and a transaction of a few on H2.
 * Ids of old commits are thrown away by {@link #keepHouse}, which the host calls now and then;
 * messages go when they were delivered. On PostgreSQL the tables that a step looks into keep the
 * pages that they have once had, so that what is planned for them stays right when they fill again.
 * A snapshot that this node has read or written last is not decoded again while the table has the
 * same text; up to 512 of them stay in memory, also after a redaction by another node, until others
 * take their place.
 *
 * <p><b>Choices</b> that the contract leaves open: of what is due the one that could be claimed
 * first comes first, so that one which failed comes later than one that never was tried. What is
 * committed is compared with a replay by a digest of its texts. {@link #join} takes a {@link
 * Connection}. Source: store-contract.md; house.md, "Rooms".
 */
public final class JdbcStore implements IncidentStore {
  private final Db db;
  private final Reads reads;
  private final Commits commits;
  private final Batches batches;
  private final Claims claims;
  private final Queues queues;
  private final Policies policies;
  private final Cellar cellar;

  JdbcStore(Db db, Codec codec) {
    this.db = db;
    Snapshots snapshots = new Snapshots(codec);
    this.reads = new Reads(db, codec, snapshots);
    H2Outbox outbox = new H2Outbox(db);
    boolean h2 = db.dialect == Dialect.H2;
    Committer committer = h2 ? new H2Committer(db, outbox) : new PostgresCommitter(db);
    this.commits = new Commits(db, codec, snapshots, committer);
    this.batches = new Batches(db, codec, snapshots, committer, commits);
    this.claims =
        h2 ? new H2Claims(db, codec, snapshots, outbox) : new PostgresClaims(db, codec, snapshots);
    this.queues = new Queues(db, reads);
    this.policies = new Policies(db);
    this.cellar = new Cellar(db, reads, codec);
  }

  /**
   * Begins a store.
   *
   * @param source where connections come from; of an H2 or PostgreSQL database
   * @return a builder
   */
  public static Builder builder(DataSource source) {
    return new Builder(source);
  }

  @Override
  public CommitResult commit(Commit commit) {
    return commits.commit(commit);
  }

  @Override
  public List<CommitResult> commitAll(List<Commit> all) {
    return batches.commit(all);
  }

  /**
   * Takes part in the host's transaction.
   *
   * <p>On H2 begin it at REPEATABLE READ: at READ COMMITTED a look-up by key that meets a closing
   * may see neither the owner nor the last holder (H2 2.4.240).
   *
   * <p>A host that changes several incidents in one transaction does so in the order of their ids:
   * two hosts can meet in a deadlock otherwise, which the database ends after a while. A worker and
   * a host do not: a batch waits for no incident while it holds others.
   *
   * @param transaction a {@link Connection} of the same database, with auto-commit off
   * @return the store inside that transaction
   */
  @Override
  public JoinedTransaction join(Object transaction) {
    if (transaction instanceof Connection connection) {
      return Joined.of(connection, db.dialect, reads, commits);
    }
    throw new IllegalArgumentException(
        "A %s is not a transaction here: hand in a java.sql.Connection"
            .formatted(transaction.getClass().getName()));
  }

  @Override
  public Instant now() {
    return db.ask("tell the time", reads::now);
  }

  @Override
  public Set<Capability> capabilities() {
    return EnumSet.allOf(Capability.class);
  }

  @Override
  public StoreLimits limits() {
    return StoreLimits.CONTRACT;
  }

  @Override
  public Loaded load(TenantId tenant, Lookup lookup) {
    Objects.requireNonNull(lookup, "lookup");
    Db.Work<Loaded> load = connection -> reads.load(connection, tenant, lookup);
    return lookup.dedupKey() == null && lookup.requestId() == null
        ? db.ask("load an incident", load)
        : db.look("load an incident", load);
  }

  @Override
  public List<Entry> history(TenantId tenant, IncidentId id, long after, int limit) {
    Require.after(after);
    Require.limit(limit);
    return db.ask(
        "read a history", connection -> reads.history(connection, tenant, id, after, limit));
  }

  @Override
  public Page search(TenantId tenant, Query query, @Nullable Cursor after, int limit) {
    Require.limit(limit);
    return db.ask("search", connection -> reads.search(connection, tenant, query, after, limit));
  }

  @Override
  public WakeBatch claimWakes(Set<TenantId> tenants, int limit, Duration lease) {
    Require.claim(tenants, limit, lease);
    return claims.wakes(tenants, limit, lease);
  }

  @Override
  public OutboxBatch claimOutbox(Set<TenantId> tenants, int limit, Duration lease) {
    Require.claim(tenants, limit, lease);
    return claims.outbox(tenants, limit, lease);
  }

  @Override
  public boolean settle(Settlement settlement) {
    Require.settlement(settlement);
    return settlement.fence().item() instanceof Item.OfWake
        ? queues.settle(settlement)
        : claims.settle(settlement);
  }

  @Override
  public List<ParkedItem> parked(TenantId tenant, int limit) {
    Require.limit(limit);
    return queues.parked(tenant, limit);
  }

  @Override
  public boolean unpark(TenantId tenant, Item item) {
    return queues.unpark(tenant, item);
  }

  @Override
  public Backlog backlog(Set<TenantId> tenants) {
    Require.tenants(tenants);
    return queues.backlog(tenants);
  }

  @Override
  public void keepPolicy(TenantId tenant, PolicyDocument document) {
    policies.keep(tenant, document);
  }

  @Override
  public @Nullable PolicyDocument policy(TenantId tenant, String version) {
    return policies.get(tenant, version);
  }

  @Override
  public Activation activatePolicy(TenantId tenant, String version, long expectedSerial) {
    return policies.activate(tenant, version, expectedSerial);
  }

  @Override
  public @Nullable Activation activePolicy(TenantId tenant) {
    return policies.active(tenant);
  }

  @Override
  public List<IncidentId> archivable(TenantId tenant, Instant closedBefore, int limit) {
    Require.limit(limit);
    return cellar.archivable(tenant, closedBefore, limit);
  }

  @Override
  public List<IncidentId> archive(TenantId tenant, List<IncidentId> incidents) {
    return cellar.archive(tenant, incidents);
  }

  @Override
  public CommitResult redact(Redaction redaction) {
    return commits.redact(redaction);
  }

  /**
   * The earliest instant at which a wake or a message can be claimed, so that a clock wound by hand
   * can step from instant to instant and miss nothing; a message that stands behind another may be
   * told of early. Costs the same however much waits. Source: store-contract.md, "Clock".
   *
   * @param tenants whose; at least one
   * @return the instant, UTC, in microseconds; empty when time alone brings nothing any more
   * @throws IllegalArgumentException when no tenant is named (C23)
   * @throws StoreUnavailableException when the database does not answer
   */
  public Optional<Instant> earliestClaimable(Set<TenantId> tenants) {
    Require.tenants(tenants);
    return queues.earliest(tenants);
  }

  /**
   * Throws away what nobody needs any more: the ids of old commits, of all tenants, by which
   * replays are recognised (C4). Call it every few minutes from one node or from all; a call that
   * has thrown away as many as it may wants to be repeated. Costs as much as what it throws away.
   *
   * @param age how old a commit must be for its id to go; 24 hours at the least
   * @param atMost the most ids to throw away in this call, at least 1
   * @return how much went
   * @throws IllegalArgumentException when the age is shorter or the number below 1
   * @throws StoreUnavailableException when the database does not answer
   */
  public Housekept keepHouse(Duration age, int atMost) {
    return cellar.keepHouse(age, atMost);
  }

  /**
   * Names all incidents, archived ones too, a part at a time and without reading a snapshot: for
   * whoever walks over them to {@link #rebuild} each. One that is logged meanwhile may be left out.
   * Costs as much as what it returns.
   *
   * @param tenant the customer
   * @param after the last one of the part before; null to begin
   * @param limit the most to return, at least 1
   * @return the ids, in an order of the database's own; empty when none follows
   * @throws IllegalArgumentException when the limit is below 1
   * @throws StoreUnavailableException when the database does not answer
   */
  public List<IncidentId> ids(TenantId tenant, @Nullable IncidentId after, int limit) {
    Require.limit(limit);
    return cellar.ids(tenant, after, limit);
  }

  /**
   * Writes an incident's snapshot anew from its entries: after an upgrade whose fold keeps more, or
   * when somebody has edited the table by hand. The version stays; what the store searches by stays
   * as it is too, until the next commit. Entries that are not whole make no snapshot: then nothing
   * happens. Costs a walk over the history.
   *
   * @param tenant the customer
   * @param id the incident
   * @param fold what an incident is after its entries, all of them and in order; the engine's
   * @return false when there is no such incident
   * @throws CodecException when an entry cannot be read, or some are missing
   * @throws StoreUnavailableException when the database does not answer
   */
  public boolean rebuild(TenantId tenant, IncidentId id, Function<List<Entry>, Incident> fold) {
    return cellar.rebuild(tenant, id, fold);
  }
}
