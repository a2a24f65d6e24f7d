package io.newswire.streams.route;

import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.navigation.CelNavigableExpr;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The values that an expression reads, by their paths; see {@link Facts#visit}. */
final class Paths {

  private Paths() {}

  /** The paths in an expression that end in a text, a number, or a list of such. */
  static Set<String> in(CelExpr expr) {
    Map<String, String> elements =
        CelNavigableExpr.fromExpr(expr)
            .allNodes()
            .map(CelNavigableExpr::expr)
            .filter(each -> each.exprKind().getKind() == Kind.COMPREHENSION)
            .map(CelExpr::comprehension)
            .filter(fold -> of(fold.iterRange(), Map.of()).isPresent())
            .collect(
                Collectors.toMap(
                    fold -> fold.iterVar(),
                    fold -> of(fold.iterRange(), Map.of()).orElseThrow(),
                    (one, other) -> one));
    return CelNavigableExpr.fromExpr(expr)
        .allNodes()
        .map(node -> of(node.expr(), elements))
        .flatMap(Optional::stream)
        .filter(path -> !Facts.isStruct(path))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * The path that an expression reads, when it is one.
   *
   * @param elements the paths that loop variables stand for; null for one that stands for none
   */
  static Optional<String> of(CelExpr expr, Map<String, String> elements) {
    return switch (expr.exprKind().getKind()) {
      case IDENT ->
          elements.containsKey(expr.ident().name())
              ? Optional.ofNullable(elements.get(expr.ident().name()))
              : Optional.of(expr.ident().name()).filter(Facts.VARIABLES.names()::contains);
      case SELECT ->
          expr.select().testOnly()
              ? Optional.empty()
              : of(expr.select().operand(), elements).map(of -> of + "." + expr.select().field());
      default -> Optional.empty();
    };
  }
}
