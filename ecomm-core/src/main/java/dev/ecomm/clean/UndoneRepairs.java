package dev.ecomm.clean;

/**
 * Two repairs that contradict each other.
 *
 * @param earlier id of the rule that changed cells
 * @param later id of the rule that set them back to what they were before
 * @param cells how many
 */
public record UndoneRepairs(String earlier, String later, long cells) {}
