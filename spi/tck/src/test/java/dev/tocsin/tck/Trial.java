package dev.tocsin.tck;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder.request;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestTag;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * What became of each of the kit's tests with a store.
 *
 * @param passed the names of those that it passed
 * @param failed the names of the others, and why
 */
record Trial(Set<String> passed, Map<String, String> failed) {
  /** Runs those tests whose names begin with a prefix. */
  static Trial of(Supplier<StoreFixture> store, String prefix) {
    return of(store, test -> (test.getDisplayName() + " ").startsWith(prefix));
  }

  /** Runs those tests that have one of the tags. */
  static Trial ofTags(Supplier<StoreFixture> store, List<String> tags) {
    return of(
        store,
        test -> test.getTags().stream().map(TestTag::getName).filter(tags::contains).count() == 1);
  }

  private static synchronized Trial of(
      Supplier<StoreFixture> store, Predicate<TestDescriptor> wanted) {
    ShelfSuite.trial = store;
    Trial trial = new Trial(new TreeSet<>(), new TreeMap<>());
    PostDiscoveryFilter named =
        test -> FilterResult.includedIf(!test.isTest() || wanted.test(test));
    LauncherFactory.create()
        .execute(
            request()
                .selectors(selectClass(ShelfSuite.class))
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "false")
                .filters(named)
                .build(),
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

              @Override
              public void executionSkipped(TestIdentifier test, String reason) {
                throw new AssertionError(test.getDisplayName() + " was skipped: " + reason);
              }
            });
    return trial;
  }
}
