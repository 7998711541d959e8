package dev.tocsin.benchmarks;

import dev.tocsin.benchmarks.lifecycle.Lifecycle;
import dev.tocsin.benchmarks.lifecycle.LifecycleColumn;
import dev.tocsin.benchmarks.lifecycle.Register;
import dev.tocsin.benchmarks.lifecycle.State;
import dev.tocsin.benchmarks.lifecycle.Trigger;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.Warmup;

/** Job A: a fresh incident driven through six transitions; and transitions alone. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
@org.openjdk.jmh.annotations.State(Scope.Thread)
@Floor("floor-sameRecord")
public class LifecycleBenchmark {
  @Param({
    "floor-enumSwitch",
    "floor-enumMap",
    "floor-recordAndEvent",
    "floor-sameRecord",
    "tocsin",
    "stateless4j",
    "squirrel",
    "spring",
    "spring-reused"
  })
  public String column;

  private LifecycleColumn lifecycle;
  private Trigger[] path;

  @Setup
  public void setUp() throws Exception {
    lifecycle = LifecycleColumn.named(column);
    path = Lifecycle.PATH.toArray(Trigger[]::new);
    if (lifecycle.drive(path) != State.CLOSED) {
      throw new AssertionError("path did not end in CLOSED");
    }
    boolean refused = refuses(() -> lifecycle.drive(new Trigger[] {Trigger.CLOSE}));
    if (!refused) {
      throw new AssertionError("illegal trigger moved the state");
    }
    if (lifecycle instanceof Register register) {
      compare(register);
    }
    lifecycle.hold();
    if (lifecycle.fireHeld(Trigger.HOLD) != State.ON_HOLD
        || lifecycle.fireHeld(Trigger.RESUME) != State.IN_PROGRESS) {
      throw new AssertionError("hold and resume");
    }
  }

  /** The floor and the library must have recorded the same, and their entries must fold to it. */
  private void compare(Register register) throws Exception {
    Register other =
        (Register) LifecycleColumn.named(column.equals("tocsin") ? "floor-sameRecord" : "tocsin");
    register.drive(path);
    other.drive(path);
    if (!register.incident().equals(other.incident())
        || !register.entries().equals(other.entries())) {
      throw new AssertionError(
          register.incident()
              + "\n"
              + register.entries()
              + "\nand\n"
              + other.incident()
              + "\n"
              + other.entries());
    }
  }

  private static boolean refuses(java.util.function.Supplier<State> drive) {
    try {
      return drive.get() == State.NEW;
    } catch (RuntimeException e) {
      return true;
    }
  }

  /** One fresh incident, six transitions. */
  @Benchmark
  public State path() {
    return lifecycle.drive(path);
  }

  /** HOLD then RESUME on a long-lived incident: the cost of one transition without set-up. */
  @Benchmark
  @OperationsPerInvocation(2)
  public State transition() {
    lifecycle.fireHeld(Trigger.HOLD);
    return lifecycle.fireHeld(Trigger.RESUME);
  }
}
