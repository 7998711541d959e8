package dev.tocsin.jdbc;

import dev.tocsin.incident.Entry;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.OutboxKey;
import dev.tocsin.incident.Phase;
import dev.tocsin.incident.TocsinException;
import dev.tocsin.store.Commit;
import dev.tocsin.store.CommitResult.Reason;
import dev.tocsin.store.CommitResult.Rejected;
import dev.tocsin.store.Item;
import dev.tocsin.store.OutboxEntry;
import dev.tocsin.store.Redaction;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A commit as it goes into the tables: its texts, their size, and the digest by which a replay is
 * told from other content. For one thread. Source: store-contract.md, C4 and C29.
 */
final class Encoded {
  /** What is to happen. */
  final Commit commit;

  /** The entries that are replaced; of a redaction only. */
  final List<Entry> replaced;

  /** Whether it is a redaction, which an archived incident takes too. */
  final boolean redaction;

  /** The snapshot's text. */
  String snapshot = "";

  /** The texts of the entries. */
  final List<String> entries = new ArrayList<>();

  /** The texts of the replaced entries. */
  final List<String> replacements = new ArrayList<>();

  /** The texts of the outbox entries. */
  final List<String> outbox = new ArrayList<>();

  /** Over all of it. */
  byte[] digest = {};

  private final MessageDigest sha = sha256();
  private long bytes;

  private Encoded(Commit commit, List<Entry> replaced, boolean redaction) {
    this.commit = commit;
    this.replaced = replaced;
    this.redaction = redaction;
  }

  static Encoded of(Commit commit) {
    return new Encoded(commit, List.of(), false);
  }

  static Encoded of(Redaction redaction) {
    return new Encoded(redaction.commit(), redaction.replaced(), true);
  }

  /** Writes the texts. Returns why the commit can never be stored, or null when it can. */
  @Nullable Rejected write(Codec codec) {
    Rejected refusal = Admission.refusal(commit, replaced);
    if (refusal != null && refusal.reason() == Reason.TOO_LARGE) {
      return refusal;
    }
    try {
      snapshot = text(codec, commit.snapshot());
      for (Entry entry : commit.entries()) {
        entries.add(text(codec, entry));
      }
      for (Entry entry : replaced) {
        replacements.add(text(codec, entry));
      }
      for (OutboxEntry entry : commit.outbox()) {
        outbox.add(text(codec, entry));
      }
    } catch (CodecException | CharacterCodingException e) {
      return new Rejected(
          Reason.UNSTORABLE,
          "Commit %s cannot be written: %s"
              .formatted(
                  commit.id(),
                  e instanceof CharacterCodingException
                      ? "it has a lone surrogate; take it out"
                      : TocsinException.excerpt(String.valueOf(e.getMessage()))));
    }
    sha.update(rest().getBytes(StandardCharsets.UTF_8));
    digest = sha.digest();
    return refusal == null ? Admission.refusal(commit, bytes) : refusal;
  }

  /** What a commit holds beside its texts. */
  private String rest() {
    StringBuilder rest = new StringBuilder().append(commit.expectedVersion()).append(redaction);
    if (commit.wake() != null) {
      rest.append(" wake ").append(commit.wake().lane());
      rest.append(InstantText.of(commit.wake().due()));
    }
    for (OutboxKey key : commit.superseded()) {
      rest.append(" superseded ").append(key.commit()).append(':').append(key.ordinal());
    }
    if (commit.fence() != null) {
      rest.append(" fence ").append(commit.fence().number());
    }
    return commit.settled() == null ? rest.toString() : rest.append(commit.settled()).toString();
  }

  /** The parameters of a statement that makes the commit. */
  Args parameters(Db db) {
    Incident incident = commit.snapshot();
    Args args =
        db.args()
            .with("tenant", incident.tenant().value())
            .with("incident", incident.id().value())
            .with("commit", commit.id())
            .with("expected", commit.expectedVersion())
            .with("version", incident.version())
            .with("reference", incident.reference().value())
            .with("logged_at", incident.identity().loggedAt())
            .with("secret", incident.identity().callbackSecret())
            .with("phase", incident.phase().name())
            .with("team", incident.team())
            .with("category", incident.category().path())
            .with("service", incident.details().service())
            .with("priority", incident.priority().level())
            .with("dedup_key", db.dialect.key(incident.details().dedupKey()))
            .with("owned_key", db.dialect.key(incident.ownedKey()))
            .with("closed_key", db.dialect.key(closedKey()))
            .with("closed_at", closed() ? incident.status().since() : null)
            .with("snapshot", snapshot)
            .with("digest", digest)
            .with("due", commit.wake() == null ? null : commit.wake().due())
            .with("lane", commit.wake() == null ? null : Lanes.number(commit.wake().lane()))
            .with("fence", commit.fence() == null ? null : commit.fence().number());
    if (commit.settled() != null
        && commit.settled().fence().item() instanceof Item.OfOutbox message) {
      return args.with("settled_commit", message.key().commit())
          .with("settled_ordinal", message.key().ordinal())
          .with("settled_fence", commit.settled().fence().number());
    }
    return args.with("settled_commit", null)
        .with("settled_ordinal", null)
        .with("settled_fence", null);
  }

  /** The key of which it becomes the last closed holder, or null. */
  @Nullable String closedKey() {
    return closed() ? commit.snapshot().details().dedupKey() : null;
  }

  private boolean closed() {
    return commit.snapshot().phase() == Phase.CLOSED;
  }

  private String text(Codec codec, Object value) throws CharacterCodingException {
    String text = codec.encode(value);
    byte[] encoded = Texts.utf8(text);
    bytes += encoded.length;
    sha.update(encoded);
    sha.update((byte) 0);
    return text;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
