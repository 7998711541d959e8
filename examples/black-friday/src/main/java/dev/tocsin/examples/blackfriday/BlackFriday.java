package dev.tocsin.examples.blackfriday;

import dev.tocsin.examples.blackfriday.page.Page;
import dev.tocsin.examples.blackfriday.payload.BadInputException;
import dev.tocsin.examples.blackfriday.payload.JsonFile;
import dev.tocsin.examples.blackfriday.payload.Node;
import dev.tocsin.examples.blackfriday.payload.Payload;
import dev.tocsin.examples.blackfriday.payload.Payloads;
import dev.tocsin.examples.blackfriday.play.Day;
import dev.tocsin.examples.blackfriday.play.Storehouse;
import dev.tocsin.examples.blackfriday.story.Telling;
import dev.tocsin.incident.TocsinException;
import dev.tocsin.policy.Policy;
import dev.tocsin.policyfile.PolicyFile;
import dev.tocsin.store.PolicyDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Plays a day on a shop's desk: from what monitoring posts to the closed incident, and beside it
 * what would have happened if nobody had acted.
 */
public final class BlackFriday {
  static final int BAD_INPUT = 2;

  private static final String OWN_PAYLOAD = "alertmanager.json";
  private static final String OWN_POLICY = "black-friday.yaml";
  private static final String OWN_REMEDY =
      "the promotion job had exhausted the database's connection pool; job stopped, server back";
  private static final String ANY_REMEDY = "service is back (the payload does not say how)";

  private final Map<String, String> settings;
  private final Console out;
  private final Console err;

  BlackFriday(Map<String, String> settings, Console out, Console err) {
    this.settings = settings;
    this.out = out;
    this.err = err;
  }

  public static void main(String[] args) {
    Map<String, String> settings = new HashMap<>();
    for (String name : new String[] {"payload", "policy", "page", "store"}) {
      String value = System.getProperty(name);
      if (value != null) {
        settings.put(name, value);
      }
    }
    settings.putIfAbsent("store", "target/black-friday");
    int exit = new BlackFriday(settings, Console.of(System.out), Console.of(System.err)).run();
    if (exit != 0) {
      System.exit(exit);
    }
  }

  /** Returns the exit code. */
  int run() {
    try {
      play();
      return 0;
    } catch (BadInputException | TocsinException e) {
      err.print(String.valueOf(e.getMessage()));
      return BAD_INPUT;
    }
  }

  private void play() {
    Policy policy = policy();
    Payload payload = Payloads.read(document(), policy.priorities());
    String remedy = settings.containsKey("payload") ? ANY_REMEDY : OWN_REMEDY;
    Storehouse storehouse = storehouse();
    Optional<String> kept =
        storehouse.begin(
            new PolicyDocument(
                policy.version(), PolicyFile.write(policy).getBytes(StandardCharsets.UTF_8)));
    Day.Outcome real = Day.withPeople(payload, policy, remedy, storehouse);
    Day.Outcome ghost = Day.withNobody(payload, policy, storehouse);
    List<String> told = new ArrayList<>(Telling.of(payload, policy, real, ghost));
    if (!real.stories().isEmpty()) {
      Path page = write(Page.of(payload, policy, real, ghost));
      told.add("");
      told.add("The same as a page, with pictures: " + page);
    }
    told.forEach(out::print);
    kept.ifPresent(out::print);
  }

  private Storehouse storehouse() {
    String where = settings.getOrDefault("store", "memory");
    if (where.equals("memory")) {
      return Storehouse.memory();
    }
    return Storehouse.at(
        where.startsWith("jdbc:postgresql:") ? where : path("store", where).toString());
  }

  private Path write(String html) {
    Path page = path("page", settings.getOrDefault("page", "target/black-friday.html"));
    for (String input : new String[] {"payload", "policy"}) {
      if (settings.containsKey(input)
          && path(input, settings.get(input)).toAbsolutePath().equals(page.toAbsolutePath())) {
        throw new BadInputException(
            page + ": is the " + input + " itself: name another file with -Dpage=FILE.");
      }
    }
    if (Files.isDirectory(page)) {
      throw new BadInputException(page + ": is a directory: name a file with -Dpage=FILE.");
    }
    Path folder = page.toAbsolutePath().getParent();
    try {
      Files.createDirectories(folder);
      Path draft = page.resolveSibling(page.getFileName() + ".part");
      Files.writeString(draft, html);
      Files.move(draft, page, StandardCopyOption.REPLACE_EXISTING);
      return page;
    } catch (IOException e) {
      throw new BadInputException(
          "%s: cannot be written (%s): name another file with -Dpage=FILE."
              .formatted(page, TocsinException.excerpt(String.valueOf(e.getMessage()))));
    }
  }

  private Policy policy() {
    String file = settings.get("policy");
    return file == null
        ? PolicyFile.read(
            OWN_POLICY, new InputStreamReader(own(OWN_POLICY), StandardCharsets.UTF_8))
        : PolicyFile.read(path("policy", file));
  }

  private Node document() {
    String file = settings.get("payload");
    if (file != null) {
      return JsonFile.read(path("payload", file));
    }
    try (InputStream in = own(OWN_PAYLOAD)) {
      return JsonFile.read(OWN_PAYLOAD, in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream own(String name) {
    @Nullable InputStream in = BlackFriday.class.getResourceAsStream(name);
    return Objects.requireNonNull(in, name);
  }

  private static Path path(String setting, String file) {
    try {
      return Path.of(file);
    } catch (InvalidPathException e) {
      throw new BadInputException(
          "-D%s=%s: is not a path (%s): name a file."
              .formatted(setting, TocsinException.excerpt(file), e.getReason()));
    }
  }
}
