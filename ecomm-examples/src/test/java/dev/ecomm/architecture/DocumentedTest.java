package dev.ecomm.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every public type and method of a published module has a comment that names its parameters and
 * what it returns.
 *
 * <p>doclint's group "missing" would ask this too, but on JDK 17 it wants a record's components
 * explained a second time at the compact constructor, and the private fields of exceptions.
 */
class DocumentedTest {

  @ParameterizedTest
  @ValueSource(strings = {"ecomm-core", "ecomm-testkit", "ecomm-io-gcp", "ecomm-cli"})
  void what_users_see_has_a_comment(String module) throws IOException {
    Path sources = Path.of("..", module, "src", "main", "java");
    List<Path> files;
    try (Stream<Path> tree = Files.walk(sources)) {
      files = tree.filter(DocumentedTest::isSeenByUsers).sorted().toList();
    }
    assertThat(files).isNotEmpty();

    try (var manager =
        ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, null, null)) {
      assertThat(MissingComments.in(manager.getJavaFileObjectsFromPaths(files))).isEmpty();
    }
  }

  @Test
  void a_public_type_and_its_members_need_comments() throws IOException {
    assertThat(
            missing(
                """
                public class A<T> {
                  public int field;
                  int hidden;
                  public A() {}
                  public interface Inner { void ofInterface(); }
                  class Hidden { public void unseen() {} }
                  private void helper() {}
                  @Override public String toString() { return ""; }
                }
                """))
        .containsExactly("A", "A.field", "A.<init>", "A.Inner", "A.Inner.ofInterface");
  }

  @Test
  void a_comment_names_parameters_and_result() throws IOException {
    assertThat(
            missing(
                """
                /** A. */
                public interface A {
                  /** Whole. @param a the first @return the sum */
                  int f(int a);
                  /** Lacks all. */
                  <T> int g(int a);
                  /** {@return the sum} */
                  int h();
                }
                """))
        .containsExactly(
            "A.f: @param a", "A.f: @return", "A.g: @param <T>", "A.g: @param a", "A.g: @return");
  }

  @Test
  void a_record_explains_its_components_once() throws IOException {
    assertThat(
            missing(
                """
                /**
                 * A.
                 *
                 * @param x the first
                 */
                public record A(int x, int y) {
                  public A {}
                }
                """))
        .containsExactly("A: @param y");
  }

  private static boolean isSeenByUsers(Path file) {
    String path = file.toString().replace('\\', '/');
    return path.endsWith(".java")
        && !path.endsWith("/package-info.java")
        && !path.contains("/internal/");
  }

  private static List<String> missing(String source) throws IOException {
    JavaFileObject file =
        new SimpleJavaFileObject(URI.create("string:///A.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
          }
        };
    return MissingComments.in(List.of(file));
  }
}
