/// Reads a short text from left to right.
struct DateScan {
  enum Half {
    case am, pm
  }

  private var rest: Substring

  /// Blanks around the text do not matter.
  init(_ text: String) {
    rest = Substring(text).drop(while: \.isWhitespace)
    while rest.last?.isWhitespace == true { rest.removeLast() }
  }

  var isAtEnd: Bool { rest.isEmpty }

  /// The ASCII digits that stand here; nil if there are none or more than `limit`.
  mutating func number(upTo limit: Int) -> (value: Int, digits: Int)? {
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    guard digits.count <= limit, let value = Int(digits) else { return nil }
    rest = rest.dropFirst(digits.count)
    return (value, digits.count)
  }

  mutating func one(of characters: String) -> Character? {
    guard let first = rest.first, characters.contains(first) else { return nil }
    rest.removeFirst()
    return first
  }

  mutating func skipBlanks() {
    rest = rest.drop(while: \.isWhitespace)
  }

  /// `:30` and `:30.250`
  mutating func skipSeconds() {
    guard rest.first == ":" else { return }
    rest = rest.dropFirst().drop { $0.isNumber || $0 == "." }
  }

  /// `AM`, `pm`, `a. m.`
  mutating func half() -> Half? {
    let letters = rest.lowercased().filter { !$0.isWhitespace && $0 != "." }
    guard letters == "am" || letters == "pm" else { return nil }
    rest = ""
    return letters == "am" ? .am : .pm
  }

  /// `Z`, `UTC`, `+01:00`, `+0100` or nothing; false if something else stands here.
  mutating func skipZone() -> Bool {
    skipBlanks()
    if rest == "Z" || rest == "UTC" { rest = "" }
    guard one(of: "+-") != nil else { return rest.isEmpty }
    let offset = rest.filter { $0 != ":" }
    guard offset.count == 2 || offset.count == 4, offset.allSatisfy(\.isNumber) else { return false }
    rest = ""
    return true
  }
}
