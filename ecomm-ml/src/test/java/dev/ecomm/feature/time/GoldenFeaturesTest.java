package dev.ecomm.feature.time;

import static dev.ecomm.testkit.DataTableAssert.assertThat;

import dev.ecomm.io.Tables;
import dev.ecomm.model.Column;
import dev.ecomm.model.DataTable;
import dev.ecomm.model.Field;
import dev.ecomm.model.Schema;
import dev.ecomm.run.RunContext;
import dev.ecomm.series.SeriesSet;
import dev.ecomm.testkit.DataFolder;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Every column of the golden file, made of the golden series. */
class GoldenFeaturesTest {

  private static SeriesSet series(String column) {
    DataTable daily =
        Tables.read(
            DataFolder.require("golden/demand_daily.csv").toUri(),
            Schema.of(Field.ofDate("date"), Field.ofDouble(column)));
    List<LocalDate> days =
        IntStream.range(0, daily.rows()).mapToObj(daily.dates("date")::dateAt).toList();
    return SeriesSet.ofDays(column, days, daily.doubles(column).toArray());
  }

  private static TimeFeatures features() {
    TimeFeatures.Builder features = TimeFeatures.builder().lag(1, 6, 7, 12, 14);
    for (int window : new int[] {3, 7, 14}) {
      features
          .rolling(
              window,
              Statistic.MEAN,
              Statistic.STD,
              Statistic.MIN,
              Statistic.MAX,
              Statistic.MEDIAN,
              Statistic.LWMA)
          .emaOfSpan(window, EmaKind.ADJUSTED)
          .emaOfSpan(window, EmaKind.RECURSIVE);
    }
    return features.emaOfAlpha(0.3, EmaKind.ADJUSTED).emaOfAlpha(0.3, EmaKind.RECURSIVE).build();
  }

  @Test
  void every_column_of_the_file_is_met() {
    RunContext run = RunContext.withDefaults();
    DataTable ofQuantity = features().compute(series("total_qty"), run).toTable();
    DataTable ofSales =
        TimeFeatures.builder()
            .add(
                PastFeature.rolling(7, 1, Statistic.MEAN)
                    .shifted(7)
                    .named("notebook_lag_sma_sales"))
            .build()
            .compute(series("total_sales"), run)
            .toTable();

    assertThat(named(ofQuantity, ofSales.column("notebook_lag_sma_sales")))
        .hasRows(305)
        .isCloseToGolden(DataFolder.require("golden/demand_features_total_qty.csv"));
  }

  private static DataTable named(DataTable features, Column ofSales) {
    List<Field> fields = new ArrayList<>();
    for (Field field : features.schema().fields()) {
      fields.add(
          switch (field.name()) {
            case "ds" -> Field.ofDate("date");
            case "y" -> Field.ofDouble("value");
            default -> field;
          });
    }
    return DataTable.of(
            Schema.of(fields.subList(1, fields.size())),
            features.columns().subList(1, fields.size()))
        .withColumn("notebook_lag_sma_sales", ofSales);
  }
}
