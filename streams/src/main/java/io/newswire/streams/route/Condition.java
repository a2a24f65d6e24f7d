package io.newswire.streams.route;

import dev.cel.common.ast.CelExpr;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A rule's expression, ready to be evaluated. Safe for any number of threads. */
final class Condition {

  private final String expression;
  private final CelExpr tree;
  private final CelRuntime.Program program;
  private final Map<List<String>, Terms> terms;

  Condition(
      String expression, CelExpr tree, CelRuntime.Program program, Map<List<String>, Terms> terms) {
    this.expression = expression;
    this.tree = tree;
    this.program = program;
    this.terms = terms;
  }

  /**
   * Evaluates the expression. Only where it holds is it evaluated a second time, traced, to see
   * what made it true.
   *
   * @param facts the variables, see {@link Facts}
   * @return the evidence, never an empty list; empty when the expression is false
   * @throws CelEvaluationException when it has no value for this article, e.g. divides by zero
   */
  Optional<List<String>> evaluate(Map<String, Object> facts) throws CelEvaluationException {
    if (!Boolean.TRUE.equals(program.eval(facts))) {
      return Optional.empty();
    }
    Trace trace = new Trace(tree);
    program.trace(facts, trace);
    List<String> evidence = new Evidence(trace, terms).of(tree);
    return Optional.of(evidence.isEmpty() ? List.of(expression.strip()) : evidence);
  }
}
