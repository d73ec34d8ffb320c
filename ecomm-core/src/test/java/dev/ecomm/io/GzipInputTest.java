package dev.ecomm.io;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ecomm.error.InvoiceDataException;
import dev.ecomm.io.csv.Gzip;
import dev.ecomm.io.csv.OneByteStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class GzipInputTest {

  private static final byte[] FIRST =
      Gzip.of("first member, with enough text to be deflated well\n");
  private static final byte[] SECOND = Gzip.of("second member, and more text to be deflated too\n");
  private static final String BOTH =
      "first member, with enough text to be deflated well\n"
          + "second member, and more text to be deflated too\n";

  @Test
  void members_follow_each_other() throws IOException {
    assertThat(inflate(Gzip.join(FIRST, SECOND))).isEqualTo(BOTH);
  }

  @Test
  void members_follow_each_other_on_a_stream_that_claims_to_have_no_more_bytes()
      throws IOException {
    byte[] two = Gzip.join(FIRST, SECOND);

    assertThat(new GzipInput(new OneByteStream(two), "a.gz").readAllBytes())
        .isEqualTo(BOTH.getBytes(UTF_8));
  }

  @Test
  void zeros_behind_the_last_member_fill_up_a_block_of_a_tape() throws IOException {
    assertThat(inflate(Gzip.join(FIRST, SECOND, new byte[512]))).isEqualTo(BOTH);
  }

  @Test
  void a_header_may_have_an_extra_field_a_name_a_comment_and_a_checksum() throws IOException {
    byte[] full = Gzip.withFullHeader(SECOND);

    assertThat(inflate(Gzip.join(FIRST, full))).isEqualTo(BOTH);
    full[12] ^= 1;
    assertThatThrownBy(() -> inflate(full))
        .hasMessage(
            "[a.gz] the gzip stream is damaged: the checksum of a header does not match. Copy or"
                + " download it again.");
  }

  @Test
  void large_texts_come_back_as_they_were() throws IOException {
    byte[] noise = new byte[1_000_000];
    new SplittableRandom(1).nextBytes(noise);

    assertThat(new GzipInput(new ByteArrayInputStream(Gzip.of(noise)), "a.gz").readAllBytes())
        .isEqualTo(noise);
  }

  @Test
  void one_byte_at_a_time_is_the_same() throws IOException {
    GzipInput in = new GzipInput(new ByteArrayInputStream(Gzip.of("\u00A3")), "a.gz");

    assertThat(in.read(new byte[4], 0, 0)).isZero();
    assertThat(new int[] {in.read(), in.read(), in.read(), in.read()})
        .containsExactly(0xC2, 0xA3, -1, -1);
  }

  /** Cut between two members, a file is whole as far as anybody can tell. */
  @Test
  void a_stream_cut_off_at_any_byte_is_an_error() {
    byte[] two = Gzip.join(FIRST, Gzip.withFullHeader(SECOND));
    for (int length = 2; length < two.length; length++) {
      byte[] cut = Arrays.copyOf(two, length);
      if (length != FIRST.length) {
        assertThatThrownBy(() -> inflate(cut))
            .as("cut to %d bytes", length)
            .isInstanceOf(InvoiceDataException.class)
            .hasMessage(
                "[a.gz] the gzip stream ends early: the file is cut off. Copy or download it"
                    + " again.");
      }
    }
  }

  /**
   * Some bytes of a header say nothing about the content, such as the time, so a wrong one there is
   * no error; but no wrong byte may change or shorten the text.
   */
  @Test
  void a_wrong_byte_anywhere_is_an_error_or_changes_nothing() {
    byte[] two = Gzip.join(FIRST, SECOND);
    for (int at = 2; at < two.length; at++) {
      for (int flip : new int[] {1, 8, 0x80, 0xFF}) {
        byte[] damaged = two.clone();
        damaged[at] ^= (byte) flip;
        String found;
        try {
          found = inflate(damaged);
        } catch (InvoiceDataException e) {
          assertThat(e).hasMessageStartingWith("[a.gz] the gzip stream ");
          continue;
        } catch (IOException e) {
          throw new AssertionError("byte " + at, e);
        }
        assertThat(found).as("byte %d, flipped %x", at, flip).isEqualTo(BOTH);
      }
    }
  }

  @Test
  void what_is_no_gzip_behind_a_member_is_an_error() {
    assertThatThrownBy(() -> inflate(Gzip.join(FIRST, "garbage".getBytes(UTF_8))))
        .isInstanceOf(InvoiceDataException.class)
        .hasMessage(
            "[a.gz] the gzip stream is damaged: no gzip header where one must begin. Copy or"
                + " download it again.");
  }

  private static String inflate(byte[] gzip) throws IOException {
    return new String(new GzipInput(new ByteArrayInputStream(gzip), "a.gz").readAllBytes(), UTF_8);
  }
}
