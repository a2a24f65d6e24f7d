package io.newswire.streams.route;

import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelComprehension;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import java.util.stream.Stream;

/**
 * How many steps an expression takes at most on an article whose lists have {@value #LIST} elements
 * each: one for each operator, name and constant, as often as loops repeat them. The library has no
 * estimator for Java; this is the idea of the one it has for Go.
 *
 * @see <a href="https://github.com/google/cel-go/blob/master/checker/cost.go">cost.go</a>
 */
final class Cost {

  /** More steps than this are refused: two nested loops pass, three do not. */
  static final long MAX = 1_000_000;

  /** Elements of a list whose length is not known; few articles name more actors. */
  static final int LIST = 100;

  private Cost() {}

  /** The steps of an expression. */
  static long of(CelExpr expr) {
    return switch (expr.exprKind().getKind()) {
      case SELECT -> plus(1, of(expr.select().operand()));
      case CALL -> sum(Stream.concat(expr.call().target().stream(), expr.call().args().stream()));
      case LIST -> sum(expr.list().elements().stream());
      case MAP ->
          sum(
              expr.map().entries().stream()
                  .flatMap(entry -> Stream.of(entry.key(), entry.value())));
      case COMPREHENSION -> of(expr.comprehension());
      default -> 1;
    };
  }

  private static long of(CelComprehension fold) {
    long turn = plus(of(fold.loopCondition()), of(fold.loopStep()));
    long turns = times(size(fold.iterRange()), turn);
    return plus(plus(of(fold.iterRange()), of(fold.accuInit())), plus(turns, of(fold.result())));
  }

  private static long size(CelExpr list) {
    if (list.exprKind().getKind() == Kind.LIST) {
      return list.list().elements().size();
    }
    return list.exprKind().getKind() == Kind.CALL && list.call().function().equals("_+_")
        ? list.call().args().stream().mapToLong(Cost::size).reduce(0, Cost::plus)
        : LIST;
  }

  private static long sum(Stream<CelExpr> parts) {
    return parts.mapToLong(Cost::of).reduce(1, Cost::plus);
  }

  private static long plus(long a, long b) {
    long sum = a + b;
    return sum < 0 ? Long.MAX_VALUE : sum;
  }

  private static long times(long a, long b) {
    long high = Math.multiplyHigh(a, b);
    return high != 0 || a * b < 0 ? Long.MAX_VALUE : a * b;
  }
}
