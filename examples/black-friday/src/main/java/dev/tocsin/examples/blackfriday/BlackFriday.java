package dev.tocsin.examples.blackfriday;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ServiceLoader;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.SLF4JServiceProvider;

/** Stands here until the example is written: prints what it was given. */
public final class BlackFriday {

  private BlackFriday() {}

  /**
   * Prints what it was given.
   *
   * @param args not used
   */
  public static void main(String[] args) {
    String payload = System.getProperty("payload");
    System.out.println("payload " + payload + ", policy " + System.getProperty("policy"));
    System.out.println("slf4j " + LoggerFactory.getILoggerFactory().getClass());
    System.out.println(
        "providers " + ServiceLoader.load(SLF4JServiceProvider.class).stream().count());
    if (payload != null && !Files.exists(Path.of(payload))) {
      System.err.println("No such file: " + payload);
      System.exit(2);
    }
  }
}
