package dev.ecomm.store;

import java.io.File;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** From what a user typed to a URI, and from a URI to what may be shown. */
final class Locations {
  // Two letters at least: one letter before a colon is a Windows drive.
  private static final Pattern SCHEME =
      Pattern.compile("([A-Za-z][A-Za-z0-9+.-]+):(.*)", Pattern.DOTALL);
  private static final Pattern PORT = Pattern.compile(":[0-9]*$");
  private static final String LEFT_AS_THEY_ARE = "-_.!~*'():@&=+$,;/";

  private Locations() {}

  static URI parse(String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException(
          "location is blank, must be a path or a URI such as data/invoices.csv or"
              + " gs://shop/a.csv");
    }
    if (text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("location contains the character NUL, which no store has");
    }
    Matcher matcher = SCHEME.matcher(text);
    if (!matcher.matches()) {
      return ofPath(text);
    }
    String scheme = matcher.group(1).toLowerCase(Locale.ROOT);
    String rest = matcher.group(2);
    if (scheme.equals("file") && !rest.startsWith("/")) {
      return ofPath(rest);
    }
    boolean web = scheme.equals("http") || scheme.equals("https");
    try {
      URI uri = requireNoCredentials(new URI(scheme + ":" + encode(rest, web)));
      return scheme.equals("file") ? ofPath(path(uri), rest.endsWith("/")) : uri;
    } catch (URISyntaxException e) {
      // The text is not repeated: what cannot be parsed cannot be searched for a password.
      throw new IllegalArgumentException(
          "location is no URI of the form " + scheme + "://name/path: " + e.getReason(), e);
    }
  }

  private static URI ofPath(String text) {
    boolean directory = text.endsWith("/") || text.endsWith(File.separator);
    try {
      return ofPath(Path.of(text), directory);
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException(
          "location \""
              + text
              + "\" cannot be a file name here: "
              + e.getReason()
              + ". Where it has letters outside ASCII, run in a UTF-8 locale.",
          e);
    }
  }

  /** The file that a {@code file:} URI names, absolute. */
  static Path path(URI uri) {
    try {
      return Path.of(uri);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "location " + uri + " names no file here: " + e.getMessage() + ". Write file:///path.",
          e);
    }
  }

  /** The one URI of a path, whether or not something is there. */
  static URI ofPath(Path path, boolean directory) {
    Path absolute = path.toAbsolutePath();
    if (!hasParentStep(absolute)) {
      // Only then is this free of doubt: "link/../x" is not "x" where link points elsewhere.
      absolute = absolute.normalize();
    }
    String uri = absolute.toUri().toString();
    // toUri looks at the disk and ends at a slash for what is a directory now.
    String bare = uri.endsWith("/") && absolute.getNameCount() > 0 ? cut(uri) : uri;
    return URI.create(directory && !bare.endsWith("/") ? bare + "/" : bare);
  }

  private static boolean hasParentStep(Path path) {
    for (Path name : path) {
      if (name.toString().equals("..")) {
        return true;
      }
    }
    return false;
  }

  private static String cut(String text) {
    return text.substring(0, text.length() - 1);
  }

  /** Encodes what no URI may hold, and leaves escapes that are there. */
  private static String encode(String text, boolean web) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < utf8.length; i++) {
      char c = (char) (utf8[i] & 0xff);
      boolean kept =
          isAsciiLetterOrDigit(c)
              || LEFT_AS_THEY_ARE.indexOf(c) >= 0
              || (c == '%' && isHex(utf8, i + 1) && isHex(utf8, i + 2))
              || (web && "?[]".indexOf(c) >= 0);
      if (web && c == '#') {
        break; // a fragment is for browsers; no server gets it
      }
      if (kept) {
        out.append(c);
      } else {
        out.append(String.format(Locale.ROOT, "%%%02X", (int) c));
      }
    }
    return out.toString();
  }

  /** One name, encoded as a part of a path. */
  static String encodeName(String name) {
    return encode(name.replace("%", "%25"), false);
  }

  /** The UTF-8 bytes of a URI without escapes; their order is that of code points. */
  static byte[] decode(URI uri) {
    byte[] text = uri.toString().getBytes(StandardCharsets.UTF_8);
    int n = 0;
    for (int i = 0; i < text.length; i++) {
      if (text[i] == '%' && isHex(text, i + 1) && isHex(text, i + 2)) {
        text[n++] =
            (byte) (Character.digit(text[i + 1], 16) << 4 | Character.digit(text[i + 2], 16));
        i += 2;
      } else {
        text[n++] = text[i];
      }
    }
    return Arrays.copyOf(text, n);
  }

  private static boolean isAsciiLetterOrDigit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  private static boolean isHex(byte[] text, int at) {
    return at < text.length && Character.digit(text[at] & 0xff, 16) >= 0;
  }

  static URI requireNoCredentials(URI uri) {
    String authority = uri.getRawAuthority();
    if (authority == null) {
      return uri;
    }
    String name = PORT.matcher(authority).replaceFirst("");
    boolean address = name.startsWith("[") && name.endsWith("]");
    if (name.contains("@") || name.contains("%40") || (!address && name.contains(":"))) {
      throw new IllegalArgumentException(
          "location carries a user name or password before its host, which logs would show."
              + " Remove it, and give credentials the way the provider's own tools take them.");
    }
    return uri;
  }

  static URI withoutSecrets(URI uri) {
    String text = uri.toString();
    String shown = text.replaceFirst("[?#].*$", "").replaceFirst("^([^/]*//)[^/]*@", "$1");
    return shown.equals(text) ? uri : URI.create(shown);
  }
}
