package dev.ecomm.tree.smile;

import smile.data.Tuple;
import smile.data.type.StructType;

/** A row that has the same value in every column. */
record Probe(StructType schema, double value) implements Tuple {

  @Override
  public Object get(int column) {
    return value;
  }

  @Override
  public double getDouble(int column) {
    return value;
  }
}
