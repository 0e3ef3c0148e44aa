/// Text as it may stand in a message: what could end a line, a header or a C string early is replaced, nothing else.
///
/// What is done here is all that differs between what a mail says and what a reader gets.
public enum MailText {
  /// For one line of a header: each run of white space (of Unicode: TAB, U+00A0, U+3000 and the like), line ends (CR,
  /// LF, U+0085, U+2028, U+2029) and control characters (NUL and the like) becomes one space; none at the ends.
  public static func field(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    var gap = false
    for scalar in text.unicodeScalars {
      if scalar.properties.isWhitespace || isControl(scalar) {
        gap = true
        continue
      }
      if gap, !scalars.isEmpty { scalars.append(" ") }
      gap = false
      scalars.append(scalar)
    }
    return String(scalars)
  }

  /// For a body: CRLF and CR become LF, the last line gets its LF, each other control character but TAB becomes a space.
  public static func body(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    var afterReturn = false
    for scalar in text.unicodeScalars {
      let closesPair = afterReturn && scalar == "\n"
      afterReturn = scalar == "\r"
      if closesPair { continue }
      switch scalar {
      case "\r": scalars.append("\n")
      case "\n", "\t": scalars.append(scalar)
      default: scalars.append(isControl(scalar) ? " " : scalar)
      }
    }
    if scalars.last != "\n" { scalars.append("\n") }
    return String(scalars)
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || 0x7F...0x9F ~= scalar.value
  }
}
