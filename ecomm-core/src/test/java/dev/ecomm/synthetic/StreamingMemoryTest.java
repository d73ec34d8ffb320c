package dev.ecomm.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecomm.model.ChildJvm;
import dev.ecomm.run.RunContext;
import java.io.IOException;
import java.io.OutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Streams lines in JVMs whose heap holds a small part of them. */
class StreamingMemoryTest {

  @Test
  void half_a_million_lines_of_text_need_24_megabytes() throws Exception {
    check("24m", HalfAMillion.class, "500000 rows, 0 bad");
  }

  @Test
  @Tag("slow")
  void five_million_lines_of_text_need_24_megabytes() throws Exception {
    check("24m", FiveMillion.class, "5000000 rows, 0 bad");
  }

  private static void check(String heap, Class<?> main, String says) throws Exception {
    ChildJvm.Ended child = ChildJvm.run(heap, main);
    assertThat(child.output()).containsExactly(says);
    assertThat(child.exitCode()).isZero();
  }

  /** A child. */
  static final class HalfAMillion {
    private HalfAMillion() {}

    public static void main(String[] args) throws IOException {
      write(500_000);
    }
  }

  /** A child. */
  static final class FiveMillion {
    private FiveMillion() {}

    public static void main(String[] args) throws IOException {
      write(5_000_000);
    }
  }

  private static void write(long rows) throws IOException {
    SyntheticInvoices lines = SyntheticInvoices.builder().rows(rows).seed(1).build();
    long bad = lines.writeCsv(OutputStream.nullOutputStream(), RunContext.withDefaults());
    System.out.println(lines.rows() + " rows, " + bad + " bad");
  }
}
