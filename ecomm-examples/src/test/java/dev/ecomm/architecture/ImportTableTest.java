package dev.ecomm.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The import table of the house: which package may know which.
 *
 * <p>A row names only rows above it, so there are no cycles. A new package gets a row here, in the
 * place where data flows through it; an import that the table refuses is a question about the
 * design first and an edit of the table second.
 */
class ImportTableTest {
  private static final String CORE = "ecomm-core";
  private static final String COLUMNAR = "ecomm-io-columnar";
  private static final String AWS = "ecomm-io-aws";
  private static final String GCP = "ecomm-io-gcp";
  private static final String ML = "ecomm-ml";
  private static final String XGBOOST = "ecomm-ml-xgboost";
  private static final String SMILE = "ecomm-ml-smile";
  private static final String TESTKIT = "ecomm-testkit";
  private static final String EXAMPLES = "ecomm-examples";
  private static final String CLI = "ecomm-cli";

  private static final String[] ALL_OF_CORE = {
    "error",
    "run",
    "json",
    "model",
    "store",
    "io",
    "io.csv",
    "io.dataset",
    "describe",
    "clean",
    "synthetic"
  };

  private static final String[] ALL_OF_IT =
      Stream.concat(
              Stream.of(ALL_OF_CORE),
              Stream.of(
                  "io.parquet",
                  "io.arrow",
                  "store.aws",
                  "store.gcp",
                  "feature",
                  "rfm",
                  "segment",
                  "tree",
                  "interpret",
                  "basket",
                  "association",
                  "recommend",
                  "series",
                  "seasonality",
                  "feature.time",
                  "forecast",
                  "registry",
                  "pipeline"))
          .toArray(String[]::new);

  private static final String[] FORECAST_USES = {
    "seasonality", "feature.time", "series", "tree", "feature", "json", "model", "run", "error"
  };

  private static final String[] REGISTRY_USES = {
    "recommend",
    "interpret",
    "tree",
    "segment",
    "rfm",
    "feature",
    "io",
    "store",
    "json",
    "model",
    "run",
    "error"
  };

  private static final String[] PIPELINE_USES =
      Stream.concat(Stream.of(REGISTRY_USES), Stream.of("registry")).toArray(String[]::new);

  private static final List<Row> TABLE =
      List.of(
          row(CORE, "error"),
          row(CORE, "run"),
          row(CORE, "json", "error"),
          row(CORE, "model", "error"),
          row(CORE, "store", "error"),
          row(CORE, "io", "store", "model", "run", "error"),
          row(CORE, "io.csv", "io", "store", "model", "run", "error"),
          row(CORE, "io.dataset", "io", "store", "json", "model", "run", "error"),
          row(CORE, "describe", "model", "run", "error"),
          row(CORE, "clean", "json", "model", "run", "error"),
          row(CORE, "synthetic", "io", "model", "run", "error"),
          row(COLUMNAR, "io.parquet", "io", "store", "model", "run", "error"),
          row(COLUMNAR, "io.arrow", "io", "store", "model", "run", "error"),
          row(AWS, "store.aws", "store", "error"),
          row(GCP, "store.gcp", "store", "error"),
          row(ML, "feature", "json", "model", "run", "error"),
          row(ML, "rfm", "feature", "clean", "json", "model", "run", "error"),
          row(ML, "segment", "rfm", "feature", "json", "model", "run", "error"),
          row(ML, "tree", "feature", "json", "model", "run", "error"),
          row(XGBOOST, "tree.xgboost", "tree", "feature", "json", "model", "run", "error"),
          row(SMILE, "tree.smile", "tree", "feature", "json", "model", "run", "error"),
          row(
              ML,
              "interpret",
              "tree",
              "segment",
              "rfm",
              "feature",
              "json",
              "model",
              "run",
              "error"),
          row(ML, "basket", "clean", "model", "io", "store", "run", "error"),
          row(ML, "association", "basket", "model", "run", "error"),
          row(ML, "recommend", "association", "basket", "json", "model", "run", "error"),
          row(ML, "series", "clean", "io", "store", "model", "run", "error"),
          row(ML, "seasonality", "series", "model", "run", "error"),
          row(ML, "feature.time", "seasonality", "series", "feature", "model", "run", "error"),
          row(ML, "forecast", FORECAST_USES),
          row(ML, "registry", REGISTRY_USES),
          row(ML, "pipeline", PIPELINE_USES),
          row(TESTKIT, "testkit", ALL_OF_CORE),
          row(TESTKIT, "testkit.gcs"),
          row(EXAMPLES, "examples", ALL_OF_IT),
          row(CLI, "cli", ALL_OF_IT));

  /** The jars whose users must not meet the libraries that they stand on. */
  private static final Set<String> HIDING = Set.of(CORE, COLUMNAR, AWS, GCP, ML, XGBOOST, SMILE);

  /** Uses of {@code internal} packages from another module, as {@code "cli -> io.internal"}. */
  private static final Set<String> FRIENDS = Set.of();

  private static final House HOUSE = House.ofClassPath();

  /**
   * What a package below {@code dev.ecomm} may import; its {@code internal} subpackage belongs to
   * it.
   */
  private record Row(String module, String name, Set<String> imports) {
    @Override
    public String toString() {
      return name + " -> " + imports.stream().sorted().toList();
    }
  }

  private static Row row(String module, String name, String... imports) {
    return new Row(module, name, Set.of(imports));
  }

  static List<Row> table() {
    return TABLE;
  }

  @Test
  void a_row_names_only_rows_above_it() {
    Set<String> above = new HashSet<>();
    for (Row row : TABLE) {
      assertThat(above).as("rows above %s", row.name()).containsAll(row.imports());
      assertThat(above.add(row.name())).as("%s has one row", row.name()).isTrue();
    }
  }

  @Test
  void every_package_has_a_row_and_is_in_that_rows_jar_only() {
    Set<String> allowed = new HashSet<>();
    TABLE.forEach(row -> allowed.add(row.name() + " in " + row.module()));

    assertThat(HOUSE.types())
        .isNotEmpty()
        .extracting(type -> House.area(type) + " in " + House.module(type))
        .isSubsetOf(allowed);
  }

  @ParameterizedTest
  @MethodSource("table")
  void a_package_imports_what_its_row_allows(Row row) {
    assertThat(HOUSE.dependencies())
        .filteredOn(use -> House.area(use.getOriginClass()).equals(row.name()))
        .filteredOn(use -> !House.area(House.target(use)).equals(row.name()))
        .filteredOn(use -> !row.imports().contains(House.area(House.target(use))))
        .extracting(Dependency::getDescription)
        .isEmpty();
  }

  @Test
  void internal_packages_are_used_in_their_own_module_only() {
    assertThat(HOUSE.dependencies())
        .filteredOn(use -> House.isInternal(House.target(use)))
        .filteredOn(
            use -> !House.module(use.getOriginClass()).equals(House.module(House.target(use))))
        .filteredOn(
            use ->
                !FRIENDS.contains(
                    House.area(use.getOriginClass())
                        + " -> "
                        + House.area(House.target(use))
                        + ".internal"))
        .extracting(Dependency::getDescription)
        .isEmpty();
  }

  @Test
  void error_and_run_stand_on_the_jdk_alone() {
    classes()
        .that()
        .resideInAnyPackage("dev.ecomm.error..", "dev.ecomm.run..")
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                "java..", "org.jspecify.annotations", "dev.ecomm.error..", "dev.ecomm.run.."))
        .check(HOUSE.types());
  }

  @Test
  void no_type_of_a_third_party_is_on_a_public_signature() {
    assertThat(HOUSE.types())
        .filteredOn(type -> HIDING.contains(House.module(type)) && !House.isInternal(type))
        .flatMap(House::foreignTypesShown)
        .isEmpty();
  }

  @Test
  void every_package_is_null_marked() {
    assertThat(HOUSE.types())
        .extracting(JavaClass::getPackage)
        .filteredOn(p -> !p.isAnnotatedWith(NullMarked.class))
        .isEmpty();
  }

  @Test
  void java_serialization_is_not_used() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveNameMatching("java\\.io\\.(Serializable|Externalizable|Object(In|Out)putStream)")
        .because("results are files that people can read, and objects read back are a way in")
        .check(HOUSE.types());
  }

  @Test
  void libraries_do_not_print() {
    noClasses()
        .that()
        .resideOutsideOfPackages("dev.ecomm.cli..", "dev.ecomm.examples..")
        .should(ACCESS_STANDARD_STREAMS)
        .because("a library logs through SLF4J; only the program owns its streams")
        .check(HOUSE.types());
  }
}
