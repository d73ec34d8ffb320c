package dev.ecomm.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.ecomm.describe.InvoiceFacts;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.run.CancellationToken;
import dev.ecomm.run.RunContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** The pages say what the command does: their commands parse, and they leave out no option. */
class DocsTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern SHELL_BLOCK = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:\\s]+)(#[^)]*)?\\)");
  private static final Pattern WORD = Pattern.compile("'([^']*)'|([^\\s']+)");

  @Test
  void every_command_shown_in_a_page_is_understood() {
    List<String> shown = shellLines(pages());

    assertThat(shown).hasSizeGreaterThan(20);
    for (String line : shown) {
      if (line.startsWith("./ecomm")) {
        assertThatCode(() -> commandLine().parseArgs(arguments(line)))
            .as(line)
            .doesNotThrowAnyException();
      } else if (line.startsWith("./")) {
        assertThat(ROOT.resolve(line.split(" ")[0])).as(line).isExecutable();
      }
    }
  }

  @Test
  void every_example_of_a_help_text_is_understood() {
    for (CommandLine command : commandLine().getSubcommands().values()) {
      for (String line : command.getCommandSpec().usageMessage().footer()) {
        Matcher example = Pattern.compile("^  ecomm (.*?)( [|>] .*)?$").matcher(line);
        if (example.matches()) {
          assertThatCode(() -> commandLine().parseArgs(arguments("ecomm " + example.group(1))))
              .as(line)
              .doesNotThrowAnyException();
        }
      }
    }
  }

  @Test
  void the_reference_names_every_command_and_option() {
    String reference = read(ROOT.resolve("docs/reference/cli.md"));
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
    String reference = read(ROOT.resolve("docs/reference/facts.md"));
    InvoiceTable none = InvoiceTable.builder().build();

    assertThat(InvoiceFacts.of(none, RunContext.withDefaults()).facts())
        .hasSizeGreaterThan(70)
        .allSatisfy(fact -> assertThat(reference).contains("`" + fact.name() + "`"));
  }

  @Test
  void every_link_between_pages_leads_somewhere() {
    for (Path page : pages()) {
      Matcher link = LINK.matcher(read(page));
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

  private static List<String> shellLines(List<Path> pages) {
    List<String> lines = new ArrayList<>();
    for (Path page : pages) {
      Matcher block = SHELL_BLOCK.matcher(read(page));
      while (block.find()) {
        block.group(1).lines().forEach(lines::add);
      }
    }
    return lines;
  }

  /** The words of a line up to a pipe, without the name of the command and quotes. */
  private static String[] arguments(String line) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(line);
    while (word.find()) {
      String quoted = word.group(1);
      if (quoted == null && word.group(2).equals("|")) {
        break;
      }
      words.add(quoted == null ? word.group(2) : quoted);
    }
    return words.subList(1, words.size()).toArray(String[]::new);
  }

  private static List<Path> pages() {
    try (Stream<Path> files = Files.walk(ROOT.resolve("docs"))) {
      List<Path> pages = new ArrayList<>(files.filter(f -> f.toString().endsWith(".md")).toList());
      pages.add(ROOT.resolve("README.md"));
      pages.add(ROOT.resolve("CONTRIBUTING.md"));
      return pages;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path page) {
    try {
      return Files.readString(page);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
