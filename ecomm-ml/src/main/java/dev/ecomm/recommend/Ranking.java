package dev.ecomm.recommend;

/** Which items come first. Both look at the best rule of each item; ties go to the name. */
public enum Ranking {
  /** The highest confidence, then the highest lift: what most people take. */
  CONFIDENCE,

  /** The highest lift, then the highest confidence: what is special to this basket. */
  LIFT
}
