package dev.ecomm.io.csv;

import java.nio.charset.StandardCharsets;

/**
 * How the items of a list stand in one text: joined by {@code " | "}. Read from the left, that has
 * one meaning if no item is empty, contains the joint, or ends like the beginning of one.
 */
final class ListText {

  static final byte[] JOINT = " | ".getBytes(StandardCharsets.US_ASCII);

  private ListText() {}

  /**
   * Checks an item.
   *
   * @throws IllegalArgumentException if it cannot be told apart in a list; says why
   */
  static void requireJoinable(byte[] utf8, int start, int length) {
    if (length == 0) {
      throw unjoinable("", "is empty");
    }
    int end = start + length;
    if (findJoint(utf8, start, end) < end) {
      throw unjoinable(text(utf8, start, length), "contains \" | \"");
    }
    if (length >= 2 && utf8[end - 2] == JOINT[0] && utf8[end - 1] == JOINT[1]) {
      throw unjoinable(text(utf8, start, length), "ends with \" |\"");
    }
  }

  private static IllegalArgumentException unjoinable(String item, String why) {
    return new IllegalArgumentException(
        "the item \""
            + item
            + "\" "
            + why
            + ", but items are joined by \" | \" in CSV; rename it, or"
            + " write a format that has lists");
  }

  private static String text(byte[] utf8, int start, int length) {
    return new String(utf8, start, length, StandardCharsets.UTF_8);
  }

  /** The position of the next joint, or {@code end}. */
  static int findJoint(byte[] utf8, int start, int end) {
    for (int at = start; at + JOINT.length <= end; at++) {
      if (utf8[at] == JOINT[0] && utf8[at + 1] == JOINT[1] && utf8[at + 2] == JOINT[2]) {
        return at;
      }
    }
    return end;
  }
}
