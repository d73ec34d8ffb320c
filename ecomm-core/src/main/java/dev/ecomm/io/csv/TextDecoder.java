package dev.ecomm.io.csv;

import dev.ecomm.io.CharsetChoice;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Turns the bytes of a field into UTF-8 under a {@link CharsetChoice}. Only texts that a dictionary
 * does not know yet come here, so it may take its time.
 */
final class TextDecoder {

  static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  private final CharsetChoice choice;

  /** Fields of good rows that were recoded; kept by who decodes, who may set it back. */
  int recoded;

  TextDecoder(CharsetChoice choice) {
    this.choice = choice;
  }

  /** Whether every text with a byte above 127 must be recoded before it is looked up. */
  boolean recodesAll() {
    return choice == CharsetChoice.WINDOWS_1252;
  }

  /** The character sets that may occur, for messages. */
  String tried() {
    return switch (choice) {
      case AUTO -> "UTF-8 or windows-1252";
      case UTF_8 -> "UTF-8";
      case WINDOWS_1252 -> "windows-1252";
    };
  }

  static boolean isAscii(byte[] bytes, int start, int length) {
    int seen = 0;
    for (int at = start; at < start + length; at++) {
      seen |= bytes[at];
    }
    return seen >= 0;
  }

  static boolean isUtf8(byte[] bytes, int start, int length) {
    return isAscii(bytes, start, length)
        || decode(bytes, start, length, StandardCharsets.UTF_8) != null;
  }

  /** The text as UTF-8 where its bytes are not that already; null where they are no text at all. */
  byte @Nullable [] recode(byte[] bytes, int start, int length) {
    if (choice == CharsetChoice.UTF_8) {
      return null;
    }
    String text = decode(bytes, start, length, WINDOWS_1252);
    return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
  }

  /** The text for people: what cannot be read shows as U+FFFD. */
  String show(byte[] bytes, int start, int length) {
    boolean utf8 = !recodesAll() && isUtf8(bytes, start, length);
    Charset charset = utf8 || choice == CharsetChoice.UTF_8 ? StandardCharsets.UTF_8 : WINDOWS_1252;
    return new String(bytes, start, length, charset);
  }

  private static @Nullable String decode(byte[] bytes, int start, int length, Charset charset) {
    try {
      return charset
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes, start, length))
          .toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }
}
