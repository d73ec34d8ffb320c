package dev.ecomm.seasonality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AutocorrelationTest {

  @Test
  void many_lags_of_a_long_series_are_those_of_the_definition() {
    double[] values = Values.centred(new SimulatedSeries(1).autoregression(5_000, 0.8));
    double[] sums = Autocovariance.sums(values, 400);
    for (int lag = 0; lag <= 400; lag++) {
      assertThat(sums[lag])
          .as("lag %d", lag)
          .isCloseTo(Autocovariance.sum(values, lag), within(1e-9 * sums[0]));
    }
  }

  @ParameterizedTest
  @EnumSource(PartialMethod.class)
  void partial_ones_of_a_first_order_series_end_after_one_lag(PartialMethod method) {
    double[] values = new SimulatedSeries(2).autoregression(4_000, 0.6);
    double[] partial = Autocorrelation.pacf(values, 5, method);
    assertThat(partial[0]).isEqualTo(1);
    assertThat(partial[1]).isCloseTo(0.6, within(0.05));
    for (int lag = 2; lag <= 5; lag++) {
      assertThat(partial[lag]).isCloseTo(0, within(0.05));
    }
  }

  @Test
  void a_constant_has_none() {
    Autocorrelation found = Autocorrelation.of(new double[] {5, 5, 5, 5}, 2);
    assertThat(found.acf(0)).isEqualTo(1);
    assertThat(found.acf(1)).isNaN();
    assertThat(found.toTable().doubles("pacf_ols").missingCount()).isEqualTo(2);
  }

  @Test
  void regressions_need_more_rows_than_coefficients() {
    double[] values = {1, 3, 2, 5, 4, 6, 9};
    double[] partial = Autocorrelation.pacf(values, 6, PartialMethod.LEAST_SQUARES);
    assertThat(partial[2]).isNotNaN();
    assertThat(partial[3]).isNaN();
  }

  @Test
  void bad_arguments_are_named() {
    assertThatThrownBy(() -> Autocorrelation.of(new double[] {1, 2, 3}, 3))
        .hasMessage("lags is 3, must be 1 to 2 for 3 values");
    assertThatThrownBy(() -> Autocorrelation.of(new double[] {1}, 1))
        .hasMessage("values are 1, must be at least 2 for an autocorrelation");
    assertThatThrownBy(() -> Autocorrelation.of(new double[] {1, Double.NaN}, 1))
        .hasMessageStartingWith("values[1] is NaN");
  }
}
