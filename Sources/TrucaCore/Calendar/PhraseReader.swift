/// The words of something that a person typed, in lower case, to be read from left to right.
struct PhraseReader {
  private var rest: ArraySlice<String>

  /// Words end at white space and at commas.
  init(_ text: String) {
    let words = text.lowercased().split { $0.isWhitespace || $0 == "," }
    // `2026-11-27T10:30`: date and time without an offset.
    rest =
      words.flatMap { word -> [String] in
        let parts = word.split(separator: "t", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, CivilDate(iso: parts[0]) != nil else { return [String(word)] }
        return parts.map(String.init)
      }[...]
  }

  var isAtEnd: Bool { rest.isEmpty }
  var count: Int { rest.count }

  /// The next word, which stays; nil at the end.
  var peek: String? { rest.first }

  mutating func next() -> String? { rest.popFirst() }

  /// Takes the next word if it is one of `words`.
  mutating func take(_ words: String...) -> Bool {
    guard let word = rest.first, words.contains(word) else { return false }
    rest = rest.dropFirst()
    return true
  }

  /// Takes the last word if it is `word`.
  mutating func takeLast(_ word: String) -> Bool {
    guard rest.last == word else { return false }
    rest = rest.dropLast()
    return true
  }

  /// What `read` makes of the next words; if that is nil they stay.
  mutating func attempt<T>(_ read: (inout PhraseReader) -> T?) -> T? {
    var copy = self
    guard let result = read(&copy) else { return nil }
    self = copy
    return result
  }

  /// What `read` makes of all words that are left; nil if it leaves some.
  func whole<T>(_ read: (inout PhraseReader) -> T?) -> T? {
    var copy = self
    guard let result = read(&copy), copy.isAtEnd else { return nil }
    return result
  }
}

extension StringProtocol {
  /// The number that one to `maximum` ASCII digits make; nil for anything else.
  func plainNumber(maximumDigits: Int) -> Int? {
    guard !isEmpty, utf8.count <= maximumDigits, utf8.allSatisfy({ $0 >= 48 && $0 <= 57 }) else { return nil }
    return Int(self)
  }

  /// For error texts: what was typed, without control characters and cut after 60.
  var quotedForError: String {
    let visible = unicodeScalars.filter {
      !$0.properties.isDefaultIgnorableCodePoint && $0.value >= 32 && $0 != "\u{7F}"
    }
    let text = String(String.UnicodeScalarView(visible))
    return text.count <= 60 ? "\"\(text)\"" : "\"\(text.prefix(60))…\""
  }
}
