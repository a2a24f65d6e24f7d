package io.newswire.streams.route;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import dev.cel.bundle.Cel;
import dev.cel.bundle.CelBuilder;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The language of the rules: CEL with the variables of {@link Facts} and one function of its own,
 * {@code text.mentions(["word", "two words", "prefix*"])}.
 *
 * @see <a href="https://github.com/google/cel-spec/blob/master/doc/langdef.md">CEL</a>
 */
final class RuleLanguage {

  /** The function that looks for words. */
  static final String MENTIONS = "mentions";

  private static final String MENTIONS_OVERLOAD = "text_mentions_terms";

  private static final int MAX_EXPRESSION = 10_000;

  private static final Pattern UNDEFINED_FIELD = Pattern.compile("undefined field '(\\w+)'");
  private static final Pattern UNDECLARED =
      Pattern.compile("undeclared reference to '([\\w.]+)'( \\(in container ''\\))?");
  private static final Pattern NO_OVERLOAD =
      Pattern.compile("found no matching overload for '([^']+)' applied to '([^']+)'.*");

  private static final List<Struct<?>> STRUCTS = List.of(Facts.ACTOR, Facts.LOCATION, Facts.STORY);

  /** What became of an expression: a program, or what is wrong with it. */
  sealed interface Compiled {
    /** The expression can be evaluated. */
    record Good(Condition condition) implements Compiled {}

    /** It cannot; one line per problem, with line and column of the expression, from 1. */
    record Bad(List<String> problems) implements Compiled {}
  }

  /** The term lists of all expressions compiled so far: read once, then only looked up. */
  private final Map<List<String>, Terms> terms = new ConcurrentHashMap<>();

  private final Cel cel;

  RuleLanguage() {
    this.cel = environment().addFunctionBindings(mentions(terms)).build();
  }

  /** Checks an expression and makes it ready to be evaluated. */
  Compiled compile(String expression) {
    CelValidationResult result = cel.compile(expression);
    if (result.hasError()) {
      return new Compiled.Bad(
          result.getErrors().stream().map(RuleLanguage::describe).distinct().toList());
    }
    try {
      CelAbstractSyntaxTree ast = result.getAst();
      List<String> problems = readTerms(ast);
      return problems.isEmpty()
          ? new Compiled.Good(
              new Condition(expression, ast.getExpr(), cel.createProgram(ast), terms))
          : new Compiled.Bad(problems);
    } catch (CelValidationException | CelEvaluationException e) {
      return new Compiled.Bad(List.of(e.getMessage()));
    }
  }

  private static CelBuilder environment() {
    CelBuilder builder =
        CelFactory.plannerCelBuilder()
            .setOptions(
                CelOptions.current()
                    .enableHeterogeneousNumericComparisons(true)
                    .maxExpressionCodePointSize(MAX_EXPRESSION)
                    .build())
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .setTypeProvider(new Types())
            .setResultType(SimpleType.BOOL)
            .addFunctionDeclarations(
                CelFunctionDecl.newFunctionDeclaration(
                    MENTIONS,
                    CelOverloadDecl.newMemberOverload(
                        MENTIONS_OVERLOAD,
                        SimpleType.BOOL,
                        Text.TYPE,
                        ListType.create(SimpleType.STRING))));
    Facts.VARIABLES.fields().forEach(field -> builder.addVar(field.name(), field.type()));
    return builder;
  }

  @SuppressWarnings("Immutable") // the map is safe for threads, and the terms in it never change
  private static CelFunctionBinding mentions(Map<List<String>, Terms> terms) {
    return CelFunctionBinding.from(
        MENTIONS_OVERLOAD, Text.class, List.class, (text, list) -> text.mentions(terms.get(list)));
  }

  /** Reads the lists of all calls of {@value #MENTIONS}; they must be literals. */
  private List<String> readTerms(CelAbstractSyntaxTree ast) {
    List<String> problems = new ArrayList<>();
    CelNavigableAst.fromAst(ast)
        .getRoot()
        .allNodes()
        .map(CelNavigableExpr::expr)
        .filter(RuleLanguage::isMentions)
        .forEach(
            call -> {
              Optional<List<String>> list = literal(call.call().args().get(0));
              if (list.isEmpty()) {
                problems.add(MENTIONS + " takes a list of texts in quotes");
                return;
              }
              try {
                terms.put(list.get(), Terms.of(list.get()));
              } catch (IllegalArgumentException e) {
                problems.add(MENTIONS + ": " + e.getMessage());
              }
            });
    return problems;
  }

  private static boolean isMentions(CelExpr expr) {
    return expr.exprKind().getKind() == ExprKind.Kind.CALL
        && expr.call().function().equals(MENTIONS);
  }

  private static Optional<List<String>> literal(CelExpr expr) {
    if (expr.exprKind().getKind() != ExprKind.Kind.LIST) {
      return Optional.empty();
    }
    List<String> texts = new ArrayList<>();
    for (CelExpr element : expr.list().elements()) {
      if (element.exprKind().getKind() != ExprKind.Kind.CONSTANT
          || element.constant().getKind() != CelConstant.Kind.STRING_VALUE) {
        return Optional.empty();
      }
      texts.add(element.constant().stringValue());
    }
    return texts.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(texts));
  }

  private static String describe(CelIssue issue) {
    var at = issue.getSourceLocation();
    return "line "
        + at.getLine()
        + ", column "
        + (at.getColumn() + 1)
        + ": "
        + withHint(issue.getMessage());
  }

  private static String withHint(String message) {
    Matcher field = UNDEFINED_FIELD.matcher(message);
    if (field.find()) {
      return field.group() + DidYouMean.hint(field.group(1), fieldNames());
    }
    Matcher name = UNDECLARED.matcher(message);
    if (name.find()) {
      Set<String> known = new TreeSet<>(Facts.VARIABLES.names());
      known.add(MENTIONS);
      return "unknown name '" + name.group(1) + "'" + DidYouMean.hint(name.group(1), known);
    }
    Matcher overload = NO_OVERLOAD.matcher(message);
    if (overload.find()) {
      return "'" + overload.group(1) + "' cannot be applied to " + overload.group(2);
    }
    return message.lines().findFirst().orElse(message);
  }

  private static Collection<String> fieldNames() {
    Set<String> names = new TreeSet<>();
    STRUCTS.forEach(struct -> names.addAll(struct.names()));
    return names;
  }

  private static final class Types implements CelTypeProvider {
    @Override
    public ImmutableCollection<CelType> types() {
      return STRUCTS.stream().map(Struct::type).collect(ImmutableList.toImmutableList());
    }

    @Override
    public Optional<CelType> findType(String name) {
      return types().stream().filter(type -> type.name().equals(name)).findFirst();
    }
  }
}
