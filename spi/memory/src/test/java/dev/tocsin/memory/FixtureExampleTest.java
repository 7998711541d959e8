package dev.tocsin.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The kit's README shows the fixture that the contract is proved with. */
class FixtureExampleTest {
  @Test
  void the_example_is_the_memory_stores_own_fixture() throws IOException {
    String readme = Files.readString(Path.of("../tck/README.md"));
    String source =
        Files.readString(Path.of("src/test/java/dev/tocsin/memory/MemoryStoreContractTest.java"));

    int start = readme.indexOf("```java\n") + "```java\n".length();
    String example = readme.substring(start, readme.indexOf("```", start));

    assertThat(example).contains("StoreFixture fixture()");
    assertThat(source).endsWith(example);
  }
}
