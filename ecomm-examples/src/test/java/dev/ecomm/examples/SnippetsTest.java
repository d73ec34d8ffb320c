package dev.ecomm.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Java code in the pages and in Javadoc is code that compiles and runs: it stands word for word in
 * the examples, between {@code // snippet: name} and {@code // end}.
 */
class SnippetsTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Path EXAMPLES = Path.of("src/main/java/dev/ecomm/examples");
  private static final Path JAVADOC =
      Path.of("src/test/java/dev/ecomm/examples/JavadocSnippets.java");

  /** A block of Java in a page and, on the line before it, where it comes from. */
  private static final Pattern JAVA_BLOCK =
      Pattern.compile("(?:<!-- snippet: (\\w+)#(\\w+) -->\n)?```java\n(.*?)```", Pattern.DOTALL);

  private static final Pattern MARKED =
      Pattern.compile("( *)// snippet: (\\w+)\n(.*?)\n *// end\n", Pattern.DOTALL);

  private static final Pattern JAVADOC_BLOCK =
      Pattern.compile("<pre>\\{@code\n(.*?)\\* }</pre>", Pattern.DOTALL);

  @Test
  void java_in_the_pages_is_code_of_the_examples() {
    Map<String, String> snippets = snippets();
    List<String> shown = new ArrayList<>();
    for (Path page : pages()) {
      Matcher block = JAVA_BLOCK.matcher(read(page));
      while (block.find()) {
        assertThat(block.group(1))
            .as("%s: a block of Java without the line <!-- snippet: Class#name -->", page)
            .isNotNull();
        String name = block.group(1) + "#" + block.group(2);
        assertThat(snippets).as("snippets for %s", page).containsKey(name);
        assertThat(block.group(3)).as("%s in %s", name, page).isEqualTo(snippets.get(name));
        shown.add(name);
      }
    }
    assertThat(shown).as("every snippet is shown somewhere").containsAll(snippets.keySet());
  }

  @Test
  void java_in_javadoc_is_code_that_compiles() {
    String compiled = words(read(JAVADOC));
    List<String> elsewhere = new ArrayList<>();
    int blocks = 0;
    for (Path source : filesUnder(ROOT, "**/src/main/java/**.java")) {
      Matcher block = JAVADOC_BLOCK.matcher(read(source));
      while (block.find()) {
        String code = words(block.group(1).replaceAll("(?m)^ *\\* ?", ""));
        boolean shell = code.startsWith("./mvnw ");
        if (!shell && !compiled.contains(code)) {
          elsewhere.add(source.getFileName() + ": " + code);
        }
        blocks++;
      }
    }
    assertThat(blocks).isPositive();
    assertThat(elsewhere).as("examples that do not stand in %s", JAVADOC).isEmpty();
  }

  private static Map<String, String> snippets() {
    Map<String, String> snippets = new HashMap<>();
    for (Path source : filesUnder(EXAMPLES, "**.java")) {
      String className = source.getFileName().toString().replace(".java", "");
      Matcher marked = MARKED.matcher(read(source));
      while (marked.find()) {
        String code = marked.group(3).replaceAll("(?m)^" + marked.group(1), "");
        snippets.put(className + "#" + marked.group(2), code + "\n");
      }
    }
    return snippets;
  }

  private static List<Path> pages() {
    List<Path> pages = new ArrayList<>(filesUnder(ROOT.resolve("docs"), "**.md"));
    pages.add(ROOT.resolve("README.md"));
    pages.add(ROOT.resolve("CONTRIBUTING.md"));
    return pages;
  }

  /** Source files, not what a build has made of them. */
  private static List<Path> filesUnder(Path folder, String glob) {
    var matcher = folder.getFileSystem().getPathMatcher("glob:" + glob);
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> matcher.matches(file) && !file.toString().contains("/target/"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String words(String code) {
    return code.lines().collect(Collectors.joining(" ")).replaceAll("\\s+", " ").strip();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
