package dev.tocsin;

import static dev.tocsin.Fixture.DANA;
import static dev.tocsin.Fixture.LEE;
import static dev.tocsin.Fixture.checkoutDown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.incident.Entry;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.RecordEvent;
import dev.tocsin.incident.Report;
import dev.tocsin.incident.TenantId;
import dev.tocsin.register.EntryCodec;
import dev.tocsin.register.RegisterLineException;
import dev.tocsin.register.RegisterReport;
import dev.tocsin.store.Query;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** A register leaves one store and is the same in another. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RegisterFileTest {
  private final Fixture from = new Fixture(Fixture.teams().build());
  private final Fixture to = new Fixture(Fixture.teams().build());
  private final Map<String, Entry> written = new HashMap<>();

  /** JSON is the host's business; here a line is the name of an entry. */
  private final EntryCodec codec =
      EntryCodec.of(
          entry -> {
            String line = "{\"entry\":\"" + entry.hashCode() + "\"}";
            written.put(line, entry);
            return line;
          },
          line -> {
            Entry entry = written.get(line);
            if (entry == null) {
              throw new IllegalArgumentException("not JSON");
            }
            return entry;
          });

  private String export() throws IOException {
    StringBuilder out = new StringBuilder();
    from.desk.register().export(Query.all(), codec, out);
    return out.toString();
  }

  private RegisterReport take(String file) throws IOException {
    return to.desk.register().importFrom(new StringReader(file), codec, LEE);
  }

  private void refused(String file, long line, String words) {
    assertThatThrownBy(() -> take(file))
        .isInstanceOfSatisfying(
            RegisterLineException.class,
            e -> {
              assertThat(e).hasMessageContaining(words);
              assertThat(e.line()).isEqualTo(line);
            });
  }

  private List<IncidentId> three() {
    Incident closed = from.desk.log(checkoutDown());
    from.desk.acknowledge(closed.id(), DANA);
    from.desk.resolve(closed.id(), DANA, "Rolled back");
    from.desk.close(closed.id(), DANA);
    Incident open = from.desk.log(Report.of("Printer jams").reporter(DANA).dedupKey("printer"));
    Incident held = from.desk.log(Report.of("Mail is slow"));
    from.desk.start(held.id(), LEE);
    from.desk.hold(held.id(), LEE, "caller");
    return List.of(closed.id(), open.id(), held.id());
  }

  private void same(IncidentId id) {
    assertThat(to.get(id)).isEqualTo(from.get(id));
    assertThat(to.desk.history(id)).isEqualTo(from.desk.history(id));
    assertThat(to.desk.register().verify(id).fault()).isNull();
  }

  @Test
  void the_same_incidents_stand_in_the_other_store_and_verify() throws IOException {
    List<IncidentId> all = three();
    StringBuilder out = new StringBuilder();
    RegisterReport sent = from.desk.register().export(Query.all(), codec, out);
    RegisterReport taken = take(out.toString());

    assertThat(taken).isEqualTo(sent);
    assertThat(taken.incidents()).isEqualTo(3);
    all.forEach(this::same);
    assertThat(to.desk.findOwner("printer")).isPresent();
    assertThat(to.sent).isEmpty();
    to.pass(java.time.Duration.ofDays(3));
    assertThat(to.events(from.get(all.get(2)))).contains("follow-up-due");
  }

  @Test
  void doing_it_again_changes_nothing_and_what_went_on_is_completed() throws IOException {
    List<IncidentId> all = three();
    take(export());
    take(export());
    from.desk.comment(all.get(1), DANA, "Paper is on its way");
    take(export());
    all.forEach(this::same);
  }

  @Test
  void what_the_store_knows_more_of_is_passed_over() throws IOException {
    three();
    String early = export();
    take(early);
    IncidentId open = to.desk.findOwner("printer").orElseThrow().id();
    to.desk.comment(open, LEE, "x");
    assertThat(take(early).incidents()).isEqualTo(3);
    assertThat(to.desk.register().verify(open).fault()).isNull();
  }

  @Test
  void a_history_of_more_than_one_commit_comes_over_as_well() throws IOException {
    Incident incident = from.desk.log(checkoutDown());
    EntryCodec wide =
        EntryCodec.of(
            entry -> codec.write(entry) + " ".repeat(50_000), line -> codec.read(line.strip()));
    for (int i = 0; i < 30; i++) {
      from.desk.comment(incident.id(), DANA, "still at it, " + i);
    }
    StringBuilder out = new StringBuilder();
    from.desk.register().export(Query.all(), wide, out);
    to.desk.register().importFrom(new StringReader(out.toString()), wide, LEE);
    same(incident.id());
  }

  @Test
  void a_redacted_register_comes_over_redacted() throws IOException {
    List<IncidentId> all = three();
    String before = export();
    DeskRetention retention = from.desk.retention();
    retention.redact(retention.redaction(all.get(0), LEE, "erasure"), LEE);
    take(export());
    same(all.get(0));

    Fixture third = new Fixture(Fixture.teams().build());
    third.desk.register().importFrom(new StringReader(before), codec, LEE);
    String after = export();
    assertThatThrownBy(() -> third.desk.register().importFrom(new StringReader(after), codec, LEE))
        .hasMessageContaining("redact it here as well");
  }

  @Test
  void whatever_is_missing_is_told_with_its_line() throws IOException {
    three();
    String[] lines = export().split("\n");
    int size = lines.length;
    refused("", 0, "cut off");
    for (int cut = 1; cut < size; cut++) {
      refused(String.join("\n", List.of(lines).subList(0, cut)), cut, "cut off");
    }
    for (int gone = 0; gone < size - 1; gone++) {
      List<String> less = new ArrayList<>(List.of(lines));
      less.remove(gone);
      assertThatThrownBy(() -> take(String.join("\n", less)))
          .isInstanceOf(RegisterLineException.class);
    }
    refused(export() + export(), size + 1, "after the last line");
  }

  @Test
  void whoever_changed_an_entry_in_the_file_is_found_out() throws IOException {
    three();
    String file = export();
    String line = file.split("\n")[2];
    Entry old = written.get(line);
    written.put(
        line,
        new Entry(
            old.sequence(),
            old.occurredAt(),
            old.recordedAt(),
            old.by(),
            old.cause(),
            old.requestId(),
            new RecordEvent.Commented("nothing to see", false),
            old.seal(),
            old.more()));
    refused(file, 3, "breaks the chain of hashes: Entry 2");
    assertThat(to.desk.search(Query.all(), null, 10).incidents()).isEmpty();
  }

  @Test
  void another_history_of_the_same_incident_is_refused() throws IOException {
    Incident mine = from.desk.log(checkoutDown());
    Incident theirs = to.desk.log(checkoutDown());
    assertThat(mine.id()).isEqualTo(theirs.id());
    to.desk.comment(theirs.id(), LEE, "x");
    from.desk.comment(mine.id(), DANA, "y");
    assertThatThrownBy(() -> take(export())).hasMessageContaining("another history");
    assertThat(to.desk.register().verify(theirs.id()).fault()).isNull();
  }

  @Test
  void a_dedup_key_that_somebody_owns_and_another_tenant_are_refused() throws IOException {
    three();
    String file = export();
    to.id();
    to.desk.log(Report.of("Printer jams").dedupKey("printer"));
    assertThatThrownBy(() -> take(file)).hasMessageContaining("dedup key belongs to incident");

    ServiceDesk other =
        ServiceDesk.builder(Fixture.teams().build(), to.memory, UUID::randomUUID)
            .tenant(TenantId.of("other"))
            .build();
    assertThatThrownBy(() -> other.register().importFrom(new StringReader(file), codec, LEE))
        .isInstanceOf(RegisterLineException.class)
        .hasMessageContaining("breaks the chain");
    assertThat(other.search(Query.all(), null, 10).incidents()).isEmpty();
  }

  @Test
  void lines_of_another_kind_and_without_end_are_refused() throws IOException {
    three();
    refused("reference,id,title\n", 1, "another format");
    refused("{\"incident\":\"1\"}\n", 1, "another format");
    String file = export();
    String[] lines = file.split("\n");
    refused(file.replace(lines[1], "{\"@class\":\"java.net.URL\"}"), 2, "is no entry");
    Reader endless =
        new Reader() {
          @Override
          public int read(char[] to, int from, int length) {
            java.util.Arrays.fill(to, from, from + length, 'x');
            return length;
          }

          @Override
          public void close() {}
        };
    assertThatThrownBy(() -> to.desk.register().importFrom(endless, codec, LEE))
        .isInstanceOf(RegisterLineException.class)
        .hasMessageContaining("longer than");
  }

  @Test
  void a_codec_that_writes_several_lines_is_refused() {
    three();
    EntryCodec pretty = EntryCodec.of(entry -> "{\n}", line -> codec.read(line));
    assertThatThrownBy(() -> from.desk.register().export(Query.all(), pretty, new StringBuilder()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("indentation");
  }

  @Test
  void who_may_import_is_asked() throws IOException {
    three();
    String file = export();
    UnaryOperator<ServiceDeskBuilder> strict =
        builder -> builder.authorizer((actor, action, incident) -> !action.equals("import"));
    Fixture guarded = new Fixture(Fixture.teams().build(), strict);
    assertThatThrownBy(() -> guarded.desk.register().importFrom(new StringReader(file), codec, LEE))
        .isInstanceOf(NotAuthorizedException.class);
  }

  @Test
  void a_spreadsheet_gets_a_line_for_each_incident() throws IOException {
    three();
    from.desk.log(Report.of("=cmd|' /C calc'!A0"));
    StringBuilder csv = new StringBuilder();
    assertThat(from.desk.register().exportCsv(Query.all(), csv)).isEqualTo(4);
    assertThat(csv.toString().split("\r\n"))
        .hasSize(5)
        .anyMatch(line -> line.startsWith("reference,id,title,state"))
        .anyMatch(line -> line.contains(",'=cmd|' /C calc'!A0,"));
  }
}
