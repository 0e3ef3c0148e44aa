/// Writes TOML line by line, with a comment above every key.
struct TOMLWriter {
  private(set) var text = ""

  /// Each line of `comment` as a comment of its own.
  mutating func comment(_ comment: String) {
    for line in comment.split(separator: "\n", omittingEmptySubsequences: false) {
      text += line.isEmpty ? "#\n" : "# \(line)\n"
    }
  }

  /// A table's head; `path` holds bare keys.
  mutating func table(_ path: String) {
    text += "\n[\(path)]\n"
  }

  mutating func string(_ key: String, _ value: String, _ comment: String) {
    line(key, Self.quoted(value), comment)
  }

  /// A text that may have several lines, which stay lines.
  mutating func text(_ key: String, _ value: String, _ comment: String) {
    line(key, value.unicodeScalars.contains("\n") ? Self.quotedLines(value) : Self.quoted(value), comment)
  }

  mutating func integer(_ key: String, _ value: Int64, _ comment: String) {
    line(key, String(value), comment)
  }

  mutating func boolean(_ key: String, _ value: Bool, _ comment: String) {
    line(key, value ? "true" : "false", comment)
  }

  mutating func strings(_ key: String, _ values: [String], _ comment: String) {
    line(key, "[" + values.map(Self.quoted).joined(separator: ", ") + "]", comment)
  }

  private mutating func line(_ key: String, _ value: String, _ comment: String) {
    self.comment(comment)
    text += "\(key) = \(value)\n"
  }

  /// A basic string over several lines; a line feed behind the opening quotes does not count.
  private static func quotedLines(_ value: String) -> String {
    let scalars = Array(value.unicodeScalars)
    var result = "\"\"\"\n"
    for (index, scalar) in scalars.enumerated() {
      // A quote needs its escape only beside another one, or where it ends the text.
      let isBeside =
        (index > 0 && scalars[index - 1] == "\"") || index + 1 == scalars.count || scalars[index + 1] == "\""
      let isPlain = scalar == "\n" || (scalar == "\"" && !isBeside)
      if isPlain {
        result.unicodeScalars.append(scalar)
      } else {
        result.unicodeScalars += quoted(String(scalar)).unicodeScalars.dropFirst().dropLast()
      }
    }
    return result + "\"\"\""
  }

  /// A basic string on one line.
  static func quoted(_ value: String) -> String {
    var result = "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}":
        let digits = String(scalar.value, radix: 16, uppercase: true)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
