package dev.ecomm.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ecomm.error.InvoiceDataException;
import dev.ecomm.registry.ModelRegistry;
import dev.ecomm.registry.Release;
import dev.ecomm.registry.ReleaseDraft;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForecastModelJsonTest {
  private static final int SEASON = 6;
  private static final int HORIZON = 9;
  private static final double[] SMOOTH = smooth(96);
  private static final double[] RARE = rare(96);

  private static double[] smooth(int n) {
    double[] values = new double[n];
    double noise = 1;
    for (int t = 0; t < n; t++) {
      noise = (noise * 37 + 11) % 101;
      values[t] = 80 + t / 3.0 + 9 * StrictMath.sin(t * StrictMath.PI / 3) + noise / 7;
    }
    return values;
  }

  private static double[] rare(int n) {
    double[] values = new double[n];
    for (int t = 0; t < n; t++) {
      values[t] = t * 31 % 7 == 3 || t * 13 % 11 == 4 ? 1 + t * 17 % 5 : 0;
    }
    return values;
  }

  static Stream<Forecaster> forecasters() {
    Stream<Forecaster> named =
        Forecasters.names().stream().map(name -> Forecasters.named(name, SEASON, HORIZON));
    Stream<Forecaster> types =
        EtsType.candidates(true, true).stream().map(type -> Ets.of(type, SEASON));
    Stream<Forecaster> others =
        Stream.of(
            Ets.automatic(30),
            Arima.of(ArimaOrder.of(1, 0, 1).seasonal(0, 1, 1, SEASON).withConstant()),
            Arima.of(ArimaOrder.of(2, 1, 1)),
            Combination.median(Baselines.drift(), Intermittent.tsb(), Theta.ofSeason(SEASON)),
            Deseasonalised.of(Intermittent.adida(3), SEASON),
            ConformalIntervals.builder(Baselines.seasonalNaive(SEASON)).horizon(HORIZON).build(),
            TextbookIntervals.of(Ets.automatic(1)),
            RollingIntervals.of(Intermittent.tsb(), HORIZON),
            Transformed.log(Baselines.drift()),
            Transformed.boxCox(0.3, Ets.automatic(SEASON)).biasAdjusted(false),
            Transformed.guerrero(SEASON, Theta.ofSeason(SEASON)),
            BoostedLags.builder().season(SEASON).horizon(HORIZON).build(),
            BoostedLags.builder().season(SEASON).horizon(HORIZON).recursive().build(),
            AutoForecaster.ofSeason(1));
    return Stream.of(named, types, others).flatMap(each -> each);
  }

  private static void assertSameBits(ForecastModel read, ForecastModel written) {
    assertThat(bits(read.residuals())).isEqualTo(bits(written.residuals()));
    assertThat(bits(read.forecast(HORIZON))).isEqualTo(bits(written.forecast(HORIZON)));
    for (double level : new double[] {50, 80, 95}) {
      assertThat(said(read, level)).isEqualTo(said(written, level));
      assertThat(saidByTextbook(read, level)).isEqualTo(saidByTextbook(written, level));
    }
    assertThat(read).hasToString(written.toString());
  }

  /** A level may be refused, then by both. */
  private static String said(ForecastModel model, double level) {
    try {
      return Arrays.toString(bits(model.forecast(HORIZON, level)));
    } catch (IllegalArgumentException refused) {
      return String.valueOf(refused.getMessage());
    }
  }

  private static String saidByTextbook(ForecastModel model, double level) {
    try {
      return Arrays.toString(bits(LimitedModel.textbook(model, HORIZON, level)));
    } catch (IllegalArgumentException refused) {
      return String.valueOf(refused.getMessage());
    }
  }

  private static long[] bits(Forecast forecast) {
    double[] all = forecast.mean();
    for (double level : forecast.levels()) {
      double[] limits = new double[2 * HORIZON];
      for (int step = 1; step <= HORIZON; step++) {
        limits[2 * step - 2] = forecast.lower(level, step);
        limits[2 * step - 1] = forecast.upper(level, step);
      }
      int before = all.length;
      all = Arrays.copyOf(all, before + limits.length);
      System.arraycopy(limits, 0, all, before, limits.length);
    }
    return bits(all);
  }

  private static long[] bits(double[] values) {
    return Arrays.stream(values).mapToLong(Double::doubleToRawLongBits).toArray();
  }

  private static ForecastModel roundTrip(ForecastModel model) {
    String json = ForecastModelJson.toJson(model);
    ForecastModel read = ForecastModelJson.fromJson(json);
    assertThat(ForecastModelJson.toJson(read)).isEqualTo(json);
    return read;
  }

  @ParameterizedTest
  @MethodSource("forecasters")
  void a_model_that_was_read_says_the_same_to_the_bit(Forecaster forecaster) {
    ForecastModel written = forecaster.fit(Arrays.copyOf(SMOOTH, 90));
    ForecastModel read = roundTrip(written);
    assertSameBits(read, written);
    assertSameBits(read.on(SMOOTH), written.on(SMOOTH));
    assertSameBits(roundTrip(written.on(SMOOTH)), written.on(SMOOTH));
  }

  @ParameterizedTest
  @ValueSource(strings = {"auto", "croston", "sba", "tsb", "adida"})
  void so_does_one_of_a_demand_that_is_mostly_zero(String name) {
    for (double[] values : List.of(Arrays.copyOf(RARE, 90), new double[90])) {
      ForecastModel written = Forecasters.named(name, SEASON, HORIZON).fit(values);
      ForecastModel read = roundTrip(written);
      assertSameBits(read, written);
      assertSameBits(read.on(RARE), written.on(RARE));
    }
  }

  @Test
  void a_constant_has_an_infinite_likelihood_and_is_saved_too() {
    double[] constant = new double[24];
    Arrays.fill(constant, 3);
    for (String name : List.of("auto", "arima", "ets", "theta", "mean")) {
      ForecastModel written = Forecasters.named(name, 1, HORIZON).fit(constant);
      assertSameBits(roundTrip(written), written);
    }
    ArimaModel arima = AutoArima.ofPeriod(1).fit(constant);
    assertThat(((ArimaModel) roundTrip(arima)).logLikelihood()).isEqualTo(arima.logLikelihood());
  }

  @Test
  void what_auto_tried_and_what_its_limits_held_is_kept() {
    AutoModel written = AutoForecaster.ofSeason(SEASON).fit(SMOOTH);
    AutoModel read = (AutoModel) roundTrip(written);
    assertThat(read.candidates()).isEqualTo(written.candidates());
    assertThat(read.coverage(80, 2)).isEqualTo(written.coverage(80, 2));
    assertThat(written.coverage(80, 2).trials()).isPositive();
  }

  @Test
  void a_model_goes_through_a_registry(@TempDir Path directory) {
    ForecastModel written = Forecasters.named("auto", SEASON, HORIZON).fit(SMOOTH);
    ModelRegistry registry = ModelRegistry.builder(directory.toUri()).model("daily_demand").build();
    Release release =
        registry.publish(
            ReleaseDraft.of(ForecastModelJson.toJson(written)).build(), "a test", "first");
    String loaded = registry.load(release.version()).content();
    assertSameBits(ForecastModelJson.fromJson(loaded), written);
  }

  @Test
  void kinds_that_cannot_be_saved_are_refused_by_name_also_within_others() {
    ForecastModel own =
        new ForecastModel() {
          @Override
          public Forecast forecast(int horizon, double... levels) {
            return Baselines.naive().fit(SMOOTH).forecast(horizon, levels);
          }

          @Override
          public double[] residuals() {
            return Baselines.naive().fit(SMOOTH).residuals();
          }
        };
    Forecaster yours =
        new Forecaster() {
          @Override
          public String name() {
            return "yours";
          }

          @Override
          public ForecastModel fit(double[] values) {
            return own;
          }
        };
    ForecastModel within = Combination.mean(Baselines.naive(), yours).fit(SMOOTH);
    for (ForecastModel model : List.of(own, within)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> ForecastModelJson.toJson(model))
          .withMessageContaining("ForecastModelJsonTest")
          .withMessageContaining("must be of a kind that can be saved: adida, arima, auto")
          .withMessageContaining("fit it again");
    }
  }

  @Test
  void transforms_and_trees_that_do_not_fit_are_refused() {
    Forecaster logs = Transformed.log(Baselines.drift());
    assertRefused(changed(logs, "\"lambda\" : 0.0", "\"lambda\" : 3.0"), "lambda is 3.0");
    assertRefused(changed(logs, "\"values\" : \\[ ", "\"values\" : [ -1.0, "), "value 0 is -1.0");
    assertRefused(
        changed(logs, "\"values\" : \\[ ", "\"values\" : [ 1.0, "), "values are 97, must be 96");
    assertRefused(changed(logs, "\"bias_adjusted\"", "\"bias\""), "\"bias_adjusted\" is null");
    Forecaster boosted = BoostedLags.builder().season(SEASON).horizon(HORIZON).build();
    assertRefused(changed(boosted, "\"scale\" : ", "\"scale\" : -"), "scale is -");
    assertRefused(changed(boosted, "\"season\" : 6", "\"season\" : 0"), "season is 0");
    assertRefused(changed(boosted, "\"season\" : 6", "\"season\" : 5"), "regressor is of");
    assertRefused(changed(boosted, "\"regressor\"", "\"trees\""), "\"regressor\" is null");
    assertRefused(changed(boosted, "\"errors\" : \\[ ", "\"errors\" : [ null, "), "\"errors\"");
  }

  private static void assertRefused(String json, String... words) {
    assertThatThrownBy(() -> ForecastModelJson.fromJson(json))
        .isInstanceOf(InvoiceDataException.class)
        .hasMessageContainingAll(words);
  }

  private static String changed(Forecaster forecaster, String part, String to) {
    String json = ForecastModelJson.toJson(forecaster.fit(SMOOTH));
    assertThat(json).containsPattern(part);
    return json.replaceFirst(part, to);
  }

  @Test
  void texts_of_another_type_format_or_kind_are_refused() {
    Forecaster mean = Baselines.mean();
    assertRefused("", "the text is empty");
    assertRefused("[1]", "there is no object");
    assertRefused(changed(mean, "ecomm-forecast-model", "tree"), "type is \"tree\"");
    assertRefused(changed(mean, "\"format\" : 1", "\"format\" : 2"), "format is 2", "reads 1");
    assertRefused(
        changed(mean, "\"kind\" : \"mean\"", "\"kind\" : \"magic\""),
        "kind is \"magic\", must be one of adida, arima");
    assertRefused(changed(mean, "\"kind\"", "\"sort\""), "\"kind\" is null");
  }

  @Test
  void numbers_that_are_missing_or_none_are_refused() {
    Forecaster mean = Baselines.mean();
    assertRefused(changed(mean, "\\[[^\\]]*\\]", "[ ]"), "values are none");
    assertRefused(changed(mean, "\\[ ", "[ NaN, "), "not JSON");
    assertRefused(changed(mean, "\\[ ", "[ \"NaN\", "), "\"values\" is NaN");
    assertRefused(changed(mean, "\\[ ", "[ 1e999, "), "too large");
    assertRefused(changed(Ets.automatic(1), "\"unit\"", "\"unity\""), "\"unit\" is null");
  }

  @Test
  void parts_that_do_not_fit_each_other_are_refused() {
    Forecaster naive = Baselines.seasonalNaive(SEASON);
    assertRefused(changed(naive, "\"season\" : 6", "\"season\" : 2147483647"), "season is 2147");
    assertRefused(changed(naive, "\"cycles\" : 1", "\"cycles\" : 17"), "cycles is 17, must be 1");
    assertRefused(
        changed(Ets.of(EtsType.SIMPLE, 1), "\"point\" : \\[ ", "\"point\" : [ 0.5, "),
        "point are 3, must be 2");
    assertRefused(
        changed(Ets.of(EtsType.SIMPLE, 1), "\"error\" : \"additive\"", "\"error\" : \"odd\""),
        "error is \"odd\"");
    Forecaster arima = Arima.of(ArimaOrder.of(1, 0, 0));
    assertRefused(changed(arima, "\"ar\" : \\[ ", "\"ar\" : [ 0.1, "), "ar are 2, must be 1");
    assertRefused(changed(arima, "\"ar\" : \\[ [^ ]* ", "\"ar\" : [ 1.5 "), "not stationary");
    assertRefused(changed(arima, "\"p\" : 1", "\"p\" : 11"), "p is 11, must be 0 to 10");
    assertRefused(
        changed(Theta.ofSeason(1), "\"values\" : \\[ ", "\"values\" : [ 1.0, "), "must be 97");
    assertRefused(
        changed(Intermittent.tsb(), "\"constants\" : \\[ [^ ]*, ", "\"constants\" : [ 2.0, "),
        "constant is 2.0, must be above 0");
    assertRefused(
        changed(
            Combination.mean(Baselines.naive()),
            "\"members\" : \\[ [^\\]]*\\][^\\]]*\\]",
            "\"members\" : [ ]"),
        "its models are none");
    assertRefused(
        changed(AutoForecaster.ofSeason(1), "\"weight\" : [0-9.]+", "\"weight\" : 7.0"),
        "weights of candidates");
    assertRefused(
        changed(AutoForecaster.ofSeason(1), "\"sizes\" : \\[ ", "\"sizes\" : [ 1.0, "),
        "sizes are");
  }
}
