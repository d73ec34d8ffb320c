package dev.ecomm.testkit;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folder of real data and golden files that the system property {@code ecomm.data} names.
 *
 * <p>Such files are too large to be checked in everywhere, so a test that needs one asks here and
 * is skipped, visibly and with the reason, where it is absent.
 */
public final class DataFolder {
  private static final String PROPERTY = "ecomm.data";

  private DataFolder() {}

  /**
   * Returns a file of the folder, or skips the calling test if it is not there.
   *
   * @param relativePath the path below the folder, for example {@code golden/clean_facts.csv}
   * @return the path of a file that exists
   * @throws org.opentest4j.TestAbortedException if the property is not set or there is no such file
   */
  public static Path require(String relativePath) {
    String folder = System.getProperty(PROPERTY);
    assumeTrue(
        folder != null, () -> "No " + relativePath + ": set -D" + PROPERTY + " to its folder.");
    Path file = Path.of(folder).resolve(relativePath).normalize();
    assumeTrue(
        Files.isRegularFile(file),
        () -> "No file " + file + ": put it there, or set -D" + PROPERTY + " to another folder.");
    return file;
  }
}
