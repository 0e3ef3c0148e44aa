/// Data on its way to a terminal. Names, notes and sentences come from outside, and a terminal obeys what it is shown:
/// no control character of them may reach it.
enum HarmlessText {
  /// Line breaks and tabs become a space; other controls, and marks that turn the direction of writing, become `�`.
  static func line(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isHarmful) else { return text }
    var safe = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar == "\r" || scalar == "\n" || scalar == "\t" || scalar == "\u{2028}" || scalar == "\u{2029}" {
        safe.append(" ")
      } else {
        safe.append(isHarmful(scalar) ? "\u{FFFD}" : scalar)
      }
    }
    return String(safe)
  }

  /// JSON with what is harmful in it as `\uXXXX`: in JSON such characters stand inside strings alone, so it says the
  /// same. `\n` between values stays.
  static func json(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { isHarmful($0) && $0 != "\n" }) else { return text }
    var safe = ""
    for scalar in text.unicodeScalars {
      if isHarmful(scalar), scalar != "\n" {
        let digits = String(scalar.value, radix: 16)
        safe += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      } else {
        safe.unicodeScalars.append(scalar)
      }
    }
    return safe
  }

  /// Control characters, separators of lines, and the bidirectional overrides and isolates. All lie below U+10000.
  static func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00...0x1F, 0x7F...0x9F: true
    case 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
