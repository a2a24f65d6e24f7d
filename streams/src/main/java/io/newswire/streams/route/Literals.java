package io.newswire.streams.route;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.ast.CelMutableExpr;
import dev.cel.common.ast.CelMutableExprConverter;
import dev.cel.common.navigation.CelNavigableMutableExpr;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The term lists and areas of an expression, which it must state literally, so that they can be
 * read, checked and indexed once. In the tree each term list is replaced by its number: a list of a
 * hundred words would else be built again for every article.
 *
 * @param tree the expression's tree, its term lists replaced
 * @param lists the term lists, by their numbers
 * @param areas the areas, by the id of the call that names them
 * @param problems what is wrong with them
 */
record Literals(CelExpr tree, List<Terms> lists, Map<Long, Area> areas, List<String> problems) {

  /** Reads an expression that was checked. */
  static Literals of(CelAbstractSyntaxTree ast) {
    CelMutableExpr tree = CelMutableExprConverter.fromCelExpr(ast.getExpr());
    Literals literals =
        new Literals(ast.getExpr(), new ArrayList<>(), new HashMap<>(), new ArrayList<>());
    List<CelMutableExpr> calls =
        CelNavigableMutableExpr.fromExpr(tree)
            .allNodes()
            .map(CelNavigableMutableExpr::expr)
            .filter(expr -> expr.getKind() == Kind.CALL)
            .toList();
    for (CelMutableExpr call : calls) {
      switch (call.call().function()) {
        case RuleLanguage.MENTIONS -> literals.replaceTerms(call);
        case RuleLanguage.NEAR, RuleLanguage.WITHIN -> literals.readArea(call);
        default -> {}
      }
    }
    return new Literals(
        CelMutableExprConverter.fromMutableExpr(tree),
        List.copyOf(literals.lists),
        Map.copyOf(literals.areas),
        List.copyOf(literals.problems));
  }

  private void replaceTerms(CelMutableExpr call) {
    CelMutableExpr argument = call.call().args().get(0);
    Optional<List<String>> texts = texts(argument);
    if (texts.isEmpty()) {
      problems.add("mentions takes a list of texts in quotes");
      return;
    }
    try {
      Terms terms = Terms.of(texts.get());
      call.call()
          .setArg(0, CelMutableExpr.ofConstant(argument.id(), CelConstant.ofValue(lists.size())));
      lists.add(terms);
    } catch (IllegalArgumentException e) {
      problems.add("mentions: " + e.getMessage());
    }
  }

  private void readArea(CelMutableExpr call) {
    String function = call.call().function();
    List<Double> numbers =
        call.call().args().stream().map(Literals::number).flatMap(Optional::stream).toList();
    if (numbers.size() < call.call().args().size()) {
      problems.add(function + " takes numbers, not names or sums of them");
      return;
    }
    try {
      areas.put(call.id(), RuleLanguage.area(function, numbers));
    } catch (IllegalArgumentException e) {
      problems.add(function + ": " + e.getMessage());
    }
  }

  private static Optional<Double> number(CelMutableExpr expr) {
    if (expr.getKind() != Kind.CONSTANT) {
      return Optional.empty();
    }
    return switch (expr.constant().getKind()) {
      case DOUBLE_VALUE -> Optional.of(expr.constant().doubleValue());
      case INT64_VALUE -> Optional.of((double) expr.constant().int64Value());
      default -> Optional.empty();
    };
  }

  /** The texts of a list that is not empty and holds nothing else. */
  private static Optional<List<String>> texts(CelMutableExpr expr) {
    if (expr.getKind() != Kind.LIST) {
      return Optional.empty();
    }
    List<String> texts = new ArrayList<>();
    for (CelMutableExpr element : expr.list().elements()) {
      if (element.getKind() != Kind.CONSTANT
          || element.constant().getKind() != CelConstant.Kind.STRING_VALUE) {
        return Optional.empty();
      }
      texts.add(element.constant().stringValue());
    }
    return texts.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(texts));
  }
}
