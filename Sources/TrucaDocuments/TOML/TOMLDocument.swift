internal import CTOML
internal import TrucaCore

/// A TOML text as a tree of values, each with its place.
public struct TOMLDocument: Hashable, Sendable {
  /// The name of the file, for messages.
  public var file: String
  /// The entries of the root table in the order of the text.
  public var entries: [TOMLEntry]

  /// Reads a text.
  /// - Throws: the one syntax error, with its place.
  public init(file: String, text: String) throws(DocumentProblems) {
    try self.init(file: file, bytes: Array(text.utf8))
  }

  /// Reads the bytes of a file. Invalid UTF-8 and NUL are syntax errors.
  /// - Throws: the one syntax error, with its place.
  public init(file: String, bytes: [UInt8]) throws(DocumentProblems) {
    let parsed = bytes.withUnsafeBufferPointer { buffer in
      buffer.withMemoryRebound(to: CChar.self) { ctoml_parse($0.baseAddress, $0.count) }
    }
    guard let parsed else {
      throw Self.problem(file, 0, 0, "cannot read the text: memory ran out")
    }
    defer { ctoml_free(parsed) }
    var line: UInt32 = 0
    var column: UInt32 = 0
    if let message = ctoml_error(parsed, &line, &column) {
      throw Self.problem(file, Int(line), Int(column), "cannot read this as TOML: \(Self.plain(message))")
    }
    self.file = file
    self.entries = Self.tree(parsed)
  }

  private static func problem(_ file: String, _ line: Int, _ column: Int, _ sentence: String) -> DocumentProblems {
    DocumentProblems([DocumentProblem(file: file, line: line, column: column, sentence: sentence)])
  }

  /// The parser's message without its preamble, beginning in lower case.
  private static func plain(_ message: UnsafePointer<CChar>) -> String {
    var text = String(cString: message)
    if text.hasPrefix("Error while parsing "), let colon = text.firstRange(of: ": ") {
      text = String(text[colon.upperBound...])
    }
    return text.prefix(1).lowercased() + text.dropFirst()
  }

  /// Builds the tree from the last node to the first, so that children exist before their parent needs them.
  private static func tree(_ parsed: OpaquePointer) -> [TOMLEntry] {
    let count = ctoml_count(parsed)
    var children: [[TOMLEntry]] = Array(repeating: [], count: count)
    for index in stride(from: count - 1, to: 0, by: -1) {
      let node = ctoml_node_at(parsed, index)
      let position = TOMLPosition(line: Int(node.line), column: Int(node.column))
      let value = TOMLValue(kind: kind(node, children[index]), position: position)
      let keyed = node.key != nil
      let entry = TOMLEntry(
        key: text(node.key, node.key_length),
        position: keyed ? TOMLPosition(line: Int(node.key_line), column: Int(node.key_column)) : position,
        value: value)
      children[Int(node.parent)].append(entry)
    }
    return children.first.map(inOrderOfText) ?? []
  }

  private static func kind(_ node: ctoml_node, _ children: [TOMLEntry]) -> TOMLValue.Kind {
    switch ctoml_kind(UInt32(node.kind)) {
    case CTOML_TABLE: .table(inOrderOfText(children))
    // Nodes were met from the last to the first.
    case CTOML_ARRAY: .array(children.reversed().map(\.value))
    case CTOML_STRING: .string(text(node.text, node.text_length))
    case CTOML_INTEGER: .integer(Int(node.integer))
    case CTOML_FLOAT: .float(node.real)
    case CTOML_BOOLEAN: .boolean(node.integer != 0)
    case CTOML_DATE:
      CivilDate(year: Int(node.year), month: Int(node.month), day: Int(node.day)).map { .date($0) } ?? .time
    default: .time
    }
  }

  /// The parser keeps its tables sorted by key; the text's order is in the places.
  private static func inOrderOfText(_ entries: [TOMLEntry]) -> [TOMLEntry] {
    entries.sorted { $0.position < $1.position }
  }

  private static func text(_ start: UnsafePointer<CChar>?, _ length: Int) -> String {
    let buffer = UnsafeBufferPointer(start: start, count: start == nil ? 0 : length)
    return String(decoding: buffer.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
