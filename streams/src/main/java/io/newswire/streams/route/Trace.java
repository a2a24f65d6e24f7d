package io.newswire.streams.route;

import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelComprehension;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.navigation.CelNavigableExpr;
import dev.cel.runtime.CelEvaluationListener;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The values that an expression's parts had while it was evaluated, and which elements of a list
 * met the condition of an {@code exists}, {@code all}, {@code filter} and the like.
 *
 * <p>CEL expands these macros into folds. The condition is found in the fold's step; it is asked
 * once for each element, in order, after the fold's list was evaluated.
 */
final class Trace implements CelEvaluationListener {

  /** A fold at work: its list and how many elements were asked so far. */
  private static final class Run {
    private final List<?> list;
    private int asked;
    private final List<Object> matched = new ArrayList<>();

    Run(List<?> list) {
      this.list = list;
    }

    void ask(boolean holds) {
      if (holds && asked < list.size()) {
        matched.add(list.get(asked));
      }
      asked++;
    }
  }

  private final Map<Long, Object> values = new HashMap<>();

  private final Map<Long, Long> conditions;

  /** The latest run of each fold, by the id of its condition. */
  private final Map<Long, Run> runs = new HashMap<>();

  /**
   * What to look out for in one expression.
   *
   * @param conditions the id of each fold's condition, by the id of its list
   */
  record Plan(Map<Long, Long> conditions) {
    Plan(CelExpr tree) {
      this(
          CelNavigableExpr.fromExpr(tree)
              .allNodes()
              .map(CelNavigableExpr::expr)
              .filter(expr -> expr.exprKind().getKind() == Kind.COMPREHENSION)
              .map(CelExpr::comprehension)
              .filter(fold -> condition(fold).isPresent())
              .collect(
                  Collectors.toMap(
                      fold -> fold.iterRange().id(), fold -> condition(fold).orElseThrow().id())));
    }
  }

  Trace(Plan plan) {
    this.conditions = plan.conditions();
  }

  @Override
  public void callback(CelExpr expr, Object value) {
    values.put(expr.id(), value);
    Long condition = conditions.get(expr.id());
    if (condition != null && value instanceof List<?> list) {
      runs.put(condition, new Run(list));
    }
    Run run = runs.get(expr.id());
    if (run != null) {
      run.ask(Boolean.TRUE.equals(value));
    }
  }

  /** The value of a part, null where it was not needed. */
  Object value(CelExpr expr) {
    return values.get(expr.id());
  }

  boolean isTrue(CelExpr expr) {
    return Boolean.TRUE.equals(value(expr));
  }

  /** The elements that met a fold's condition. */
  List<Object> matched(CelComprehension fold) {
    return condition(fold)
        .map(condition -> runs.get(condition.id()))
        .map(run -> List.copyOf(run.matched))
        .orElse(List.of());
  }

  /** The condition of a fold: what its step asks of an element. */
  private static Optional<CelExpr> condition(CelComprehension fold) {
    CelExpr step = fold.loopStep();
    if (step.exprKind().getKind() != Kind.CALL) {
      return Optional.empty();
    }
    List<CelExpr> args = step.call().args();
    return switch (step.call().function()) {
      case "_||_", "_&&_" -> Optional.of(args.get(1));
      case "_?_:_" -> Optional.of(args.get(0));
      default -> Optional.empty();
    };
  }
}
