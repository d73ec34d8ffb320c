package dev.ecomm.io.parquet;

import static dev.ecomm.testkit.DataTableAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.ecomm.error.InvoiceDataException;
import dev.ecomm.io.TableReadOptions;
import dev.ecomm.io.TableReader;
import dev.ecomm.model.DataTable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Files that are cut, flipped, or of another kind: an error that names the file, never a guess. */
class ParquetDamageTest {

  @Test
  void an_empty_file_is_an_error_that_says_so() {
    assertThatThrownBy(() -> ParquetFiles.read(new byte[0]))
        .isInstanceOf(InvoiceDataException.class)
        .hasMessage("[mem:/shop/lines.parquet] is empty; a Parquet file has at least a footer.");
  }

  @Test
  void a_csv_file_under_this_name_is_an_error_that_says_so() {
    byte[] csv = "InvoiceNo,Quantity\n536365,6\n".getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() -> ParquetFiles.read(csv))
        .isInstanceOf(InvoiceDataException.class)
        .hasMessageContaining("does not end as a Parquet file does: it is cut off, or of another");
  }

  @Test
  void an_encrypted_file_is_an_error_that_says_so() {
    byte[] file = ParquetFiles.bytes(new ParquetFormat(), RandomTables.of(1, 100));
    System.arraycopy("PARE".getBytes(StandardCharsets.US_ASCII), 0, file, file.length - 4, 4);

    assertThatThrownBy(() -> ParquetFiles.read(file))
        .isInstanceOf(InvoiceDataException.class)
        .hasMessageContaining("is encrypted, which is not read here. Decrypt it first.");
  }

  @Test
  void a_file_cut_anywhere_is_an_error_that_names_it() {
    ParquetFormat format = ParquetFormat.builder().rowGroupRows(700).build();
    byte[] file = ParquetFiles.bytes(format, RandomTables.of(2, 5_000));
    assertThat(file.length).isGreaterThan(20_000);

    for (int length = 0; length < file.length; length += 1_000) {
      assertTypedError(Arrays.copyOf(file, length));
    }
    for (int length = file.length - 20; length < file.length; length++) {
      assertTypedError(Arrays.copyOf(file, length));
    }
  }

  @Test
  void a_flipped_byte_of_a_page_is_a_checksum_error() {
    byte[] file = ParquetFiles.bytes(new ParquetFormat(), RandomTables.of(3, 5_000));
    file[200] ^= 1;

    assertThatThrownBy(() -> ParquetFiles.read(file))
        .isInstanceOf(InvoiceDataException.class)
        .hasMessage(
            "[mem:/shop/lines.parquet] the column \"l\" cannot be read: the checksum of a page does"
                + " not match.");
  }

  @Test
  void a_flipped_byte_of_a_columns_name_is_a_checksum_error() {
    byte[] file = ParquetFiles.bytes(new ParquetFormat(), RandomTables.of(3, 100));
    String text = new String(file, StandardCharsets.ISO_8859_1);
    file[text.lastIndexOf("element")] ^= 1;

    assertThatThrownBy(() -> ParquetFiles.read(file))
        .isInstanceOf(InvoiceDataException.class)
        .hasMessage("[mem:/shop/lines.parquet] the checksum of the footer does not match.");
  }

  @ParameterizedTest
  @EnumSource
  void a_changed_byte_never_changes_the_table(ParquetCompression compression) {
    mutate(compression, 500);
  }

  @Tag("slow")
  @ParameterizedTest
  @EnumSource
  void a_changed_byte_never_changes_the_table_in_10_000_tries(ParquetCompression compression) {
    mutate(compression, 10_000);
  }

  private static void mutate(ParquetCompression compression, int tries) {
    SplittableRandom random = new SplittableRandom(compression.ordinal());
    ParquetFormat format =
        ParquetFormat.builder().compression(compression).rowGroupRows(120).build();
    DataTable table = RandomTables.of(40, 300);
    byte[] file = ParquetFiles.bytes(format, table);
    for (int i = 0; i < tries; i++) {
      byte[] changed = file.clone();
      // Half of them where there is structure: page headers and the footer.
      int at = random.nextInt(file.length);
      changed[at] ^= (byte) (1 + random.nextInt(255));
      Throwable thrown =
          catchThrowable(() -> assertThat(ParquetFiles.read(changed)).isEqualTo(table));
      if (thrown != null) {
        assertThat(thrown).as("byte %d", at).isInstanceOf(InvoiceDataException.class);
        assertThat(thrown).hasMessageContaining("[mem:/shop/lines.parquet] ");
      }
    }
  }

  @Test
  void limits_name_their_settings() {
    byte[] file = ParquetFiles.bytes(new ParquetFormat(), RandomTables.of(3, 5_000));

    assertLimit(ParquetFormat.builder().maxPageBytes(10).build(), file, "maxPageBytes 10");
    assertLimit(ParquetFormat.builder().maxFooterBytes(10).build(), file, "maxFooterBytes 10");
    assertLimit(ParquetFormat.builder().maxRowGroupRows(10).build(), file, "maxRowGroupRows 10");
  }

  private static void assertLimit(ParquetFormat format, byte[] file, String setting) {
    assertThatThrownBy(
            () -> {
              try (TableReader reader =
                  ParquetFiles.reader(format, file, TableReadOptions.withDefaults())) {
                var unused = reader.readAll();
              }
            })
        .isInstanceOf(InvoiceDataException.class)
        .hasMessageContaining(setting);
  }

  private static void assertTypedError(byte[] file) {
    assertThatThrownBy(() -> ParquetFiles.read(file))
        .as("%d bytes", file.length)
        .isInstanceOf(InvoiceDataException.class)
        .hasMessageStartingWith("[mem:/shop/lines.parquet] ");
  }
}
