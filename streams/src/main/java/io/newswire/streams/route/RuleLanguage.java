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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The language of the rules: CEL with the variables of {@link Facts} and functions of its own:
 *
 * <pre>
 * text.mentions(["word", "two words", "prefix*"])
 * locations.near(latitude, longitude, kilometres)
 * locations.within(south, west, north, east)
 * </pre>
 *
 * @see <a href="https://github.com/google/cel-spec/blob/master/doc/langdef.md">CEL</a>
 */
final class RuleLanguage {

  /** The function that looks for words. */
  static final String MENTIONS = "mentions";

  /** The function that looks for places within a distance. */
  static final String NEAR = "near";

  /** The function that looks for places in a box. */
  static final String WITHIN = "within";

  private static final String MENTIONS_OVERLOAD = "text_mentions_terms";

  private static final Map<String, Integer> AREAS = Map.of(NEAR, 3, WITHIN, 4);

  private static final int MAX_PROBLEMS = 10;

  private static final int MAX_EXPRESSION = 10_000;

  /** Turns of all loops together, on one article; what goes on beyond has no value. */
  private static final int MAX_TURNS = 20_000;

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

  private final Cel cel = environment().build();

  /** Checks an expression and makes it ready to be evaluated. */
  Compiled compile(String expression) {
    int length = expression.codePointCount(0, expression.length());
    if (length > MAX_EXPRESSION) {
      return new Compiled.Bad(
          List.of(
              String.format(
                  Locale.ROOT, "has %,d characters, allowed are %,d", length, MAX_EXPRESSION)));
    }
    CelValidationResult result = cel.compile(expression);
    if (result.hasError()) {
      return new Compiled.Bad(
          result.getErrors().stream()
              .map(RuleLanguage::describe)
              .distinct()
              .limit(MAX_PROBLEMS)
              .toList());
    }
    try {
      return compile(expression, result.getAst());
    } catch (CelValidationException | CelEvaluationException e) {
      return new Compiled.Bad(List.of(e.getMessage()));
    }
  }

  /** The tree of an expression, as it is written; empty for one that is wrong. */
  Optional<CelAbstractSyntaxTree> read(String expression) {
    try {
      CelValidationResult result = cel.compile(expression);
      return result.hasError() ? Optional.empty() : Optional.of(result.getAst());
    } catch (CelValidationException e) {
      return Optional.empty();
    }
  }

  private Compiled compile(String expression, CelAbstractSyntaxTree ast)
      throws CelEvaluationException {
    Literals literals = Literals.of(ast);
    List<String> problems = new ArrayList<>(literals.problems());
    long cost = Cost.of(literals.tree());
    if (cost > Cost.MAX) {
      problems.add(
          String.format(
              Locale.ROOT,
              "takes up to %,d steps on a long article, allowed are %,d; nest fewer loops",
              cost,
              Cost.MAX));
    }
    if (!problems.isEmpty()) {
      return new Compiled.Bad(problems);
    }
    CelAbstractSyntaxTree lean =
        CelAbstractSyntaxTree.newCheckedAst(
            literals.tree(), ast.getSource(), ast.getReferenceMap(), ast.getTypeMap());
    return new Compiled.Good(
        new Condition(
            expression,
            literals.tree(),
            cel.createProgram(lean),
            literals.lists(),
            new NecessaryConditions(literals.lists(), literals.areas()).of(literals.tree())));
  }

  private static CelBuilder environment() {
    CelBuilder builder =
        CelFactory.plannerCelBuilder()
            .setOptions(
                CelOptions.current()
                    .enableHeterogeneousNumericComparisons(true)
                    // Explainer writes parts of an expression as they were written.
                    .populateMacroCalls(true)
                    .maxExpressionCodePointSize(MAX_EXPRESSION)
                    .comprehensionMaxIterations(MAX_TURNS)
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
                        ListType.create(SimpleType.STRING))))
            // The list was replaced by its number, see Literals.
            .addFunctionBindings(
                CelFunctionBinding.from(
                    MENTIONS_OVERLOAD,
                    Text.class,
                    Long.class,
                    (text, list) -> text.mentions(list)));
    AREAS.forEach((name, numbers) -> addArea(builder, name, numbers));
    Facts.VARIABLES.fields().forEach(field -> builder.addVar(field.name(), field.type()));
    Facts.TEXTS.keySet().forEach(name -> builder.addVar(name, Text.TYPE));
    return builder;
  }

  /** Declares a function over one place and over a list of places. */
  private static void addArea(CelBuilder builder, String name, int numbers) {
    List<CelType> ofPlace = new ArrayList<>(List.of(Facts.LOCATION.type()));
    List<CelType> ofList = new ArrayList<>(List.of(ListType.create(Facts.LOCATION.type())));
    List<Class<?>> classes = new ArrayList<>(List.of(Object.class));
    for (int i = 0; i < numbers; i++) {
      ofPlace.add(SimpleType.DYN);
      ofList.add(SimpleType.DYN);
      classes.add(Number.class);
    }
    builder.addFunctionDeclarations(
        CelFunctionDecl.newFunctionDeclaration(
            name,
            CelOverloadDecl.newMemberOverload("place_" + name, SimpleType.BOOL, ofPlace),
            CelOverloadDecl.newMemberOverload("places_" + name, SimpleType.BOOL, ofList)));
    for (String overload : List.of("place_" + name, "places_" + name)) {
      builder.addFunctionBindings(
          CelFunctionBinding.from(overload, classes, args -> isIn(name, args)));
    }
  }

  private static boolean isIn(String function, Object[] args) {
    Area area =
        area(
            function,
            Stream.of(args).skip(1).map(number -> ((Number) number).doubleValue()).toList());
    return args[0] instanceof List<?> places
        ? places.stream().anyMatch(place -> isIn(area, (Map<?, ?>) place))
        : isIn(area, (Map<?, ?>) args[0]);
  }

  /** Whether a place lies in an area. */
  static boolean isIn(Area area, Map<?, ?> place) {
    return area.contains((Double) place.get("latitude"), (Double) place.get("longitude"));
  }

  /**
   * The area that a call names.
   *
   * @param function {@link #NEAR} or {@link #WITHIN}
   * @param numbers its arguments
   * @throws IllegalArgumentException for what is on no map
   */
  static Area area(String function, List<Double> numbers) {
    return function.equals(NEAR)
        ? new Area.Near(numbers.get(0), numbers.get(1), numbers.get(2))
        : new Area.Box(numbers.get(0), numbers.get(1), numbers.get(2), numbers.get(3));
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
      Set<String> known = new TreeSet<>(Facts.names());
      known.add(MENTIONS);
      known.addAll(AREAS.keySet());
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
