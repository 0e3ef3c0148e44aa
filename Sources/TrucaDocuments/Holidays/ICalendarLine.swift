/// A content line of an iCalendar text (RFC 5545), continuations joined.
struct ICalendarLine: Hashable {
  /// Of its first line, from 1.
  var number: Int
  /// In capitals, as are the names of parameters.
  var name: String
  var parameters: [String: String]
  var value: String

  /// All lines of a text that are not empty.
  static func lines(of text: String, file: String) throws(DocumentProblems) -> [ICalendarLine] {
    var joined: [(number: Int, text: String)] = []
    var number = 0
    for piece in text.split(omittingEmptySubsequences: false, whereSeparator: { $0 == "\n" || $0 == "\r\n" }) {
      number += 1
      guard let first = piece.first else { continue }
      if first == " " || first == "\t" {
        guard let last = joined.indices.last else {
          throw problem(file, number, "cannot continue a line before the first")
        }
        joined[last].text += piece.dropFirst()
      } else {
        joined.append((number, String(piece)))
      }
    }
    var result: [ICalendarLine] = []
    for line in joined {
      guard let read = ICalendarLine(line.text, number: line.number) else {
        throw problem(file, line.number, "cannot read this line: write NAME:VALUE, as iCalendar files have it")
      }
      result.append(read)
    }
    return result
  }

  /// nil for a line that is not of the form `NAME;PARAMETER=VALUE:VALUE`.
  private init?(_ text: String, number: Int) {
    guard !text.unicodeScalars.contains(where: { $0.value < 0x20 && $0 != "\t" }) else { return nil }
    var isQuoted = false
    let colon = text.firstIndex { character in
      if character == "\"" { isQuoted.toggle() }
      return character == ":" && !isQuoted
    }
    guard let colon else { return nil }
    let head = text[..<colon].split(separator: ";", omittingEmptySubsequences: false)
    guard let name = head.first, !name.isEmpty, name.utf8.allSatisfy(Self.isNameByte) else { return nil }
    var parameters: [String: String] = [:]
    for parameter in head.dropFirst() {
      guard let equals = parameter.firstIndex(of: "=") else { return nil }
      parameters[parameter[..<equals].uppercased()] = String(parameter[parameter.index(after: equals)...])
    }
    self.number = number
    self.name = name.uppercased()
    self.parameters = parameters
    value = String(text[text.index(after: colon)...])
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): true
    default: false
    }
  }

  static func problem(_ file: String, _ line: Int, _ sentence: String) -> DocumentProblems {
    DocumentProblems([DocumentProblem(file: file, line: line, column: 1, sentence: sentence)])
  }
}
