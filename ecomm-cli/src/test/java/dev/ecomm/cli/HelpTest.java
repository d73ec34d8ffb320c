package dev.ecomm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HelpTest {

  @Test
  void without_arguments_the_help_goes_to_standard_error_and_the_exit_code_is_2() {
    Cli.Result result = Cli.run();

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains("Usage: ecomm", "Begin with:", "Exit codes:");
  }

  static List<String> commands() {
    return List.of(
        "demo",
        "run",
        "describe",
        "show",
        "convert",
        "clean",
        "profile",
        "segment",
        "score",
        "verify",
        "rules",
        "recommend",
        "demand",
        "features",
        "seasonality",
        "forecast",
        "generate");
  }

  @Test
  void help_goes_to_standard_output_and_the_exit_code_is_0() {
    Cli.Result result = Cli.run("--help");

    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.out()).contains("Usage: ecomm").contains(commands());
  }

  @ParameterizedTest
  @MethodSource("commands")
  void the_help_of_every_command_ends_with_examples(String command) {
    Cli.Result result = Cli.run(command, "--help");

    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).contains("Usage: ecomm " + command, "Examples:\n  ecomm " + command);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void help_fits_a_window_of_100_columns(String command) {
    assertThat(Cli.run(command, "--help").outLines()).allMatch(line -> line.length() <= 100);
  }

  @Test
  void version_names_ecomm_and_java() {
    assertThat(Cli.run("--version").out()).startsWith("ecomm ").contains("\nJava ");
  }

  @Test
  void an_unknown_option_is_named_with_a_hint_at_the_help_of_its_command() {
    Cli.Result result = Cli.run("show", "--input", "x.csv", "--rowz", "3");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.errLines()).first().asString().startsWith("ecomm: ");
    assertThat(result.err()).contains("--rowz").endsWith("Try: ecomm show --help\n");
  }

  @Test
  void a_missing_option_is_named() {
    Cli.Result result = Cli.run("describe");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("--input").endsWith("Try: ecomm describe --help\n");
  }

  @Test
  void a_mistyped_command_is_met_with_the_one_that_was_meant() {
    Cli.Result result = Cli.run("describ");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("ecomm describe");
  }

  @Test
  void completion_is_a_bash_script_that_knows_the_commands() {
    assertThat(Cli.run("generate-completion").out())
        .startsWith("#!/usr/bin/env bash")
        .contains("describe");
  }
}
