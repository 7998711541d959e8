package dev.tocsin.testkit;

import dev.tocsin.ServiceDesk;
import dev.tocsin.policy.Policy;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives each test a desk of its own: a parameter of type {@link TestDesk}, or of type {@link
 * ServiceDesk} for code that knows nothing of tests; both are of the same desk.
 *
 * <p>{@code @ExtendWith(DeskExtension.class)} for the small policy, or
 *
 * <pre>{@code
 * @RegisterExtension
 * static final DeskExtension DESK = DeskExtension.with(policy);
 * }</pre>
 *
 * <p>Safe for tests that run in parallel: each has its own desk. Source: first-screens.md, "The
 * tester".
 */
public final class DeskExtension implements ParameterResolver {
  private static final Namespace OURS = Namespace.create(DeskExtension.class);

  private final Policy policy;

  /** With {@link TestDesk#smallPolicy()}. */
  public DeskExtension() {
    this(TestDesk.smallPolicy());
  }

  private DeskExtension(Policy policy) {
    this.policy = policy;
  }

  /**
   * With a policy of the test's.
   *
   * @param policy the rules
   * @return an extension for {@code @RegisterExtension}
   */
  public static DeskExtension with(Policy policy) {
    return new DeskExtension(policy);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == TestDesk.class || type == ServiceDesk.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    TestDesk desk =
        context
            .getStore(OURS)
            .getOrComputeIfAbsent(
                context.getUniqueId(), id -> TestDesk.with(policy), TestDesk.class);
    return parameter.getParameter().getType() == TestDesk.class ? desk : desk.serviceDesk();
  }
}
