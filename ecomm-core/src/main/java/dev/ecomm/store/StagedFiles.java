package dev.ecomm.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The hidden files that are being written, so that a process ended by a signal leaves none. */
final class StagedFiles {
  private static final Logger LOG = LoggerFactory.getLogger(StagedFiles.class);
  private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

  static {
    try {
      Runtime.getRuntime()
          .addShutdownHook(new Thread(StagedFiles::removeAll, "ecomm-staged-files"));
    } catch (IllegalStateException e) {
      LOG.debug("the process is ending already; what it writes now is not removed by a signal");
    }
  }

  private StagedFiles() {}

  static void add(Path staged) {
    OPEN.add(staged);
  }

  static void remove(Path staged) {
    OPEN.remove(staged);
  }

  private static void removeAll() {
    for (Path staged : OPEN) {
      try {
        Files.deleteIfExists(staged);
      } catch (IOException e) {
        LOG.debug("{} could not be removed: {}", staged, e.toString());
      }
    }
  }
}
