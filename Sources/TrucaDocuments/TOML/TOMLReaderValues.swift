internal import TrucaCore

/// Typed values. The required forms answer a stand-in for what is missing, so that reading goes on to the next problem;
/// what was built from stand-ins is thrown away, since the collector is no longer empty.
extension TOMLReader {
  func string(_ key: String) -> String? {
    value(key, "a text in quotes") { if case .string(let text) = $0 { text } else { nil } }
  }

  func boolean(_ key: String) -> Bool? {
    value(key, "true or false") { if case .boolean(let flag) = $0 { flag } else { nil } }
  }

  /// A whole number in `range`.
  func integer(_ key: String, in range: ClosedRange<Int> = Int.min...Int.max) -> Int? {
    let number: Int? = value(key, "a whole number") { if case .integer(let number) = $0 { number } else { nil } }
    guard let number, !range.contains(number) else { return number }
    problem(key, "cannot use \(number) as \"\(key)\"\(place): \(Self.words(range))")
    return nil
  }

  /// A date, bare or as a text in quotes.
  func date(_ key: String) -> CivilDate? {
    value(key, "a date such as 2026-11-24") {
      switch $0 {
      case .date(let date): date
      case .string(let text): CivilDate(iso: text)
      default: nil
      }
    }
  }

  func strings(_ key: String) -> [(text: String, position: TOMLPosition)]? {
    guard let items = array(key) else { return nil }
    return items.compactMap { item in
      if case .string(let text) = item.kind { return (text, item.position) }
      problem(item.position, "cannot use \(item.noun) in \"\(key)\"\(place): write texts in quotes")
      return nil
    }
  }

  func array(_ key: String) -> [TOMLValue]? {
    value(key, "a list in brackets") { if case .array(let items) = $0 { items } else { nil } }
  }

  /// A cursor on the table under `key`.
  func table(_ key: String, subject: String) -> TOMLReader? {
    guard let entry = entry(key) else { return nil }
    return reader(entry.value, subject: subject, at: entry.position)
  }

  /// Cursors on the named tables under `key`, in the order of the text: `[key.NAME]`.
  func tables(_ key: String, noun: String) -> [(name: String, reader: TOMLReader)] {
    guard let parent = table(key, subject: "\(key)") else { return [] }
    return parent.entries.compactMap { entry in
      reader(entry.value, subject: "\(noun) \"\(entry.key)\"", at: entry.position).map { (entry.key, $0) }
    }
  }

  /// Cursors on the tables of the list under `key`: `[[key]]`. The subject of each is its number, `rule 3`.
  func list(_ key: String, noun: String) -> [TOMLReader] {
    (array(key) ?? []).enumerated().compactMap { index, item in
      reader(item, subject: "\(noun) \(index + 1)", at: item.position)
    }
  }

  /// A cursor on `value`; nil with a problem if it is no table.
  func reader(_ value: TOMLValue, subject: String, at position: TOMLPosition) -> TOMLReader? {
    guard case .table(let entries) = value.kind else {
      problem(value.position, "cannot use \(value.noun) as \(subject): make it a table")
      return nil
    }
    return TOMLReader(file: file, subject: subject, position: position, entries: entries, collector: collector)
  }

  func requiredString(_ key: String) -> String {
    require(key, "a text in quotes")
    return string(key) ?? ""
  }

  func requiredInteger(_ key: String, in range: ClosedRange<Int>) -> Int {
    require(key, "a whole number")
    return integer(key, in: range) ?? range.lowerBound
  }

  func requiredBoolean(_ key: String) -> Bool {
    require(key, "true or false")
    return boolean(key) ?? false
  }

  private func value<Value>(_ key: String, _ wanted: String, _ read: (TOMLValue.Kind) -> Value?) -> Value? {
    guard let entry = entry(key) else { return nil }
    if let result = read(entry.value.kind) { return result }
    problem(entry.value.position, "cannot use \(entry.value.noun) as \"\(key)\"\(place): write \(wanted)")
    return nil
  }

  private static func words(_ range: ClosedRange<Int>) -> String {
    switch (range.lowerBound == Int.min, range.upperBound == Int.max) {
    case (false, true): "it must be at least \(range.lowerBound)"
    case (true, false): "it must be at most \(range.upperBound)"
    default: "it must be from \(range.lowerBound) to \(range.upperBound)"
    }
  }
}
