package dev.ecomm.architecture;

import static com.tngtech.archunit.core.domain.JavaModifier.PROTECTED;
import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Our classes as the class path has them, and the words in which the table speaks of them. */
record House(JavaClasses types) {
  private static final String ROOT = "dev.ecomm.";

  /** A module's folder: classes before {@code package}, its jar after. */
  private static final Pattern MODULE = Pattern.compile("/([^/]+)/target/");

  static House ofClassPath() {
    return new House(
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.ecomm"));
  }

  /** Every use of one of our types by another. */
  List<Dependency> dependencies() {
    return types.stream()
        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
        .filter(use -> isOurs(target(use)))
        .toList();
  }

  /** The type that is used; of an array, its elements' type. */
  static JavaClass target(Dependency use) {
    return use.getTargetClass().getBaseComponentType();
  }

  /** The package below the root, {@code internal} taken off: {@code io.csv}. */
  static String area(JavaClass type) {
    return type.getPackageName().substring(ROOT.length()).replaceFirst("\\.internal(\\..*)?$", "");
  }

  static boolean isInternal(JavaClass type) {
    return (type.getPackageName() + ".").contains(".internal.");
  }

  static String module(JavaClass type) {
    String uri = type.getSource().orElseThrow().getUri().toString();
    Matcher matcher = MODULE.matcher(uri);
    if (!matcher.find()) {
      throw new IllegalStateException("not below a module's target folder: " + uri);
    }
    return matcher.group(1);
  }

  /** What a user of the type can see that is neither the JDK's nor ours. */
  static List<String> foreignTypesShown(JavaClass type) {
    if (!isVisible(type)) {
      return List.of();
    }
    List<String> shown = new ArrayList<>();
    Stream<JavaType> supertypes =
        Stream.concat(type.getSuperclass().stream(), type.getInterfaces().stream());
    addForeign(shown, type.getName(), supertypes);
    for (JavaMember member : type.getMembers()) {
      Set<JavaClass> signature =
          isVisible(member.getModifiers()) ? member.getAllInvolvedRawTypes() : Set.of();
      addForeign(shown, member.getFullName(), signature.stream());
    }
    return shown;
  }

  private static void addForeign(List<String> shown, String where, Stream<? extends JavaType> in) {
    in.flatMap(type -> type.getAllInvolvedRawTypes().stream())
        .map(JavaClass::getBaseComponentType)
        .filter(type -> !type.isPrimitive() && !isOurs(type))
        .filter(type -> !type.getPackageName().startsWith("java."))
        .forEach(type -> shown.add(where + " shows " + type.getName()));
  }

  private static boolean isVisible(JavaClass type) {
    return isVisible(type.getModifiers())
        && type.getEnclosingClass().map(House::isVisible).orElse(true);
  }

  private static boolean isVisible(Set<JavaModifier> modifiers) {
    return modifiers.contains(PUBLIC) || modifiers.contains(PROTECTED);
  }

  private static boolean isOurs(JavaClass type) {
    return type.getPackageName().startsWith(ROOT);
  }
}
