package dev.ecomm.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.ecomm.describe.InvoiceFacts;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.run.CancellationToken;
import dev.ecomm.run.RunContext;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** The pages say what the command does: their commands parse, and they leave out no option. */
class DocsTest {
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:\\s]+)(#[^)]*)?\\)");

  @Test
  void every_command_shown_in_a_page_is_understood() {
    List<String> shown =
        Pages.all().stream().flatMap(page -> Pages.shellLines(page).stream()).toList();

    assertThat(shown).hasSizeGreaterThan(20);
    for (String line : shown) {
      if (line.startsWith("./ecomm")) {
        assertThatCode(() -> commandLine().parseArgs(Pages.arguments(line)))
            .as(line)
            .doesNotThrowAnyException();
      } else if (line.startsWith("./")) {
        assertThat(Pages.ROOT.resolve(line.split(" ")[0])).as(line).isExecutable();
      }
    }
  }

  @Test
  void every_example_of_a_help_text_is_understood() {
    for (CommandLine command : commandLine().getSubcommands().values()) {
      for (String line : command.getCommandSpec().usageMessage().footer()) {
        Matcher example = Pattern.compile("^  ecomm (.*?)( [|>] .*)?$").matcher(line);
        if (example.matches()) {
          assertThatCode(
                  () -> commandLine().parseArgs(Pages.arguments("ecomm " + example.group(1))))
              .as(line)
              .doesNotThrowAnyException();
        }
      }
    }
  }

  @Test
  void the_reference_names_every_command_and_option() {
    String reference = Pages.read(Pages.ROOT.resolve("docs/reference/cli.md"));
    commandLine()
        .getSubcommands()
        .forEach(
            (name, command) -> {
              assertThat(reference).contains("\n## " + name + "\n");
              for (OptionSpec option : command.getCommandSpec().options()) {
                assertThat(reference).contains("`" + option.longestName());
              }
            });
  }

  @Test
  void the_reference_names_every_fact() {
    String reference = Pages.read(Pages.ROOT.resolve("docs/reference/facts.md"));
    InvoiceTable none = InvoiceTable.builder().build();

    assertThat(InvoiceFacts.of(none, RunContext.withDefaults()).facts())
        .hasSizeGreaterThan(70)
        .allSatisfy(fact -> assertThat(reference).contains("`" + fact.name() + "`"));
  }

  @ParameterizedTest
  @CsvSource({"docs/tutorial.md, tutorial/", "docs/how-to/clean.md, shop/"})
  void a_page_shows_what_its_commands_print(String page, String files, @TempDir Path dir) {
    String printed = "";
    for (String block : Pages.blocks(Pages.ROOT.resolve(page))) {
      if (block.startsWith("sh\n")) {
        for (String line : block.lines().skip(1).filter(of -> of.contains(files)).toList()) {
          Object[] arguments = Pages.arguments(line.replace(files, dir + "/" + files));
          Cli.Result result = Cli.run(arguments);
          assertThat(result.exitCode()).as("%s: %s", line, result.err()).isZero();
          printed = result.out().replace(" " + dir + "/" + files, " " + files);
        }
      } else if (block.startsWith("text\n")) {
        assertThat(printed).matches(Pages.pattern(block.substring("text\n".length())));
      }
    }
  }

  @Test
  void every_link_between_pages_leads_somewhere() {
    for (Path page : Pages.all()) {
      Matcher link = LINK.matcher(Pages.read(page));
      while (link.find()) {
        assertThat(page.resolveSibling(link.group(1)).normalize()).as("%s", page).exists();
      }
    }
  }

  private static CommandLine commandLine() {
    Console console =
        new Console(
            InputStream.nullInputStream(),
            Console.outTo(new ByteArrayOutputStream()),
            Console.utf8(new ByteArrayOutputStream(), true),
            false);
    Session session = new Session(console, new CancellationToken());
    return Ecomm.commandLine(session, new Failures(session));
  }
}
