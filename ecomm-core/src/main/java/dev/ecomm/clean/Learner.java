package dev.ecomm.clean;

/**
 * What a rule that learns has seen so far. The state is exact, so that lines learned in pieces give
 * the same rule, to the last bit, as the same lines in one.
 */
interface Learner extends Study {

  /** The rule that judges by what was seen; does not learn any more. */
  Rule fit();
}
