package dev.tocsin.examples.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder.request;

import dev.tocsin.examples.storage.GrowingFixture.Step;
import dev.tocsin.tck.StoreContract;
import dev.tocsin.tck.StoreFixture;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherFactory;

/** Each step of the guide turns exactly the tests green of which the guide says so. */
class StepsTest {
  private static final String[] ALL = {
    "register", "dedup", "policies", "wakes", "outbox", "faults", "batch", "joined", "retention"
  };

  /** The limits and the receipts of the first step speak of wakes and messages already. */
  private static final Set<String> EARLY =
      Set.of(
          "C14 finer instants are rejected or truncated but never rounded",
          "C14 instants that no database keeps are rejected before any effect",
          "C4 the same id with other content is rejected");

  private static volatile Step step = Step.NOTHING;

  /** The kit, for the store as far as the guide has come; run by the tests, not by the build. */
  static class GrowingStore extends StoreContract {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @TempDir Path folder;

    @Override
    protected StoreFixture fixture() {
      return new GrowingFixture(folder.resolve(NUMBER.incrementAndGet() + ".mv"), step);
    }
  }

  /** The kit, for the finished store with the fixture of the first step. */
  static class FirstStore extends StoreContract {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @TempDir Path folder;

    @Override
    protected StoreFixture fixture() {
      return new FirstFixture(folder.resolve(NUMBER.incrementAndGet() + ".mv"));
    }
  }

  private record Trial(Set<String> passed, Map<String, String> failed) {}

  private static Trial run(Step after, String... tags) {
    step = after;
    return run(GrowingStore.class, tags);
  }

  private static Trial run(Class<?> contract, String... tags) {
    Trial trial = new Trial(new TreeSet<>(), new TreeMap<>());
    LauncherFactory.create()
        .execute(
            request().selectors(selectClass(contract)).filters(TagFilter.includeTags(tags)).build(),
            new TestExecutionListener() {
              @Override
              public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                if (test.isTest()) {
                  result
                      .getThrowable()
                      .ifPresentOrElse(
                          error -> trial.failed.put(test.getDisplayName(), error.toString()),
                          () -> trial.passed.add(test.getDisplayName()));
                }
              }
            });
    return trial;
  }

  private static String tag(Step of) {
    return of.name().toLowerCase(Locale.ROOT);
  }

  @Test
  void before_the_first_step_everything_is_red() {
    Trial trial = run(Step.NOTHING, ALL);

    assertThat(trial.passed()).isEmpty();
    assertThat(trial.failed()).hasSizeGreaterThan(100);
  }

  @Test
  void the_fixture_of_the_first_step_is_enough_until_something_is_to_break() {
    Trial green = run(FirstStore.class, "dedup", "outbox");

    assertThat(green.failed()).isEmpty();
    assertThat(green.passed()).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NOTHING")
  void each_step_turns_its_tests_green(Step done) {
    Trial green = run(done, tag(done));

    assertThat(green.failed()).isEmpty();
    assertThat(green.passed()).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"REGISTER", "DEDUP", "POLICIES", "WAKES", "OUTBOX"})
  void and_leaves_those_of_the_next_one_red(Step done) {
    Trial red = run(done, tag(Step.values()[done.ordinal() + 1]));

    assertThat(red.passed()).isSubsetOf(EARLY);
    assertThat(red.failed()).hasSizeGreaterThan(2);
  }

  @Test
  void a_capability_that_is_not_there_yet_is_refused_from_the_first_step_on() {
    Trial green = run(Step.REGISTER, "batch", "joined", "retention");

    assertThat(green.failed()).isEmpty();
    assertThat(green.passed()).isNotEmpty();
  }
}
