package dev.ecomm.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The pages of the documentation and what they show. */
final class Pages {
  static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern WORD = Pattern.compile("'([^']*)'|([^\\s']+)");

  private Pages() {}

  static List<Path> all() {
    try (Stream<Path> files = Files.walk(ROOT.resolve("docs"))) {
      List<Path> pages = new ArrayList<>(files.filter(f -> f.toString().endsWith(".md")).toList());
      pages.add(ROOT.resolve("README.md"));
      pages.add(ROOT.resolve("CONTRIBUTING.md"));
      return pages;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String read(Path page) {
    try {
      return Files.readString(page);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The fenced blocks of a page, each led by the word behind its fence and a line end. */
  static List<String> blocks(Path page) {
    List<String> blocks = new ArrayList<>();
    Matcher block = Pattern.compile("```(\\w+\n.*?)```", Pattern.DOTALL).matcher(read(page));
    while (block.find()) {
      blocks.add(block.group(1));
    }
    return blocks;
  }

  /** The lines of all blocks of shell commands. */
  static List<String> shellLines(Path page) {
    return blocks(page).stream()
        .filter(block -> block.startsWith("sh\n"))
        .flatMap(block -> block.lines().skip(1))
        .toList();
  }

  /** The words of a line up to a pipe, without the name of the command and quotes. */
  static String[] arguments(String line) {
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

  /** A pattern of a text in which {@code ...} stands for anything. */
  static Pattern pattern(String text) {
    String anything =
        Stream.of(text.split("\\.\\.\\.", -1))
            .map(Pattern::quote)
            .collect(Collectors.joining(".*"));
    return Pattern.compile(anything, Pattern.DOTALL);
  }
}
