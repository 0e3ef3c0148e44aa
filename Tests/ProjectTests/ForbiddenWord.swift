import Testing

/// A text that must not occur in the code of some folders, comments and literals apart.
struct ForbiddenWord: CustomTestStringConvertible {
  var text: String
  var folders: [String]
  /// Completes "… does not belong there, since".
  var reason: String

  var testDescription: String { "\(text) in \(folders.joined(separator: ", "))" }

  /// Whether it stands there as a word of its own: `asDate()` is not `Date()`.
  func occurs(in line: String) -> Bool {
    line.ranges(of: text).contains { range in
      guard text.first?.isLetter == true, range.lowerBound > line.startIndex else { return true }
      let before = line[line.index(before: range.lowerBound)]
      return !before.isLetter && !before.isNumber && before != "_"
    }
  }

  static let all =
    words(
      ["Date()", "Date.now", "ContinuousClock", "SuspendingClock", "clock_gettime", "Clock.now"],
      in: ["Sources/TrucaCore"],
      "a rule gets the instant as an argument")
    + words(
      ["TimeZone(", "TimeZone.", "Calendar(", "Calendar.current", "DateComponents"], in: ["Sources"],
      "zones come from the system's files through code of ours: Foundation's own data are older")
    + words(
      [".random(", ".randomElement()", ".shuffled()", "SystemRandomNumberGenerator", "UUID()"],
      in: ["Sources/TrucaCore"], "a rule gives the same answer each time")
    + words(
      ["async ", "await ", "Task {", "actor "], in: ["Sources/TrucaCore", "Sources/TrucaStore/Leads"],
      "between load and save nothing may be waited for")
    + words(
      ["Codable", "Encodable", "Decodable", "JSONEncoder", "JSONDecoder"], in: ["Sources/TrucaCore"],
      "shapes of JSON belong to the wire and to the store")
    + words(
      ["Date()", "Date.now", "clock_gettime", "getenv(", "ProcessInfo"],
      in: ["Sources/TrucaServer", "Sources/TrucaStore"],
      "the clock is injected, and the environment is read by the executable alone")
    + words(["@unchecked Sendable", "try!", "as!"], in: ["Sources"], "it hides what the compiler would prove")

  private static func words(_ texts: [String], in folders: [String], _ reason: String) -> [ForbiddenWord] {
    texts.map { ForbiddenWord(text: $0, folders: folders, reason: reason) }
  }
}
