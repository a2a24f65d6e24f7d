package io.newswire.events.contract;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.doctree.TextTree;
import com.sun.source.doctree.ValueTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SimpleDocTreeVisitor;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import io.newswire.events.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** What the Javadoc of the contract's records says, as plain text. */
final class Javadocs {

  private static final Path SOURCES = Path.of("src/main/java");
  private static final String PACKAGE = Topics.class.getPackageName() + ".";

  /** Text by {@link #name}, and by that and the component: {@code Location.Point.type}. */
  private final Map<String, String> texts = new HashMap<>();

  /** Reads the sources of the contract. */
  static Javadocs read() {
    Javadocs docs = new Javadocs();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files =
            compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8);
        Stream<Path> sources = Files.walk(SOURCES)) {
      List<Path> java = sources.filter(file -> file.toString().endsWith(".java")).toList();
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  files,
                  null,
                  List.of("-proc:none"),
                  null,
                  files.getJavaFileObjectsFromPaths(java));
      DocTrees trees = DocTrees.instance(task);
      for (var unit : task.parse()) {
        docs.new Reader(trees).scan(unit, null);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return docs;
  }

  /** What a type is. */
  Optional<String> of(Class<?> type) {
    return Optional.ofNullable(texts.get(name(type)));
  }

  /** What a component of a record is. */
  Optional<String> of(Class<?> type, String component) {
    return Optional.ofNullable(texts.get(name(type) + "." + component));
  }

  /** What a type is called within the contract: {@code Article}, {@code Location.Point}. */
  static String name(Class<?> type) {
    return type.getCanonicalName().replace(PACKAGE, "");
  }

  private final class Reader extends TreePathScanner<Void, Void> {

    private final DocTrees trees;
    private final PlainText plain = new PlainText();

    Reader(DocTrees trees) {
      this.trees = trees;
    }

    @Override
    public Void visitClass(ClassTree tree, Void unused) {
      DocCommentTree comment = trees.getDocCommentTree(getCurrentPath());
      if (comment != null) {
        String name = name(getCurrentPath());
        texts.put(name, plain.of(comment.getFullBody(), file()));
        for (DocTree tag : comment.getBlockTags()) {
          if (tag instanceof ParamTree param && !param.isTypeParameter()) {
            texts.put(
                name + "." + param.getName().getName(), plain.of(param.getDescription(), file()));
          }
        }
      }
      return super.visitClass(tree, null);
    }

    private static String name(TreePath path) {
      String simple = ((ClassTree) path.getLeaf()).getSimpleName().toString();
      return path.getParentPath().getLeaf() instanceof ClassTree
          ? name(path.getParentPath()) + "." + simple
          : simple;
    }

    /** The class that the file is named after. */
    private String file() {
      String name =
          Path.of(getCurrentPath().getCompilationUnit().getSourceFile().getName())
              .getFileName()
              .toString();
      return PACKAGE + name.substring(0, name.length() - ".java".length());
    }
  }

  /** Javadoc without its tags; the parameter is the class whose constants it may name. */
  private static final class PlainText extends SimpleDocTreeVisitor<String, String> {

    String of(List<? extends DocTree> trees, String owner) {
      return trees.stream()
          .map(tree -> visit(tree, owner))
          .collect(Collectors.joining())
          .replaceAll("\\s+", " ")
          // What is null in Java is left out in JSON.
          .replaceAll("\\bnull\\b", "absent")
          .strip();
    }

    @Override
    protected String defaultAction(DocTree tree, String owner) {
      // <p> and the like
      return " ";
    }

    @Override
    public String visitText(TextTree text, String owner) {
      return text.getBody();
    }

    @Override
    public String visitLiteral(LiteralTree literal, String owner) {
      return literal.getBody().getBody();
    }

    @Override
    public String visitLink(LinkTree link, String owner) {
      // {@link Article#headline()} is Article.headline to whoever reads JSON.
      return link.getLabel().isEmpty()
          ? link.getReference()
              .getSignature()
              .replaceAll("\\(.*\\)", "")
              .replaceFirst("^#", "")
              .replace('#', '.')
          : of(link.getLabel(), owner);
    }

    @Override
    public String visitValue(ValueTree value, String owner) {
      String constant = value.getReference().getSignature().replaceFirst("^#", "");
      try {
        return Class.forName(owner).getField(constant).get(null).toString();
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(owner + " has no public constant " + constant, e);
      }
    }
  }
}
