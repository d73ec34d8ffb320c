package dev.ecomm.io.arrow;

import java.nio.ByteBuffer;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;

/**
 * Memory outside of the heap, as the C data interface needs it. Arrow's classes reach into {@code
 * java.nio} for it, which the JVM allows only by an option.
 */
final class ArrowMemory {

  private ArrowMemory() {}

  /**
   * Returns where all exported tables are; what is exported stays until its consumer releases it.
   *
   * @throws IllegalStateException if the JVM lacks the option; names it
   */
  static BufferAllocator shared() {
    requireOption(ByteBuffer.class.getModule().isOpen("java.nio", ArrowMemory.class.getModule()));
    return Shared.ALLOCATOR;
  }

  static void requireOption(boolean isOpen) {
    if (!isOpen) {
      throw new IllegalStateException(
          "Arrow's C data interface needs the JVM option"
              + " --add-opens=java.base/java.nio=ALL-UNNAMED. Add it to the command line.");
    }
  }

  /** Made on first use, so that the option is asked for first. */
  private static final class Shared {
    static final BufferAllocator ALLOCATOR = new RootAllocator();
  }
}
