package io.newswire.streams.route;

import dev.cel.common.ast.CelExpr;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A rule's expression, ready to be evaluated. Safe for any number of threads. */
final class Condition {

  private final String expression;
  private final CelExpr tree;
  private final CelRuntime.Program program;
  private final List<Terms> lists;
  private final List<Set<Atom>> clauses;
  private final Trace.Plan plan;

  /**
   * An expression that was checked.
   *
   * @param expression as the rule states it
   * @param tree its tree, in which every term list is the number of its position in {@code lists}
   * @param program the tree's program
   * @param lists its term lists
   * @param clauses what must be true for it to be true
   */
  Condition(
      String expression,
      CelExpr tree,
      CelRuntime.Program program,
      List<Terms> lists,
      List<Set<Atom>> clauses) {
    this.expression = expression;
    this.tree = tree;
    this.program = program;
    this.lists = List.copyOf(lists);
    this.clauses = List.copyOf(clauses);
    this.plan = new Trace.Plan(tree);
  }

  List<Terms> lists() {
    return lists;
  }

  /** What must be true of an article, see {@link NecessaryConditions}. */
  List<Set<Atom>> clauses() {
    return clauses;
  }

  /**
   * Evaluates the expression.
   *
   * @return the evidence, never an empty list; empty when the expression is false
   * @throws CelEvaluationException when it has no value for this article, e.g. divides by zero
   */
  Optional<List<String>> evaluate(Activation facts) throws CelEvaluationException {
    Trace trace = new Trace(plan);
    if (!Boolean.TRUE.equals(program.trace(facts, trace))) {
      return Optional.empty();
    }
    List<String> evidence = new Evidence(trace).of(tree);
    return Optional.of(evidence.isEmpty() ? List.of(expression.strip()) : evidence);
  }
}
