package io.newswire.streams.route;

import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.CelComprehension;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What made an expression true, for people: the words, tags and values that its true parts rest on,
 * and what an article has not where a part is negated. Walks the checked expression beside a {@link
 * Trace} of its evaluation.
 */
final class Evidence {

  /** Most lines of evidence for one rule: enough to judge it by. */
  static final int MAX_LINES = 12;

  /** Longest line, in characters. */
  private static final int MAX_LINE = 160;

  /** Most elements named for one list. */
  private static final int MAX_ELEMENTS = 4;

  private final Trace trace;

  Evidence(Trace trace) {
    this.trace = trace;
  }

  List<String> of(CelExpr tree) {
    Set<String> lines = new LinkedHashSet<>();
    collect(tree, lines);
    return lines.stream().limit(MAX_LINES).map(Evidence::cut).toList();
  }

  private static String cut(String line) {
    return line.length() <= MAX_LINE ? line : line.substring(0, MAX_LINE - 1) + "…";
  }

  private void collect(CelExpr expr, Set<String> lines) {
    switch (expr.exprKind().getKind()) {
      case CALL -> call(expr, lines);
      case COMPREHENSION -> elements(expr.comprehension(), lines);
      default -> {}
    }
  }

  private void call(CelExpr expr, Set<String> lines) {
    CelCall call = expr.call();
    switch (call.function()) {
      case "_&&_", "_||_" ->
          call.args().stream().filter(trace::isTrue).forEach(arg -> collect(arg, lines));
      case "_?_:_" -> {
        CelExpr condition = call.args().get(0);
        collect(condition, lines);
        collect(call.args().get(trace.isTrue(condition) ? 1 : 2), lines);
      }
      case "!_" -> absence(call.args().get(0), lines);
      case RuleLanguage.MENTIONS -> words(call, lines);
      case RuleLanguage.NEAR, RuleLanguage.WITHIN -> places(call, lines);
      case "@in" -> membership(call, lines);
      default -> operands(call).forEach(operand -> operand(operand, lines));
    }
  }

  /** Why an expression is false. */
  private void absence(CelExpr expr, Set<String> lines) {
    if (expr.exprKind().getKind() == Kind.COMPREHENSION) {
      lines.add("none of " + path(expr.comprehension().iterRange()).orElse("list") + " fits");
    } else if (expr.exprKind().getKind() == Kind.CALL) {
      absence(expr.call(), lines);
    } else {
      operand(expr, lines);
    }
  }

  private void absence(CelCall call, Set<String> lines) {
    switch (call.function()) {
      case "_&&_", "_||_" ->
          call.args().stream()
              .filter(arg -> Boolean.FALSE.equals(trace.value(arg)))
              .forEach(arg -> absence(arg, lines));
      case "!_" -> collect(call.args().get(0), lines);
      case RuleLanguage.MENTIONS -> noWords(call, lines);
      case RuleLanguage.NEAR, RuleLanguage.WITHIN ->
          lines.add(
              "no place of " + path(call.target().orElseThrow()).orElse("it") + " lies there");
      case "@in" -> noMembership(call, lines);
      default -> operands(call).forEach(operand -> operand(operand, lines));
    }
  }

  private void noWords(CelCall call, Set<String> lines) {
    CelExpr target = call.target().orElseThrow();
    if (trace.value(target) instanceof Text text) {
      String terms =
          text.terms(call.args().get(0).constant().int64Value()).stream()
              .map(term -> '"' + term + '"')
              .collect(Collectors.joining(", "));
      lines.add(path(target).orElse("text") + " does not say " + terms);
    }
  }

  private void noMembership(CelCall call, Set<String> lines) {
    CelExpr element = call.args().get(0);
    Optional<String> of = path(call.args().get(1));
    if (of.isPresent() && element.exprKind().getKind() == Kind.CONSTANT) {
      lines.add(of.get() + " has not " + trace.value(element));
    } else {
      operand(element, lines);
    }
  }

  private static Stream<CelExpr> operands(CelCall call) {
    return Stream.concat(call.target().stream(), call.args().stream());
  }

  private void words(CelCall call, Set<String> lines) {
    CelExpr target = call.target().orElseThrow();
    if (trace.value(target) instanceof Text text) {
      String quotes =
          text.quotes(call.args().get(0).constant().int64Value()).stream()
              .limit(MAX_ELEMENTS)
              .map(quote -> '"' + quote + '"')
              .collect(Collectors.joining(", "));
      lines.add(path(target).orElse("text") + " says " + quotes);
    }
  }

  /** The places that lie in an area. */
  private void places(CelCall call, Set<String> lines) {
    Object target = trace.value(call.target().orElseThrow());
    List<?> all = target instanceof List<?> list ? list : List.of(target);
    List<Double> numbers = call.args().stream().map(trace::value).map(Evidence::number).toList();
    Area area = RuleLanguage.area(call.function(), numbers);
    all.stream()
        .filter(place -> RuleLanguage.isIn(area, (Map<?, ?>) place))
        .limit(MAX_ELEMENTS)
        .map(place -> element("locations", place))
        .forEach(lines::add);
  }

  private static Double number(Object value) {
    return ((Number) value).doubleValue();
  }

  private void membership(CelCall call, Set<String> lines) {
    CelExpr element = call.args().get(0);
    CelExpr list = call.args().get(1);
    Optional<String> of = path(list);
    if (of.isPresent() && element.exprKind().getKind() == Kind.CONSTANT) {
      lines.add(of.get() + " has " + trace.value(element));
    } else {
      operand(element, lines);
    }
  }

  /** A value that a comparison or function rests on. */
  private void operand(CelExpr expr, Set<String> lines) {
    Optional<String> path = path(expr);
    Object value = trace.value(expr);
    if (path.isPresent() && isScalar(value)) {
      lines.add(path.get() + " is " + ("".equals(value) ? "empty" : value));
    } else if (expr.exprKind().getKind() == Kind.CALL) {
      operands(expr.call()).forEach(inner -> operand(inner, lines));
    } else if (expr.exprKind().getKind() == Kind.COMPREHENSION) {
      elements(expr.comprehension(), lines);
    }
  }

  private void elements(CelComprehension fold, Set<String> lines) {
    String list = path(fold.iterRange()).orElse("list");
    trace.matched(fold).stream()
        .limit(MAX_ELEMENTS)
        .map(element -> element(list, element))
        .forEach(lines::add);
  }

  private static String element(String list, Object element) {
    if (!(element instanceof Map<?, ?> fields)) {
      return list + " has " + element;
    }
    String kind = list.equals("actors") ? "actor" : "place";
    String detail =
        Stream.of(fields.get("country"), fields.get("sectors"))
            .flatMap(value -> value instanceof Collection<?> all ? all.stream() : Stream.of(value))
            .filter(value -> value != null && !value.equals(""))
            .map(Object::toString)
            .collect(Collectors.joining(" "));
    return kind + " " + fields.get("name") + (detail.isEmpty() ? "" : " (" + detail + ")");
  }

  private static boolean isScalar(Object value) {
    return value instanceof String || value instanceof Number || value instanceof Boolean;
  }

  /** How the expression names a value: {@code urgency}, {@code story.independentSources}. */
  private static Optional<String> path(CelExpr expr) {
    return switch (expr.exprKind().getKind()) {
      case IDENT -> Optional.of(expr.ident().name()).filter(Facts.names()::contains);
      case SELECT -> path(expr.select().operand()).map(of -> of + "." + expr.select().field());
      default -> Optional.empty();
    };
  }
}
