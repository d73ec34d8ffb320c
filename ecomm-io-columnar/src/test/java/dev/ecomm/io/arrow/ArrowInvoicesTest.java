package dev.ecomm.io.arrow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ecomm.error.InvoiceDataException;
import dev.ecomm.io.InvoiceReader;
import dev.ecomm.io.Invoices;
import dev.ecomm.io.ReadResult;
import dev.ecomm.io.TableWriteOptions;
import dev.ecomm.io.Tables;
import dev.ecomm.model.DataTable;
import dev.ecomm.model.InvoiceLine;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.model.InvoiceTableBuilder;
import dev.ecomm.model.LongColumn;
import dev.ecomm.run.RunContext;
import dev.ecomm.store.Stores;
import dev.ecomm.testkit.DataFolder;
import dev.ecomm.testkit.MemoryStore;
import java.net.URI;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArrowInvoicesTest {

  private static final RunContext RUN = RunContext.withDefaults();

  private final Stores stores = Stores.discovered().with(new MemoryStore());

  @ParameterizedTest
  @ValueSource(strings = {"mem:/t.arrow", "mem:/t.arrows"})
  void invoices_come_back_as_the_same_lines_without_other_columns(URI uri) {
    InvoiceTable lines = lines(10_000);
    write(lines.toTable().withColumn("__index_level_0__", LongColumn.of(new long[10_000])), uri);

    ReadResult read = InvoiceReader.builder().stores(stores).build().read(uri, RUN);

    assertThat(read.table().sameLines(lines)).isTrue();
    assertThat(read.rejects()).isEmpty();
    assertThat(read.report().ignoredColumns()).containsExactly("__index_level_0__");
  }

  @Test
  void the_real_invoices_come_back_as_they_were() {
    URI uri = URI.create("mem:/real.arrow");
    InvoiceTable lines = Invoices.read(DataFolder.require("data/online_retail.csv.gz").toUri());
    write(lines.toTable(), uri);

    ReadResult read = InvoiceReader.builder().stores(stores).build().read(uri, RUN);

    assertThat(read.table()).isEqualTo(lines);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mem:/t.arrow", "mem:/t.arrows"})
  void a_file_without_an_invoice_column_is_an_error(URI uri) {
    write(lines(3).toTable().select("invoice_no", "quantity"), uri);

    assertThatThrownBy(() -> InvoiceReader.builder().stores(stores).build().read(uri, RUN))
        .isInstanceOf(InvoiceDataException.class)
        .hasMessageContaining("no column for stock_code, description");
  }

  private void write(DataTable table, URI uri) {
    Tables.write(table, uri, TableWriteOptions.builder().stores(stores).build(), RUN);
  }

  private static InvoiceTable lines(int rows) {
    SplittableRandom random = new SplittableRandom(1);
    InvoiceTableBuilder lines = InvoiceTable.builder();
    List<String> texts = List.of("85123A", "LANTERN ", "no, \"quotes\"", "🎄", "");
    for (int row = 1; row <= rows; row++) {
      lines.append(
          new InvoiceLine(
              row,
              "5363" + random.nextInt(900),
              texts.get(random.nextInt(4)),
              texts.get(random.nextInt(5)),
              random.nextInt(-5, 100),
              1_291_192_000L + random.nextInt(100_000) * 60L,
              random.nextInt(10_000) / 100.0,
              random.nextInt(4) == 0 ? null : "17" + random.nextInt(1000),
              "United Kingdom"));
    }
    return lines.build();
  }
}
