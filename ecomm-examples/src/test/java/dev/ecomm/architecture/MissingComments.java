package dev.ecomm.architecture;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.doctree.ReturnTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeParameterTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/**
 * Reads sources and lists what a user can see but not read about: {@code Type.method: @param x}.
 */
final class MissingComments extends TreePathScanner<Void, String> {
  private final DocTrees docs;
  private final List<String> missing = new ArrayList<>();

  private MissingComments(DocTrees docs) {
    this.docs = docs;
  }

  static List<String> in(Iterable<? extends JavaFileObject> files) throws IOException {
    JavacTask task =
        (JavacTask)
            ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, null, List.of("-proc:none"), null, files);
    MissingComments scanner = new MissingComments(DocTrees.instance(task));
    for (CompilationUnitTree unit : task.parse()) {
      scanner.scan(unit, "");
    }
    return scanner.missing;
  }

  @Override
  public Void visitClass(ClassTree type, String outer) {
    if (!isVisible(type.getModifiers())) {
      return null;
    }
    String name = outer + type.getSimpleName();
    Set<String> tags = new LinkedHashSet<>();
    addTypeParameters(tags, type.getTypeParameters());
    if (type.getKind() == Tree.Kind.RECORD) {
      components(type).forEach(c -> tags.add("@param " + c.getName()));
    }
    check(name, tags);
    return scan(type.getMembers(), name + ".");
  }

  @Override
  public Void visitMethod(MethodTree method, String type) {
    boolean constructorOfRecord =
        method.getReturnType() == null && enclosingType().getKind() == Tree.Kind.RECORD;
    if (isVisible(method.getModifiers()) && !constructorOfRecord && !isOverride(method)) {
      Set<String> tags = new LinkedHashSet<>();
      addTypeParameters(tags, method.getTypeParameters());
      method.getParameters().forEach(p -> tags.add("@param " + p.getName()));
      if (method.getReturnType() != null && !method.getReturnType().toString().equals("void")) {
        tags.add("@return");
      }
      check(type + method.getName(), tags);
    }
    return null;
  }

  @Override
  public Void visitVariable(VariableTree field, String type) {
    boolean component =
        enclosingType().getKind() == Tree.Kind.RECORD
            && !field.getModifiers().getFlags().contains(Modifier.STATIC);
    if (isVisible(field.getModifiers()) && !component) {
      check(type + field.getName(), Set.of());
    }
    return null;
  }

  /** Initialisers hold nothing that a user sees. */
  @Override
  public Void visitBlock(BlockTree block, String type) {
    return null;
  }

  private void check(String name, Set<String> expectedTags) {
    DocCommentTree comment = docs.getDocCommentTree(getCurrentPath());
    if (comment == null) {
      missing.add(name);
      return;
    }
    Set<String> tags = new LinkedHashSet<>(expectedTags);
    Stream.concat(comment.getFullBody().stream(), comment.getBlockTags().stream())
        .forEach(tag -> tags.remove(nameOf(tag)));
    tags.forEach(tag -> missing.add(name + ": " + tag));
  }

  private static void addTypeParameters(
      Set<String> tags, List<? extends TypeParameterTree> parameters) {
    parameters.forEach(p -> tags.add("@param <" + p.getName() + ">"));
  }

  private static String nameOf(DocTree tag) {
    if (tag instanceof ParamTree param) {
      return param.isTypeParameter()
          ? "@param <" + param.getName() + ">"
          : "@param " + param.getName();
    }
    return tag instanceof ReturnTree ? "@return" : "";
  }

  private static Stream<VariableTree> components(ClassTree type) {
    return type.getMembers().stream()
        .filter(VariableTree.class::isInstance)
        .map(VariableTree.class::cast)
        .filter(field -> !field.getModifiers().getFlags().contains(Modifier.STATIC));
  }

  private static boolean isOverride(MethodTree method) {
    return method.getModifiers().getAnnotations().stream()
        .anyMatch(a -> a.getAnnotationType().toString().equals("Override"));
  }

  /** Members of interfaces are public without saying so. */
  private boolean isVisible(ModifiersTree modifiers) {
    Set<Modifier> flags = modifiers.getFlags();
    return flags.contains(Modifier.PUBLIC)
        || flags.contains(Modifier.PROTECTED)
        || (!flags.contains(Modifier.PRIVATE) && isInInterface());
  }

  private boolean isInInterface() {
    return getCurrentPath().getParentPath().getLeaf() instanceof ClassTree outer
        && outer.getKind() == Tree.Kind.INTERFACE;
  }

  private ClassTree enclosingType() {
    return (ClassTree) getCurrentPath().getParentPath().getLeaf();
  }
}
