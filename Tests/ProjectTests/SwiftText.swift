/// The text of a Swift file, taken apart far enough to search it without being misled by comments and literals.
struct SwiftText {
  /// Line by line, comments and the inside of string literals replaced by nothing.
  private(set) var code: [String] = []
  /// The inside of string literals, each with its line, counted from 1.
  private(set) var literals: [(line: Int, text: String)] = []

  private enum State {
    case code
    case lineComment
    case blockComment(depth: Int)
    /// The closing delimiter.
    case literal(end: String)
  }

  private var state = State.code
  private var line = ""
  private var literal = ""
  private var rest: Substring

  init(_ text: String) {
    rest = text[...]
    while !rest.isEmpty { step() }
    endLine()
  }

  /// Modules that the file imports (Musl as Glibc, for which it stands in elsewhere), with the access level written before `import`, or nil.
  var imports: [(line: Int, module: String, access: String?)] {
    code.enumerated().compactMap { number, line in
      let words = line.split(separator: " ").filter { !$0.hasPrefix("@") }
      guard let place = words.firstIndex(of: "import"), place <= 1, words.count > place + 1 else { return nil }
      let kinds = ["struct", "class", "enum", "protocol", "typealias", "func", "let", "var"]
      let name = kinds.contains(String(words[place + 1])) ? words.dropFirst(place + 2).first : words[place + 1]
      guard let module = name?.split(separator: ".").first else { return nil }
      return (number + 1, module == "Musl" ? "Glibc" : String(module), place == 0 ? nil : String(words[0]))
    }
  }

  private mutating func step() {
    if rest.first == "\n" { return newLine() }
    switch state {
    case .code: stepInCode()
    case .lineComment: rest.removeFirst()
    case .blockComment(let depth): stepInComment(depth)
    case .literal(let end): stepInLiteral(end)
    }
  }

  private mutating func newLine() {
    rest.removeFirst()
    if case .lineComment = state { state = .code }
    if case .literal = state { literal += "\n" }
    endLine()
  }

  private mutating func endLine() {
    code.append(line)
    line = ""
  }

  private mutating func stepInCode() {
    if rest.hasPrefix("//") {
      state = .lineComment
      return
    }
    if rest.hasPrefix("/*") { return take("/*", .blockComment(depth: 1)) }
    let hashes = rest.prefix { $0 == "#" }
    if rest.dropFirst(hashes.count).first == "\"" {
      let quotes = rest.dropFirst(hashes.count).hasPrefix("\"\"\"") ? "\"\"\"" : "\""
      return take(hashes + quotes, .literal(end: quotes + hashes))
    }
    line.append(rest.removeFirst())
  }

  private mutating func stepInComment(_ depth: Int) {
    if rest.hasPrefix("/*") { return take("/*", .blockComment(depth: depth + 1)) }
    if rest.hasPrefix("*/") { return take("*/", depth == 1 ? .code : .blockComment(depth: depth - 1)) }
    rest.removeFirst()
  }

  private mutating func stepInLiteral(_ end: String) {
    if rest.hasPrefix(end) {
      literals.append((code.count + 1, literal))
      literal = ""
      return take(end, .code)
    }
    if rest.first == "\\", !end.hasSuffix("#") {
      literal.append(rest.removeFirst())
      // A line break after it is counted like any other.
      if rest.first == "\n" || rest.isEmpty { return }
    }
    literal.append(rest.removeFirst())
  }

  private mutating func take(_ text: some StringProtocol, _ next: State) {
    rest.removeFirst(text.count)
    state = next
  }
}
