package dev.ecomm.examples;

import static dev.ecomm.testkit.DataTableAssert.assertThat;

import dev.ecomm.association.AssociationRules;
import dev.ecomm.association.Itemsets;
import dev.ecomm.association.MiningOptions;
import dev.ecomm.association.RuleComparison;
import dev.ecomm.association.RuleMetric;
import dev.ecomm.association.RuleOptions;
import dev.ecomm.basket.Baskets;
import dev.ecomm.clean.Batches;
import dev.ecomm.clean.CleaningPipeline;
import dev.ecomm.clean.CleaningResult;
import dev.ecomm.clean.LineTest;
import dev.ecomm.clean.Packs;
import dev.ecomm.clean.Repair;
import dev.ecomm.clean.Rules;
import dev.ecomm.feature.FeatureMatrix;
import dev.ecomm.feature.FittedScaler;
import dev.ecomm.feature.RobustScaler;
import dev.ecomm.feature.SignedLogScaler;
import dev.ecomm.feature.time.CalendarFeature;
import dev.ecomm.feature.time.FeatureTable;
import dev.ecomm.feature.time.HolidayCalendar;
import dev.ecomm.feature.time.LagSelection;
import dev.ecomm.feature.time.PastFeature;
import dev.ecomm.feature.time.Statistic;
import dev.ecomm.feature.time.TimeFeatures;
import dev.ecomm.forecast.Arima;
import dev.ecomm.forecast.ArimaModel;
import dev.ecomm.forecast.ArimaOrder;
import dev.ecomm.forecast.AutoArima;
import dev.ecomm.forecast.AutoForecaster;
import dev.ecomm.forecast.AutoModel;
import dev.ecomm.forecast.Backtest;
import dev.ecomm.forecast.BacktestResult;
import dev.ecomm.forecast.Baselines;
import dev.ecomm.forecast.BoostedForecasts;
import dev.ecomm.forecast.BoostedLags;
import dev.ecomm.forecast.Combination;
import dev.ecomm.forecast.ConformalIntervals;
import dev.ecomm.forecast.ConformalModel;
import dev.ecomm.forecast.DemandPattern;
import dev.ecomm.forecast.Deseasonalised;
import dev.ecomm.forecast.Ets;
import dev.ecomm.forecast.Forecast;
import dev.ecomm.forecast.ForecastComparison;
import dev.ecomm.forecast.ForecastModel;
import dev.ecomm.forecast.ForecastModelJson;
import dev.ecomm.forecast.ForecastModels;
import dev.ecomm.forecast.Forecaster;
import dev.ecomm.forecast.Hierarchy;
import dev.ecomm.forecast.Intermittent;
import dev.ecomm.forecast.ManyForecasts;
import dev.ecomm.forecast.MeasuredCoverage;
import dev.ecomm.forecast.NodeForecasts;
import dev.ecomm.forecast.Reconciliation;
import dev.ecomm.forecast.RollingIntervals;
import dev.ecomm.forecast.RollingModel;
import dev.ecomm.forecast.SeriesForecasts;
import dev.ecomm.forecast.SeriesHierarchy;
import dev.ecomm.forecast.StlForecaster;
import dev.ecomm.forecast.TextbookIntervals;
import dev.ecomm.forecast.Theta;
import dev.ecomm.forecast.Transformed;
import dev.ecomm.interpret.ImportanceReport;
import dev.ecomm.interpret.Interpretation;
import dev.ecomm.interpret.Interpreter;
import dev.ecomm.interpret.InterpreterModel;
import dev.ecomm.interpret.PermutationImportance;
import dev.ecomm.interpret.Retraining;
import dev.ecomm.interpret.RetrainingDecision;
import dev.ecomm.io.InvoiceReader;
import dev.ecomm.io.TableReadOptions;
import dev.ecomm.io.TableWriter;
import dev.ecomm.io.Tables;
import dev.ecomm.io.csv.CsvFormat;
import dev.ecomm.io.dataset.DatasetReadOptions;
import dev.ecomm.io.dataset.DatasetWriteOptions;
import dev.ecomm.io.dataset.Datasets;
import dev.ecomm.model.DataTable;
import dev.ecomm.model.Field;
import dev.ecomm.model.InvoiceColumn;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.model.LongColumn;
import dev.ecomm.model.Schema;
import dev.ecomm.model.StringColumn;
import dev.ecomm.pipeline.CustomerSegmentation;
import dev.ecomm.pipeline.CustomerSegments;
import dev.ecomm.recommend.Ranking;
import dev.ecomm.recommend.Recommendation;
import dev.ecomm.recommend.Recommender;
import dev.ecomm.registry.Manifest;
import dev.ecomm.registry.ModelRegistry;
import dev.ecomm.registry.Release;
import dev.ecomm.registry.ReleaseDraft;
import dev.ecomm.registry.RunDirectory;
import dev.ecomm.registry.RunInfo;
import dev.ecomm.registry.RunWriter;
import dev.ecomm.rfm.CustomerFeature;
import dev.ecomm.rfm.Rfm;
import dev.ecomm.rfm.RfmScores;
import dev.ecomm.rfm.RfmScoring;
import dev.ecomm.rfm.RfmState;
import dev.ecomm.rfm.RfmTable;
import dev.ecomm.rfm.SegmentMap;
import dev.ecomm.run.RunContext;
import dev.ecomm.run.Workers;
import dev.ecomm.seasonality.Autocorrelation;
import dev.ecomm.seasonality.Decomposition;
import dev.ecomm.seasonality.PartialMethod;
import dev.ecomm.seasonality.Periodogram;
import dev.ecomm.seasonality.RealFft;
import dev.ecomm.seasonality.Seasonality;
import dev.ecomm.seasonality.SeasonalityReport;
import dev.ecomm.seasonality.StationarityTest;
import dev.ecomm.seasonality.StationarityTests;
import dev.ecomm.seasonality.Stl;
import dev.ecomm.seasonality.TrendTerms;
import dev.ecomm.segment.KChoice;
import dev.ecomm.segment.KMeans;
import dev.ecomm.segment.KMeansModel;
import dev.ecomm.segment.KSelector;
import dev.ecomm.segment.KSelectors;
import dev.ecomm.segment.KSweep;
import dev.ecomm.segment.KSweepResult;
import dev.ecomm.segment.Segmentation;
import dev.ecomm.segment.SegmentationModel;
import dev.ecomm.segment.Segmenter;
import dev.ecomm.series.Demand;
import dev.ecomm.series.DemandKey;
import dev.ecomm.series.DemandMeasure;
import dev.ecomm.series.DemandState;
import dev.ecomm.series.DemandTable;
import dev.ecomm.series.SeriesCalendar;
import dev.ecomm.series.SeriesSet;
import dev.ecomm.series.TradingCalendar;
import dev.ecomm.store.ObjectStore;
import dev.ecomm.store.ObjectWriter;
import dev.ecomm.store.Stores;
import dev.ecomm.testkit.DataFolder;
import dev.ecomm.testkit.FaultyStore;
import dev.ecomm.testkit.MemoryStore;
import dev.ecomm.testkit.PoisonTest;
import dev.ecomm.testkit.SeriesPoisonTest;
import dev.ecomm.testkit.gcs.FakeGcs;
import dev.ecomm.testkit.gcs.Fault;
import dev.ecomm.tree.RandomSearch;
import dev.ecomm.tree.SearchResult;
import dev.ecomm.tree.SearchSpace;
import dev.ecomm.tree.TreeClassifier;
import dev.ecomm.tree.TreeParameters;
import dev.ecomm.tree.TreeTrainer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The code of every Javadoc example, with what stands around it in a program. {@link SnippetsTest}
 * compares the two, so an example that does not compile cannot stay.
 */
@SuppressWarnings({"unused", "try"})
final class JavadocSnippets {
  private static final Schema RFM =
      Schema.of(Field.ofString("customer_id"), Field.ofDouble("monetary"));

  /** Stands for any result. */
  private interface Segments {
    Schema SCHEMA = Schema.of(Field.ofString("segment"));

    DataTable toTable();
  }

  private interface MinedRules {
    DataTable toTable();
  }

  private JavadocSnippets() {}

  static void dataTable() {
    DataTable table =
        DataTable.of(
            Schema.of(Field.ofString("segment"), Field.ofLong("customers")),
            StringColumn.of("Champions", "Lost"),
            LongColumn.of(633, 1065));
    long lost = table.longs("customers").longAt(1);
  }

  static void objectWriter(ObjectStore store, URI uri, byte[] bytes) throws IOException {
    try (ObjectWriter out = store.create(uri)) {
      out.write(bytes);
      out.commit();
    }
  }

  static void datasets(DataTable rfm) {
    URI dataset = Stores.uri("gs://shop/rfm");
    DatasetWriteOptions options =
        DatasetWriteOptions.builder().partitionBy("exec_date").format(new CsvFormat()).build();
    Datasets.write(rfm, dataset, options, RunContext.withDefaults());
    DataTable today =
        Datasets.read(
            dataset,
            DatasetReadOptions.builder().where("exec_date", LocalDate.of(2011, 12, 10)).build(),
            RunContext.withDefaults());
  }

  static void stores() throws IOException {
    Stores stores = Stores.discovered();
    URI uri = Stores.uri("data/online retail.csv");
    try (InputStream in = stores.of(uri).open(uri, 0)) {
      // ...
    }
  }

  static void tables(Segments segments) {
    Tables.write(segments.toTable(), Stores.uri("segments.csv"));
    DataTable again = Tables.read(Stores.uri("segments.csv"), Segments.SCHEMA);
  }

  static void tableReadOptions() {
    TableReadOptions options =
        TableReadOptions.builder().schema(RFM).columns("customer_id", "monetary").build();
  }

  static void tableWriter(URI uri, Schema schema, DataTable batch) {
    try (TableWriter writer = Tables.writer(uri, schema)) {
      writer.write(batch);
      writer.commit();
    }
  }

  static void dataTableAssert(MinedRules rules) {
    assertThat(rules.toTable())
        .hasRows(8)
        .keyedBy("antecedents", "consequents")
        .isCloseToGolden(DataFolder.require("golden/basket_rules_known_0.03.csv"));
  }

  static void lineTest() {
    LineTest export =
        LineTest.of("export", "sold abroad", row -> !"United Kingdom".equals(row.country()));
  }

  static void featureMatrix(DataTable profiles) {
    FeatureMatrix features =
        FeatureMatrix.of(profiles, "recency", "frequency", "monetary")
            .identifiedBy("customer_id", profiles.column("customer_id"));
  }

  static void scaler(FeatureMatrix features) {
    FittedScaler scaler = new SignedLogScaler().then(new RobustScaler()).fit(features);
    FeatureMatrix scaled = scaler.transform(features);
  }

  static void kMeans(FeatureMatrix scaled) {
    KMeansModel model = KMeans.builder().k(8).seed(42).build().fit(scaled);
  }

  static void kSweep(FeatureMatrix scaled) {
    KSweepResult sweep = KSweep.builder().to(10).seed(42).build().run(scaled);
  }

  static void kSelector(FeatureMatrix scaled) {
    KSelector selector = KSelectors.consensus();
    KSweepResult sweep = KSweep.builder().criteria(selector.needs()).build().run(scaled);
    KChoice choice = selector.choose(sweep.criteria());
  }

  static void segmentation(DataTable profiles, URI uri) {
    SegmentationModel model = Segmentation.builder().seed(42).build().fit(profiles);
    Tables.write(model.toTable(), uri);
  }

  static void permutationImportance(
      TreeClassifier classifier, FeatureMatrix features, int[] clusters, URI uri) {
    ImportanceReport report =
        PermutationImportance.builder()
            .repeats(20)
            .seed(42)
            .build()
            .measure(classifier, features, clusters, RunContext.withDefaults());
    Tables.write(report.toTable(), uri);
  }

  static void interpreter(FeatureMatrix features, int[] clusters, int k, URI uri) {
    Interpretation interpretation =
        Interpreter.builder()
            .money("monetary")
            .seed(42)
            .build()
            .fit(features, clusters, k, RunContext.withDefaults());
    Tables.write(interpretation.toTable(), uri);
  }

  static void retraining(
      InterpreterModel earlier,
      Segmenter before,
      Segmenter now,
      FeatureMatrix features,
      int[] clusters) {
    RetrainingDecision decision =
        Retraining.withDefaults().decide(earlier, before, now, features, clusters);
    InterpreterModel kept = earlier.renumbered(decision.matching().orElseThrow());
  }

  static void repair() {
    Repair strip = Repair.ofText("country_stripped", InvoiceColumn.COUNTRY, String::strip);
  }

  static void cleaningPipeline(InvoiceTable raw) {
    CleaningResult cleaned =
        CleaningPipeline.builder()
            .drop(Rules.cancellations())
            .drop(Rules.quantityBelow(1))
            .quarantine("price_outlier", row -> row.unitPrice() > 5_000)
            .repairText("upper", InvoiceColumn.COUNTRY, text -> text.toUpperCase(Locale.ROOT))
            .build()
            .apply(raw);
  }

  static void batches(InvoiceReader reader, URI uri, RunContext run) {
    Batches batches =
        consumer -> reader.forEachBatch(uri, run, batch -> consumer.accept(batch.table()));
  }

  static void customerFeature(InvoiceTable lines) {
    CustomerFeature weekendShare =
        CustomerFeature.of(
            "weekend_share",
            history -> {
              int weekend = 0;
              for (int line = 0; line < history.lines(); line++) {
                weekend += history.invoiceDate(line).getDayOfWeek().getValue() >= 6 ? 1 : 0;
              }
              return (double) weekend / history.lines();
            });
    RfmTable profile = Rfm.builder().add(weekendShare).build().compute(lines);
  }

  static void rfm(InvoiceTable raw) {
    RfmTable profile =
        Rfm.builder()
            .asOf(LocalDateTime.of(2011, 12, 10, 0, 0))
            .build()
            .compute(Packs.retail().apply(raw).table());
  }

  static void rfmState(InvoiceTable table) {
    RfmState state = new RfmState();
    table.forEachBatch(10_000, state::add);
    RfmTable profile = Rfm.withDefaults().compute(state);
  }

  static void rfmScoring(RfmTable profile, RfmTable newProfile) {
    RfmScoring scoring = RfmScoring.fit(profile);
    RfmScores scores = scoring.score(profile);
    RfmScores later = RfmScoring.fromJson(scoring.toJson()).score(newProfile);
  }

  static void segmentMap() {
    SegmentMap map =
        SegmentMap.builder()
            .segment("Regulars", 4, 5, 3, 5) // r from 4 to 5, f from 3 to 5
            .segment("Recent", 4, 5, 1, 2)
            .segment("Others", 1, 3, 1, 5)
            .build();
  }

  static void poisonTest(InvoiceTable lines, LocalDateTime cut, CustomerFeature myFeature) {
    PoisonTest.assertBlindToTheFuture(
        lines,
        cut,
        table -> Rfm.builder().asOf(cut).add(myFeature).build().compute(table).toTable());
  }

  static void seriesPoisonTest(SeriesSet series, TimeFeatures features) {
    SeriesPoisonTest.assertBlindToTheFuture(
        series.values(),
        new int[] {0, series.totalLength()},
        (values, offsets) -> {
          double[][] columns = new double[features.names().size()][values.length];
          features.compute(series.withValues(values), columns, RunContext.withDefaults());
          return columns;
        });
  }

  static FeatureTable timeFeatures(SeriesSet demand) {
    TimeFeatures features =
        TimeFeatures.builder()
            .lag(7, 14)
            .rolling(28, Statistic.MEAN, Statistic.STD)
            .calendar(CalendarFeature.dayOfWeek())
            .horizon(7)
            .build();
    FeatureTable table = features.compute(demand, RunContext.withDefaults());
    return table;
  }

  static TimeFeatures holidayCalendar() {
    HolidayCalendar london = HolidayCalendar.of("GB");
    TimeFeatures features =
        TimeFeatures.builder()
            .calendar(london.feature(), london.before(3), london.after(1))
            .build();
    return features;
  }

  static int[] lagSelection(double[] values) {
    LagSelection weekly = LagSelection.byValidation(values, 28, 7, 5);
    int[] lags = weekly.lags();
    return lags;
  }

  static PastFeature pastFeature() {
    PastFeature record =
        PastFeature.of(
            "record",
            () ->
                new PastFeature.State() {
                  private double highest = Double.NEGATIVE_INFINITY;

                  @Override
                  public void add(double value) {
                    highest = Math.max(highest, value);
                  }

                  @Override
                  public double value() {
                    return highest;
                  }
                });
    return record;
  }

  static void modelRegistry(ReleaseDraft draft) {
    ModelRegistry registry = ModelRegistry.at(Stores.uri("out"));
    Release release = registry.publish(draft, "nightly job", "2011-12-10");
    registry.promote("production", release.version(), OptionalInt.empty(), "anna");
  }

  static void runDirectory(
      URI directory,
      Stores stores,
      DataTable clusters,
      String control,
      Manifest manifest,
      RunInfo info) {
    RunDirectory day = RunDirectory.of(directory, LocalDate.of(2011, 12, 10), stores);
    try (RunWriter run = day.begin()) {
      Tables.write(clusters, run.data("cluster_rfm.parquet"));
      run.artifact("control_file.json", control);
      run.commit(manifest, info);
    }
    DataTable read = day.read(run -> Tables.read(run.data("cluster_rfm.parquet")));
  }

  static void faultyStore() {
    for (int n = 1; ; n++) {
      FaultyStore store = FaultyStore.around(new MemoryStore()).failing(n).build();
      runTheProgram(store); // must fail cleanly or succeed
      if (store.faults() == 0) {
        break; // it makes fewer than n calls
      }
    }
  }

  private static void runTheProgram(ObjectStore store) {}

  static void fakeGcs(byte[] csv) {
    try (FakeGcs gcs = FakeGcs.start()) {
      gcs.createBucket("shop");
      gcs.put("shop", "2011/invoices.csv", csv);
      gcs.failing(2, Fault.status(503));
      runTheProgram(gcs.endpoint());
    }
  }

  private static void runTheProgram(URI endpoint) {}

  static void customerSegmentation(RfmTable profiles, ModelRegistry registry) {
    CustomerSegments segments =
        CustomerSegmentation.withDefaults()
            .run(profiles, registry.latest(), RunContext.withDefaults());
    Release release = registry.publish(segments.draft(), "nightly", "2011-12-10");
    System.out.println(release);
  }

  static void workers(RunContext run, SeriesSet series, double[] results) {
    try (Workers workers = Workers.of(run)) {
      workers.run(series.count(), (worker, i) -> results[i] = fit(series, i));
    }
  }

  private static double fit(SeriesSet series, int i) {
    return series.value(series.from(i));
  }

  static void seriesSet() {
    SeriesSet demand = SeriesSet.ofSteps("10002", 12, 0, 7, 3);
    double last = demand.value(demand.to(0) - 1);
  }

  static void tradingCalendar(DemandTable shop, SeriesSet item) {
    TradingCalendar calendar = TradingCalendar.of(shop.series(DemandMeasure.ALL_QTY));
    SeriesSet everyDay = calendar.onAllDays(item);
  }

  static void demand(InvoiceTable lines) {
    DemandTable demand = Demand.builder().by(DemandKey.ITEM).build().compute(lines);
    SeriesSet units = demand.series(DemandMeasure.QUANTITY);
  }

  static void demandState(InvoiceTable table) {
    DemandState state = new DemandState();
    table.forEachBatch(10_000, state::add);
    DemandTable demand = Demand.withDefaults().compute(state);
  }

  static void associationRules(Itemsets itemsets) {
    AssociationRules rules =
        AssociationRules.of(itemsets, RuleOptions.builder().minConfidence(0.5).build());
    rules.sortedBy(RuleMetric.LIFT).limit(10).forEach(rule -> System.out.println(rule));
  }

  static void recommender(AssociationRules rules) {
    Recommender recommender = Recommender.of(rules, Ranking.CONFIDENCE);
    for (Recommendation next : recommender.recommend(Set.of("CUP", "TEA"), 5).items()) {
      System.out.println(next);
    }
  }

  static void ruleComparison(Baskets spring, Baskets autumn, MiningOptions mining) {
    RuleComparison comparison =
        RuleComparison.of(spring, autumn, mining, RuleOptions.withDefaults());
    comparison.changed(0.05).forEach(change -> System.out.println(change));
  }

  static Baskets baskets(InvoiceTable raw) {
    Baskets baskets = Baskets.builder().build(Packs.notebook().apply(raw).table());
    return baskets;
  }

  static void itemsets(Baskets baskets) {
    Itemsets sets = Itemsets.mine(baskets, MiningOptions.builder().minSupport(0.01).build());
    for (int set = 0; set < sets.size(); set++) {
      use(sets.names(set), sets.supportCount(set));
    }
  }

  private static void use(List<String> names, int supportCount) {}

  static MiningOptions miningOptions() {
    MiningOptions options = MiningOptions.builder().minSupport(0.01).maxLength(3).build();
    return options;
  }

  static Forecast arima(double[] demand) {
    ArimaOrder order = ArimaOrder.of(1, 0, 1).seasonal(0, 1, 1, 6);
    Forecast next = RollingIntervals.of(Arima.of(order), 14, 6).fit(demand).forecast(14, 80, 95);
    return next;
  }

  static Forecast autoForecaster(double[] dailySales) {
    AutoForecaster auto = AutoForecaster.builder().season(6).horizon(14).build();
    AutoModel model = auto.fit(dailySales);
    Forecast fortnight = model.forecast(14, 80);
    model.candidates().forEach(candidate -> System.out.println(candidate));
    return fortnight;
  }

  static Forecast boostedLags(SeriesSet demand) {
    BoostedLags boosting = BoostedLags.builder().horizon(14).season(7).build();
    BoostedForecasts items = boosting.fit(demand, RunContext.withDefaults());
    Forecast fortnight = items.model(0).forecast(14, 80);
    return fortnight;
  }

  static List<ForecastComparison.Score> forecastComparison(SeriesSet monthly) {
    List<ForecastComparison.Score> scores =
        ForecastComparison.of(18, 12)
            .run(monthly, List.of(AutoForecaster.ofSeason(12)), RunContext.withDefaults());
    return scores;
  }

  static Forecast autoArima(double[] demand) {
    ArimaModel model = AutoArima.ofPeriod(6).fit(demand);
    Forecast next = model.forecast(14);
    return next;
  }

  static TreeClassifier randomSearch(
      TreeTrainer trainer, FeatureMatrix features, int[] labels, RunContext run) {
    SearchResult found =
        RandomSearch.builder().seed(42).build().run(trainer, features, labels, 8, run);
    TreeClassifier classifier = trainer.train(features, labels, 8, found.best().parameters(), run);
    return classifier;
  }

  static SearchSpace searchSpace() {
    SearchSpace space =
        SearchSpace.around(TreeParameters.boosting()).withTrees(100, 200).withMaxDepths(4, 6);
    return space;
  }

  static void realFft() {
    RealFft fft = RealFft.of(305);
    double[] re = new double[fft.bins()];
    double[] im = new double[fft.bins()];
    fft.transform(new double[305], re, im);
  }

  static Forecast baselines(double[] sales) {
    ForecastModel lastWeekAgain = Baselines.seasonalNaive(7).fit(sales);
    Forecast fortnight = lastWeekAgain.forecast(14, 80, 95);
    return fortnight;
  }

  static boolean demandPattern() {
    DemandPattern pattern = DemandPattern.of(new double[] {0, 0, 12, 0, 0, 1, 0});
    boolean rare = pattern.kind() == DemandPattern.Kind.LUMPY;
    return rare;
  }

  static double intermittent(double[] dailySales) {
    ForecastModel slowMover = Intermittent.tsb().fit(dailySales);
    double perDay = slowMover.forecast(14, 80).mean(1);
    return perDay;
  }

  static double conformal(double[] dailySales) {
    Forecaster lastWeek = Baselines.seasonalNaive(7);
    ConformalModel model = ConformalIntervals.builder(lastWeek).horizon(7).build().fit(dailySales);
    double bearable = model.highestLevel(7);
    MeasuredCoverage held = model.coverage(80, 1);
    return bearable + held.share();
  }

  static Forecast transformed(double[] dailySales) {
    Forecaster growing = Transformed.log(Baselines.drift());
    Forecast fortnight = growing.fit(dailySales).forecast(14, 80);
    return fortnight;
  }

  static Forecast combination(double[] sales) {
    Forecaster cautious = Combination.mean(Baselines.drift(), Baselines.seasonalNaive(7));
    Forecast week = cautious.fit(sales).forecast(7, 80);
    return week;
  }

  static double[][] hierarchy() {
    Hierarchy shop =
        Hierarchy.builder(List.of("uk/mug", "uk/bag", "de/mug"))
            .total("total")
            .level(List.of("uk", "uk", "de"))
            .build();
    double[][] sums = shop.sum(new double[][] {{5, 6}, {1, 0}, {2, 2}});
    return sums;
  }

  static NodeForecasts seriesHierarchy(SeriesSet countryItems) {
    SeriesHierarchy shop =
        SeriesHierarchy.builder(countryItems)
            .total("total")
            .level(id -> id.substring(0, id.indexOf('/')))
            .build();
    NodeForecasts alone = shop.forecast(Baselines.seasonalNaive(7), 14, RunContext.withDefaults());
    NodeForecasts together = alone.reconcile(Reconciliation.variance(alone.variances()));
    return together;
  }

  static double[][] reconciliation(Hierarchy shop, double[][] forecasts) {
    double[][] coherent = Reconciliation.structural().nonNegative().reconcile(shop, forecasts);
    return coherent;
  }

  static Forecast deseasonalised(double[] dailySales) {
    Forecaster comb = Deseasonalised.smoothing(7);
    Forecast fortnight = RollingIntervals.of(comb, 14, 7).fit(dailySales).forecast(14, 80);
    return fortnight;
  }

  static Forecast savedModel(double[] dailySales) {
    ForecastModel fitted = Ets.automatic(7).fit(dailySales);
    String json = ForecastModelJson.toJson(fitted);
    Forecast week = ForecastModelJson.fromJson(json).forecast(7, 80);
    return week;
  }

  static SeriesForecasts savedModels(SeriesSet demand, SeriesSet newerDemand, RunContext run) {
    ManyForecasts fortnight = ManyForecasts.builder().horizon(14).keepModels(true).build();
    ForecastModels fitted = fortnight.run(demand, run).models().orElseThrow();
    ForecastModels read = ForecastModels.of(fitted.head(), fitted.parts());
    SeriesForecasts today = fortnight.run(newerDemand, read, run);
    return today;
  }

  static Forecast ets(double[] dailySales) {
    ForecastModel model = RollingIntervals.of(Ets.automatic(6), 14, 6).fit(dailySales);
    Forecast fortnight = model.forecast(14, 80, 95);
    return fortnight;
  }

  static MeasuredCoverage rollingIntervals(double[] dailySales) {
    RollingModel model = RollingIntervals.of(Ets.automatic(7), 14, 7).fit(dailySales);
    Forecast fortnight = model.forecast(14, 80);
    MeasuredCoverage held = model.coverage(80, 1);
    System.out.println(fortnight);
    return held;
  }

  static Forecast textbookIntervals(double[] weeklySales) {
    Forecaster asInR = TextbookIntervals.of(Ets.automatic(1));
    Forecast quarter = asInR.fit(weeklySales).forecast(13, 80, 95);
    return quarter;
  }

  static Forecast theta(double[] dailySales) {
    Forecaster theta = RollingIntervals.of(Theta.ofSeason(7), 14, 7);
    Forecast fortnight = theta.fit(dailySales).forecast(14, 80, 95);
    return fortnight;
  }

  static Forecast stlForecaster(double[] dailySales) {
    Forecaster weekly = StlForecaster.of(Stl.builder().period(7).build(), Baselines.drift());
    Forecast fortnight = RollingIntervals.of(weekly, 14, 7).fit(dailySales).forecast(14, 80);
    return fortnight;
  }

  static void periodogram(double[] dailySales) {
    Periodogram periodogram = Periodogram.of(dailySales);
    for (Periodogram.Cycle cycle : periodogram.strongest(4)) {
      System.out.printf("%.2f days: %.0f%n", cycle.periodSteps(), cycle.amplitude());
    }
  }

  static double autocorrelation(double[] dailySales) {
    Autocorrelation found = Autocorrelation.of(dailySales, 30);
    double lastWeek = found.acf(6);
    double[] partial = Autocorrelation.pacf(dailySales, 30, PartialMethod.YULE_WALKER);
    return lastWeek + partial[1];
  }

  static boolean stationarityTests(double[] dailySales) {
    StationarityTest wanders = StationarityTests.adf(dailySales, TrendTerms.CONSTANT);
    StationarityTest stays = StationarityTests.kpss(dailySales, TrendTerms.CONSTANT);
    boolean level = wanders.stationary() && stays.stationary();
    return level;
  }

  static double[] decomposition(double[] dailySales) {
    Decomposition parts = Decomposition.classical(dailySales, 6, Decomposition.Kind.ADDITIVE);
    double[] adjusted = parts.seasonallyAdjusted();
    return adjusted;
  }

  static double stl(double[] dailySales) {
    Stl stl = Stl.builder().period(6).robust(true).build();
    Decomposition parts = stl.decompose(dailySales);
    double strength = parts.seasonalStrength();
    return strength;
  }

  static int seasonality(double[] dailySales) {
    Optional<Seasonality> season = Seasonality.detect(dailySales);
    int period = season.map(Seasonality::period).orElse(1);
    return period;
  }

  static DataTable seasonalityReport(double[] dailySales) {
    SeasonalityReport report = SeasonalityReport.of(dailySales, 6, 30);
    DataTable parts = report.decompositionTable();
    return parts;
  }

  static void backtest(double[] sales) {
    Backtest backtest = Backtest.builder().horizon(14).season(7).build();
    BacktestResult result =
        backtest.run(
            "sales",
            sales,
            List.of(Baselines.movingAverage(7), Baselines.drift()),
            RunContext.withDefaults());
    result.scores(1, 7, 14).forEach(score -> System.out.println(score.verdict()));
  }

  static void manyForecasts(SeriesSet demand) {
    ManyForecasts fortnight = ManyForecasts.builder().horizon(14).levels(80, 95).build();
    SeriesForecasts forecasts = fortnight.run(demand, RunContext.withDefaults());
    DataTable rows = forecasts.toTable();
    DataTable status = forecasts.statusTable();
  }

  static void seriesCalendar(SeriesSet demand) {
    SeriesCalendar calendar = SeriesCalendar.of(demand);
    long[] nextFortnight = calendar.after(0, 14);
  }
}
