package dev.tocsin.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Sees what doclint on JDK 17 cannot be asked to see: it would want each compact constructor to
 * repeat its record's {@code @param}s.
 */
class CommentsTest {

  @Test
  void what_users_can_name_has_a_comment() throws IOException {
    List<Path> sources = new ArrayList<>();
    for (Path folder : Project.publishedFolders()) {
      sources.addAll(javaFiles(folder.resolve("src/main/java")));
    }
    assertThat(sources).hasSizeGreaterThan(PublishedModule.all().size());
    assertThat(uncommented(sources)).isEmpty();
  }

  @Test
  void a_missing_comment_is_caught(@TempDir Path folder) throws IOException {
    Path source = folder.resolve("Bare.java");
    Files.writeString(
        source,
        """
        public interface Bare {
          void method();
          /** Has one. */
          record Point(int x) { public Point { } @Override public String toString() { return ""; } }
          /** Has one. */
          enum Kind { ONE; private int hidden; void hidden() { int local; } }
        }
        class Hidden { public void hidden() {} }
        """);
    assertThat(uncommented(List.of(source)))
        .extracting(place -> place.substring(place.indexOf(' ') + 1))
        .containsExactly("Bare", "method", "<init>", "ONE");
  }

  private static List<Path> javaFiles(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }

  private static List<String> uncommented(List<Path> sources) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      Iterable<? extends JavaFileObject> units = files.getJavaFileObjectsFromPaths(sources);
      JavacTask task = (JavacTask) compiler.getTask(null, files, null, null, null, units);
      Scanner scanner = new Scanner(Trees.instance(task));
      scanner.scan(task.parse(), null);
      return scanner.found;
    }
  }

  private static final class Scanner extends TreePathScanner<Void, Void> {

    private final Trees trees;
    private final List<String> found = new ArrayList<>();

    private Scanner(Trees trees) {
      this.trees = trees;
    }

    @Override
    public Void visitClass(ClassTree type, Void unused) {
      if (!isForUsers(type.getModifiers())) {
        return null;
      }
      check(type.getSimpleName());
      return scan(type.getMembers(), null);
    }

    @Override
    public Void visitMethod(MethodTree method, Void unused) {
      if (isForUsers(method.getModifiers()) && !isOverride(method)) {
        check(method.getName());
      }
      return null;
    }

    @Override
    public Void visitVariable(VariableTree field, Void unused) {
      if (isForUsers(field.getModifiers())) {
        check(field.getName());
      }
      return null;
    }

    private void check(CharSequence name) {
      if (trees.getDocComment(getCurrentPath()) == null) {
        CompilationUnitTree unit = getCurrentPath().getCompilationUnit();
        long at = trees.getSourcePositions().getStartPosition(unit, getCurrentPath().getLeaf());
        String file = unit.getSourceFile().getName();
        found.add(file + ":" + unit.getLineMap().getLineNumber(at) + " " + name);
      }
    }

    private boolean isForUsers(ModifiersTree modifiers) {
      Tree.Kind parent = getCurrentPath().getParentPath().getLeaf().getKind();
      boolean inInterface = parent == Tree.Kind.INTERFACE || parent == Tree.Kind.ANNOTATION_TYPE;
      return modifiers.getFlags().contains(Modifier.PUBLIC)
          || modifiers.getFlags().contains(Modifier.PROTECTED)
          || (inInterface && !modifiers.getFlags().contains(Modifier.PRIVATE));
    }

    private static boolean isOverride(MethodTree method) {
      return method.getModifiers().getAnnotations().stream()
          .anyMatch(annotation -> annotation.getAnnotationType().toString().equals("Override"));
    }
  }
}
