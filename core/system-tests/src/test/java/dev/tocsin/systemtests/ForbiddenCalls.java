package dev.tocsin.systemtests;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Time, chance and threads are handed in, so main code may not fetch them itself.
 *
 * <p>Not to be seen in compiled classes, and therefore to be minded by hand: {@code Set.of} and
 * {@code Map.of} iterate in another order in each run, so nothing that is stored, sent or compared
 * may depend on it.
 */
final class ForbiddenCalls {

  private static final String NEW = "<init>";

  /** Owner to method names; {@link #NEW} is any constructor. */
  private static final Map<String, Pattern> BY_OWNER =
      Map.ofEntries(
          entry("java.lang.System", "currentTimeMillis|nanoTime"),
          entry("java.time.Clock", "system.*|tick(Millis|Seconds|Minutes)"),
          entry("java.time.InstantSource", "system"),
          entry("java.util.Calendar", "getInstance"),
          entry("java.util.GregorianCalendar", NEW),
          entry("com.google.common.base.Ticker", "systemTicker"),
          entry("com.google.common.base.Stopwatch", "create.*"),
          entry("java.lang.Math", "random"),
          entry("java.lang.StrictMath", "random"),
          entry("java.util.UUID", "randomUUID"),
          entry("java.util.Random", NEW),
          entry("java.util.SplittableRandom", NEW),
          entry("java.security.SecureRandom", NEW + "|getInstance.*"),
          entry("java.util.concurrent.ThreadLocalRandom", "current"),
          entry("java.util.random.RandomGenerator", "of|getDefault"),
          entry("java.lang.Thread", NEW + "|sleep|start|of(Virtual|Platform)|startVirtualThread"),
          entry("java.util.Timer", NEW),
          entry("java.util.concurrent.TimeUnit", "sleep"),
          entry("java.util.concurrent.Executors", "new.*"),
          entry("java.util.concurrent.ForkJoinPool", NEW + "|commonPool"),
          entry("java.util.concurrent.ThreadPoolExecutor", NEW),
          entry("java.util.concurrent.ScheduledThreadPoolExecutor", NEW),
          entry("java.util.concurrent.locks.LockSupport", "park.*"),
          entry("java.util.concurrent.CompletableFuture", "orTimeout|completeOnTimeout"),
          entry("com.google.common.util.concurrent.Uninterruptibles", "sleep.*"));

  private static final Set<String> CLOCK = Set.of("java.time.Clock", "java.time.InstantSource");

  private static final Set<List<String>> WAIT =
      Set.of(List.of(), List.of("long"), List.of("long", "int"));

  private ForbiddenCalls() {}

  /** Every forbidden call or method reference in the class, with its place. */
  static List<JavaAccess<?>> in(JavaClass type) {
    return type.getAccessesFromSelf().stream().filter(ForbiddenCalls::isForbidden).toList();
  }

  private static boolean isForbidden(JavaAccess<?> access) {
    if (!(access.getTarget() instanceof CodeUnitAccessTarget target)) {
      return false;
    }
    String owner = target.getOwner().getFullName();
    String name = target.getName();
    List<String> parameters =
        target.getRawParameterTypes().stream().map(JavaClass::getFullName).toList();

    Pattern forbidden = BY_OWNER.get(owner);
    if (forbidden != null && forbidden.matcher(name).matches()) {
      return true;
    }
    if (owner.startsWith("java.time.") && name.equals("now")) {
      return parameters.stream().noneMatch(CLOCK::contains);
    }
    if (owner.equals("java.util.Date") && name.equals(NEW)) {
      return parameters.isEmpty();
    }
    if (owner.equals("java.util.Collections") && name.equals("shuffle")) {
      return parameters.size() == 1;
    }
    if (owner.startsWith("java.util.concurrent.") && name.endsWith("Async")) {
      return !parameters.contains("java.util.concurrent.Executor");
    }
    if (name.equals("parallelStream") || (name.equals("parallel") && owner.startsWith("java."))) {
      return true;
    }
    // No class can declare a wait of its own with these parameters, so the owner says nothing.
    return name.equals("wait") && WAIT.contains(parameters);
  }

  private static Map.Entry<String, Pattern> entry(String owner, String names) {
    return Map.entry(owner, Pattern.compile(names));
  }
}
