package io.newswire.streams.route;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.parser.CelUnparserFactory;
import io.newswire.events.ArticleEvent;
import io.newswire.events.Rule;
import java.util.ArrayList;
import java.util.List;

/** Says of each part of a rule whether it holds for an article, and why or why not. */
public final class Explainer {

  private final RuleLanguage language = new RuleLanguage();

  /**
   * One of the conditions that a rule joins by "and".
   *
   * @param expression the condition
   * @param holds whether it holds
   * @param because what makes it true; where it is false, what the article has instead
   */
  public record Part(String expression, boolean holds, List<String> because) {
    /** Copies the reasons. */
    public Part {
      because = List.copyOf(because);
    }
  }

  /**
   * Explains a rule.
   *
   * @param rule a rule that was checked
   * @param event the article
   * @throws InvalidRulesException when the rule cannot be used
   */
  public List<Part> explain(Rule rule, ArticleEvent event) {
    CelAbstractSyntaxTree tree =
        language
            .read(rule.when())
            .orElseThrow(
                () -> new InvalidRulesException(List.of(rule.id() + ": when: cannot be read")));
    List<Part> parts = new ArrayList<>();
    split(tree.getExpr()).forEach(part -> parts.add(part(tree, part, event)));
    return parts;
  }

  private static List<CelExpr> split(CelExpr expr) {
    if (expr.exprKind().getKind() != Kind.CALL || !expr.call().function().equals("_&&_")) {
      return List.of(expr);
    }
    List<CelExpr> parts = new ArrayList<>();
    expr.call().args().forEach(arg -> parts.addAll(split(arg)));
    return parts;
  }

  private Part part(CelAbstractSyntaxTree tree, CelExpr expr, ArticleEvent event) {
    String text =
        CelUnparserFactory.newUnparser()
            .unparse(CelAbstractSyntaxTree.newParsedAst(expr, tree.getSource()));
    Rule alone = new Rule("part", null, 1, text, null, null, true, null);
    if (!(language.compile(text) instanceof RuleLanguage.Compiled.Good good)) {
      throw new IllegalStateException("a part of a rule that was checked: " + text);
    }
    Routing routing =
        new Router(Rules.of(List.of(new ReadyRule(alone, good.condition()))))
            .routeByEvaluatingAll(event);
    return routing.matches().isEmpty()
        ? new Part(text, false, instead(expr, event, routing.failures()))
        : new Part(text, true, routing.matches().get(0).because().evidence());
  }

  /** What the article has where a condition asks for something else. */
  private static List<String> instead(CelExpr expr, ArticleEvent event, List<String> failures) {
    List<String> lines = new ArrayList<>(failures);
    Facts facts = new Facts(event);
    Paths.in(expr)
        .forEach(
            path -> {
              List<String> values = new ArrayList<>();
              facts.visit(path, value -> values.add(String.valueOf(value)));
              lines.add(
                  path
                      + " is "
                      + (values.isEmpty() || values.equals(List.of(""))
                          ? "empty"
                          : String.join(", ", values.stream().distinct().sorted().toList())));
            });
    return lines;
  }
}
