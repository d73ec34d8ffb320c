package dev.ecomm.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ecomm.testkit.gcs.FakeGcs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriteToGcsTest {

  @Test
  void lines_come_to_the_bucket_and_the_staging_area_is_emptied(@TempDir Path dir)
      throws Exception {
    Path file =
        Files.write(
            dir.resolve("invoices.csv"),
            List.of(
                "Invoice,StockCode,Description,Quantity,InvoiceDate,Price,Customer ID,Country",
                "1,A,MUG,6,2010-12-01 08:26:00,2.5,7,France"));
    try (FakeGcs server = FakeGcs.start()) {
      server.createRequesterPaysBucket("shop");
      server.put("shop", "staging/part-1.csv", new byte[1]);
      String[] args = {
        file.toString(),
        "gs://shop/2010/lines.csv",
        "gs://shop/staging/",
        server.endpoint().toString()
      };

      assertThat(Printed.by(() -> WriteToGcs.main(args)))
          .containsExactly("1 staged objects were deleted");
      assertThat(server.names("shop")).containsExactly("2010/lines.csv");
      assertThat(new String(server.get("shop", "2010/lines.csv"), UTF_8))
          .contains("1,A,MUG,6,2010-12-01 08:26:00,2.5,7,France\n");
    }
  }
}
