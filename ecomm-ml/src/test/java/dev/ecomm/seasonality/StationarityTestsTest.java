package dev.ecomm.seasonality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class StationarityTestsTest {

  @Test
  void noise_is_stationary_by_both() {
    double[] values = new SimulatedSeries(1).whiteNoise(300);
    assertThat(StationarityTests.adf(values, TrendTerms.CONSTANT).stationary()).isTrue();
    assertThat(StationarityTests.kpss(values, TrendTerms.CONSTANT).stationary()).isTrue();
    assertThat(StationarityTests.adf(values, TrendTerms.NONE, 0).pValue()).isLessThan(1e-20);
  }

  @Test
  void a_random_walk_is_stationary_by_neither() {
    double[] values = new SimulatedSeries(2).randomWalk(300);
    assertThat(StationarityTests.adf(values, TrendTerms.CONSTANT).stationary()).isFalse();
    assertThat(StationarityTests.kpss(values, TrendTerms.CONSTANT).stationary()).isFalse();
  }

  @Test
  void noise_around_a_line_is_stationary_once_the_line_is_taken_out() {
    double[] values = new SimulatedSeries(3).season(300, 1, 0.2, 1);
    assertThat(StationarityTests.kpss(values, TrendTerms.CONSTANT).pValue()).isEqualTo(0.01);
    assertThat(StationarityTests.kpss(values, TrendTerms.CONSTANT_AND_TREND).pValue())
        .isEqualTo(0.1);
    assertThat(StationarityTests.adf(values, TrendTerms.CONSTANT_AND_TREND).stationary()).isTrue();
  }

  @Test
  void what_explodes_has_a_p_value_of_one() {
    double[] values = new SimulatedSeries(4).autoregression(60, 1.2);
    assertThat(StationarityTests.adf(values, TrendTerms.CONSTANT, 0).pValue()).isEqualTo(1);
  }

  @Test
  void the_lags_of_older_tools_are_known() {
    assertThat(StationarityTests.legacyLags(305)).isEqualTo(16);
    assertThat(StationarityTests.legacyLags(4)).isEqualTo(3);
  }

  @Test
  void a_series_may_be_as_short_as_the_message_says() {
    double[] four = {1, 3, 2, 5};
    assertThat(StationarityTests.adf(four, TrendTerms.NONE).observations()).isEqualTo(3);
    double[] six = {1, 3, 2, 5.5, 4, 2};
    assertThat(StationarityTests.adf(six, TrendTerms.CONSTANT).lags()).isLessThanOrEqualTo(1);
    assertThatThrownBy(() -> StationarityTests.adf(six, TrendTerms.CONSTANT, 1))
        .hasMessage("values are 6, must be at least 8 for a test of Dickey and Fuller");
    assertThatThrownBy(() -> StationarityTests.kpss(six, TrendTerms.CONSTANT, 6))
        .hasMessage("values are 6, must be at least 7 for a KPSS test with 6 lags");
  }

  @Test
  void what_cannot_be_tested_is_named() {
    double[] line = new double[50];
    Arrays.setAll(line, i -> 0.1 * i);
    assertThatThrownBy(() -> StationarityTests.adf(new double[50], TrendTerms.NONE))
        .hasMessage("values are all 0.0, must differ for a test of stationarity");
    assertThatThrownBy(() -> StationarityTests.adf(line, TrendTerms.CONSTANT, 1))
        .hasMessageStartingWith("values follow from those before them exactly");
    assertThatThrownBy(() -> StationarityTests.kpss(line, TrendTerms.CONSTANT_AND_TREND))
        .hasMessageStartingWith("values lie on a straight line");
    assertThatThrownBy(() -> StationarityTests.kpss(line, TrendTerms.NONE))
        .hasMessage("terms is NONE, must be CONSTANT or CONSTANT_AND_TREND for KPSS");
    assertThatThrownBy(() -> StationarityTests.kpss(line, TrendTerms.CONSTANT, -1))
        .hasMessage("lags is -1, must be at least 0");
  }
}
