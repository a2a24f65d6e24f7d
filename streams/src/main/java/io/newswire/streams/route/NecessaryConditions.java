package io.newswire.streams.route;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.CelComprehension;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What must be true of an article for an expression to be true: a list of clauses, of each of which
 * at least one atom must be true. A clause is only derived where its being false makes the
 * expression false, so that skipping the expression changes nothing. What cannot be told from the
 * expression gives no clause.
 */
final class NecessaryConditions {

  private static final Map<String, String> MIRRORED =
      Map.of("_<_", "_>_", "_<=_", "_>=_", "_>_", "_<_", "_>=_", "_<=_");

  private final List<Terms> lists;
  private final Map<Long, Area> areas;

  /**
   * Conditions of one expression.
   *
   * @param lists its term lists, by position
   * @param areas its areas, by the id of the call
   */
  NecessaryConditions(List<Terms> lists, Map<Long, Area> areas) {
    this.lists = lists;
    this.areas = areas;
  }

  /** The clauses of an expression; none when nothing can be told. */
  List<Set<Atom>> of(CelExpr tree) {
    return clauses(tree, Map.of());
  }

  /**
   * Clauses of a part.
   *
   * @param elements the paths that loop variables stand for
   */
  private List<Set<Atom>> clauses(CelExpr expr, Map<String, String> elements) {
    return switch (expr.exprKind().getKind()) {
      case CONSTANT -> isConstant(expr, false) ? List.of(Set.of()) : List.of();
      case CALL -> call(expr, elements);
      case COMPREHENSION -> comprehension(expr.comprehension(), elements);
      default -> List.of();
    };
  }

  private List<Set<Atom>> call(CelExpr expr, Map<String, String> elements) {
    CelCall call = expr.call();
    List<CelExpr> args = call.args();
    return switch (call.function()) {
      case "_&&_" -> both(clauses(args.get(0), elements), clauses(args.get(1), elements));
      case "_||_" -> either(clauses(args.get(0), elements), clauses(args.get(1), elements));
      case "_?_:_" ->
          either(
              both(clauses(args.get(0), elements), clauses(args.get(1), elements)),
              clauses(args.get(2), elements));
      case "_==_" -> equal(args.get(0), args.get(1), elements);
      case "@in" -> in(args.get(0), args.get(1), elements);
      case "_<_", "_<=_", "_>_", "_>=_" -> compare(call, elements);
      case RuleLanguage.MENTIONS -> mentions(call);
      case RuleLanguage.NEAR, RuleLanguage.WITHIN ->
          call.target()
                  .flatMap(target -> Paths.of(target, elements))
                  .equals(Optional.of("locations"))
              ? List.of(Set.of(new Atom.Inside(areas.get(expr.id()))))
              : List.of();
      default -> List.of();
    };
  }

  private static List<Set<Atom>> both(List<Set<Atom>> left, List<Set<Atom>> right) {
    return Stream.concat(left.stream(), right.stream()).distinct().toList();
  }

  /** One of two: the rarest clause of each side, joined. */
  private static List<Set<Atom>> either(List<Set<Atom>> left, List<Set<Atom>> right) {
    if (left.isEmpty() || right.isEmpty()) {
      return List.of();
    }
    Set<Atom> joined = new LinkedHashSet<>(rarest(left));
    joined.addAll(rarest(right));
    return List.of(joined);
  }

  /** The clause that is true least often. */
  static Set<Atom> rarest(List<Set<Atom>> clauses) {
    return clauses.stream()
        .min(
            Comparator.comparingDouble(
                clause -> clause.stream().mapToDouble(Atom::frequency).sum()))
        .orElseThrow();
  }

  private List<Set<Atom>> equal(CelExpr one, CelExpr other, Map<String, String> elements) {
    return constant(one).isPresent()
        ? has(other, List.of(one), elements)
        : has(one, List.of(other), elements);
  }

  private List<Set<Atom>> in(CelExpr element, CelExpr list, Map<String, String> elements) {
    return list.exprKind().getKind() == Kind.LIST
        ? has(element, list.list().elements(), elements)
        : has(list, List.of(element), elements);
  }

  /** Any of some constants stands at a path. */
  private static List<Set<Atom>> has(
      CelExpr at, List<CelExpr> constants, Map<String, String> elements) {
    Optional<String> path = Paths.of(at, elements);
    Set<Atom> clause = new LinkedHashSet<>();
    for (CelExpr each : constants) {
      Optional<Object> value = constant(each);
      if (path.isEmpty() || value.isEmpty()) {
        return List.of();
      }
      clause.add(new Atom.Has(path.get(), value.get()));
    }
    return List.of(clause);
  }

  private static List<Set<Atom>> compare(CelCall call, Map<String, String> elements) {
    CelExpr left = call.args().get(0);
    CelExpr right = call.args().get(1);
    Optional<Object> bound = constant(right);
    Optional<String> path = Paths.of(left, elements);
    String operator = call.function();
    if (bound.isEmpty()) {
      bound = constant(left);
      path = Paths.of(right, elements);
      operator = MIRRORED.get(operator);
    }
    return path.isPresent() && bound.isPresent() && bound.get() instanceof Long number
        ? List.of(Set.of(new Atom.Compares(path.get(), operator, number)))
        : List.of();
  }

  private List<Set<Atom>> mentions(CelCall call) {
    CelExpr target = call.target().orElseThrow();
    Wording.Part part =
        target.exprKind().getKind() == Kind.IDENT ? Facts.TEXTS.get(target.ident().name()) : null;
    int list = Math.toIntExact(call.args().get(0).constant().int64Value());
    return part == null ? List.of() : List.of(Set.of(new Atom.Says(lists.get(list), part)));
  }

  /** {@code exists} and {@code exists_one}: their condition must hold for an element. */
  private List<Set<Atom>> comprehension(CelComprehension fold, Map<String, String> elements) {
    Optional<String> path = Paths.of(fold.iterRange(), elements);
    CelExpr step = fold.loopStep();
    boolean exists =
        isConstant(fold.accuInit(), false)
            && step.exprKind().getKind() == Kind.CALL
            && step.call().function().equals("_||_");
    if (!exists) {
      return List.of();
    }
    Map<String, String> inner = new HashMap<>(elements);
    // A loop variable over anything else hides an outer one of its name.
    inner.put(fold.iterVar(), path.orElse(null));
    return clauses(step.call().args().get(1), inner);
  }

  /** The value of a constant that is a text or a whole number. */
  private static Optional<Object> constant(CelExpr expr) {
    if (expr.exprKind().getKind() != Kind.CONSTANT) {
      return Optional.empty();
    }
    CelConstant constant = expr.constant();
    return switch (constant.getKind()) {
      case STRING_VALUE -> Optional.of(constant.stringValue());
      case INT64_VALUE -> Optional.of(constant.int64Value());
      default -> Optional.empty();
    };
  }

  private static boolean isConstant(CelExpr expr, boolean value) {
    return expr.exprKind().getKind() == Kind.CONSTANT
        && expr.constant().getKind() == CelConstant.Kind.BOOLEAN_VALUE
        && expr.constant().booleanValue() == value;
  }
}
