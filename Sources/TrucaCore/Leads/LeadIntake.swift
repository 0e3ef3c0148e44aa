/// A lead as it comes in, before its numbers, place and owner are looked at. nil means that nothing was said.
public struct LeadIntake: Hashable, Sendable {
  /// The lead's id in the system it comes from.
  public var externalId: String?
  public var name: String?
  public var company: String?
  public var email: String?
  /// Telephone numbers as they were written, the preferred one first.
  public var numbers: [String] = []
  public var source: String?
  public var street: String?
  public var city: String?
  public var postalCode: String?
  public var state: String?
  /// As written: a name or a code.
  public var country: String?
  /// When the other system created it: `2026-11-05 07:08` or `2026-11-05`, in no known zone.
  public var createdElsewhere: String?
  /// As the other system names the rep.
  public var owner: String?
  /// What was remarked; can have several lines.
  public var note: String?
  /// Where and how the person agreed to be called.
  public var consentSource: String?
  public var consentDate: CivilDate?
  /// The last day on which the consent holds.
  public var consentUntil: CivilDate?
  /// When or how the person likes to be called, in words.
  public var prefers: String?

  public init() {}

  /// Most characters of a text of one line.
  public static let lineLimit = 200
  /// Most characters of a note.
  public static let noteLimit = 8000
  /// Most numbers that are kept.
  public static let numberLimit = 10

  /// First and last name as one; nil if both are empty.
  public static func composedName(first: String, last: String) -> String? {
    let parts = [first, last].map { singleLine($0) }.filter { !$0.isEmpty }
    return parts.isEmpty ? nil : parts.joined(separator: " ")
  }
}

/// Why an intake is refused.
public enum IntakeProblem: Error, Hashable, Sendable {
  /// Neither name nor number nor e-mail.
  case nobody

  /// For people.
  public var sentence: String {
    switch self {
    case .nobody: "cannot be used: it has no name, no number and no e-mail; fill in one of them"
    }
  }
}

/// What was left out of an intake that is taken all the same.
public enum IntakeWarning: Hashable, Sendable, CaseIterable {
  case badEmail
  case cutText
  case tooManyNumbers

  /// For people.
  public var sentence: String {
    switch self {
    case .badEmail: "the e-mail address cannot be one and was left out"
    case .cutText: "a text was too long and was cut"
    case .tooManyNumbers: "there were more than \(LeadIntake.numberLimit) numbers and the last ones were left out"
    }
  }
}

extension LeadIntake {
  /// The intake as it may be stored: blanks around texts and control characters removed, empty texts nil, lengths
  /// within their limits, a spreadsheet's guards around numbers taken off, an e-mail that cannot be one left out.
  public func tidied() throws(IntakeProblem) -> (intake: LeadIntake, warnings: Set<IntakeWarning>) {
    var result = self
    var warnings: Set<IntakeWarning> = []
    let texts: [WritableKeyPath<LeadIntake, String?>] = [
      \.externalId, \.name, \.company, \.source, \.street, \.city, \.postalCode, \.state, \.country,
      \.createdElsewhere, \.owner, \.consentSource, \.prefers,
    ]
    for text in texts { result[keyPath: text] = tidyLine(self[keyPath: text], &warnings) }
    result.email = tidyEmail(&warnings)
    result.note = tidyNote(&warnings)
    result.numbers = tidyNumbers(&warnings)
    guard result.name != nil || result.email != nil || !result.numbers.isEmpty else { throw .nobody }
    return (result, warnings)
  }

  private func tidyLine(_ text: String?, _ warnings: inout Set<IntakeWarning>) -> String? {
    guard let text else { return nil }
    let line = singleLine(text)
    guard exceeds(line, Self.lineLimit) else { return line.isEmpty ? nil : line }
    warnings.insert(.cutText)
    return String(line.prefix(Self.lineLimit))
  }

  private func tidyEmail(_ warnings: inout Set<IntakeWarning>) -> String? {
    guard let email, case let address = trimmed(email), !address.isEmpty else { return nil }
    let halves = address.split(separator: "@", omittingEmptySubsequences: false)
    let isClean =
      isPlain(address) && !address.utf8.contains(0x20)
      || address.unicodeScalars.allSatisfy { !$0.properties.isWhitespace && !isControl($0) }
    guard halves.count == 2, halves.allSatisfy({ !$0.isEmpty }), isClean, address.count <= Self.lineLimit else {
      warnings.insert(.badEmail)
      return nil
    }
    return address
  }

  private func tidyNote(_ warnings: inout Set<IntakeWarning>) -> String? {
    guard let note else { return nil }
    if isPlain(note), note.utf8.count <= Self.noteLimit { return note }
    // CRLF is one Character.
    let lines = note.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    let kept = lines.map { line in String(String.UnicodeScalarView(line.unicodeScalars.filter { keepsInNote($0) })) }
    let text = trimmed(kept.joined(separator: "\n"))
    guard exceeds(text, Self.noteLimit) else { return text.isEmpty ? nil : text }
    warnings.insert(.cutText)
    return String(text.prefix(Self.noteLimit))
  }

  private func tidyNumbers(_ warnings: inout Set<IntakeWarning>) -> [String] {
    var kept: [String] = []
    for number in numbers {
      guard let text = tidyLine(unguarded(number), &warnings), !kept.contains(text) else { continue }
      kept.append(text)
      // A request can hold tens of thousands: comparing each with all before it would keep every writer waiting.
      guard kept.count <= Self.numberLimit else {
        warnings.insert(.tooManyNumbers)
        break
      }
    }
    return Array(kept.prefix(Self.numberLimit))
  }
}

/// Spreadsheets are told to leave a number alone by a leading `'` or by `="…"`.
private func unguarded(_ number: String) -> String {
  let text = trimmed(number)
  if text.hasPrefix("=\""), text.hasSuffix("\""), text.count > 3 { return String(text.dropFirst(2).dropLast()) }
  guard text.hasPrefix("'"), let next = text.dropFirst().first else { return text }
  return next == "+" || next == "(" || next.isNumber ? String(text.dropFirst()) : text
}

private func trimmed(_ text: String) -> String {
  if isPlain(text) { return text }
  let start = text.drop(while: \.isWhitespace)
  guard let end = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
  return String(start[...end])
}

/// The text on one line: line breaks and tabs are blanks, other control characters are gone.
private func singleLine(_ text: String) -> String {
  if isPlain(text) { return text }
  var line = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    if scalar.properties.isWhitespace {
      if line.last != " " { line.append(" ") }
    } else if !isControl(scalar) {
      line.append(scalar)
    }
  }
  return trimmed(String(line))
}

/// Printable ASCII without blanks at its ends or beside each other, as most texts are: nothing is to be tidied.
private func isPlain(_ text: String) -> Bool {
  var last = UInt8(ascii: " ")
  for byte in text.utf8 {
    guard byte >= 0x20, byte < 0x7F, byte != 0x20 || last != 0x20 else { return false }
    last = byte
  }
  return last != 0x20
}

/// Whether `text` has more than `limit` characters.
private func exceeds(_ text: String, _ limit: Int) -> Bool { text.utf8.count > limit && text.count > limit }

/// Control characters and those that turn the direction of a line round.
private func isControl(_ scalar: Unicode.Scalar) -> Bool {
  scalar.properties.generalCategory == .control || (0x202A...0x202E).contains(scalar.value)
    || (0x2066...0x2069).contains(scalar.value) || scalar.value == 0xFEFF
}

private func keepsInNote(_ scalar: Unicode.Scalar) -> Bool { scalar == "\t" || !isControl(scalar) }
