package dev.ecomm.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

class DataFolderTest {
  private static final String PROPERTY = "ecomm.data";

  @TempDir Path folder;
  private String before;

  @BeforeEach
  void use_the_temporary_folder() {
    before = System.setProperty(PROPERTY, folder.toString());
  }

  @AfterEach
  void restore() {
    if (before == null) {
      System.clearProperty(PROPERTY);
    } else {
      System.setProperty(PROPERTY, before);
    }
  }

  @Test
  void a_file_that_is_there_is_returned() throws IOException {
    Path file = Files.createFile(Files.createDirectory(folder.resolve("golden")).resolve("a.csv"));

    assertThat(DataFolder.require("golden/a.csv")).isEqualTo(file);
  }

  @Test
  void a_missing_file_skips_the_test_and_says_which() {
    assertThatThrownBy(() -> DataFolder.require("golden/b.csv"))
        .isInstanceOf(TestAbortedException.class)
        .hasMessageContaining(folder.resolve("golden/b.csv").toString())
        .hasMessageContaining("-Decomm.data");
  }

  @Test
  void without_the_property_the_test_is_skipped() {
    System.clearProperty(PROPERTY);

    assertThatThrownBy(() -> DataFolder.require("golden/a.csv"))
        .isInstanceOf(TestAbortedException.class)
        .hasMessageContaining("set -Decomm.data");
  }
}
