package dev.tocsin.examples.policytool;

/** The arguments ask for something that makes no sense for this policy. */
final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UsageException(String what, String value, String problem, String remedy) {
    super("%s '%s' %s: %s.".formatted(what, value, problem, remedy));
  }

  UsageException(String problem, String remedy) {
    super("%s: %s.".formatted(problem, remedy));
  }
}
