import FoundationEssentials

/// A wire value as JSON for programs: the daemon's member names, sorted.
enum JSONText {
  /// On several lines.
  static func pretty(_ value: some Encodable) throws -> String {
    try text(value, [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted])
  }

  /// On one line, for NDJSON.
  static func line(_ value: some Encodable) throws -> String {
    try text(value, [.sortedKeys, .withoutEscapingSlashes])
  }

  private static func text(_ value: some Encodable, _ formatting: JSONEncoder.OutputFormatting) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = formatting
    return HarmlessText.json(String(decoding: try encoder.encode(value), as: UTF8.self))
  }
}
