internal import TrucaAPI
internal import TrucaCore
internal import TrucaPhone
internal import TrucaStore

extension QueryScope {
  /// A number or a prefix as it was typed.
  func suppressed(number: String?, prefix: String?, country: String?) throws -> SuppressedThing {
    switch (number, prefix) {
    case (let number?, nil): return .number(try e164(number, country: country))
    case (nil, let prefix?): return .prefix(try Self.prefix(prefix))
    default: throw Problem(.badRequest, "cannot tell what is meant: give a number or a prefix, and one of them alone")
    }
  }

  /// A number in any spelling; a national one is read by the country, else by that of the caller's team.
  func e164(_ text: String, country: String?) throws -> String {
    guard let reading = desk.phones.read(text, defaultRegion: try region(country)) else {
      throw Problem(.badRequest, "cannot read this number: write it with its country, as in +34 600 000 000")
    }
    return reading.e164
  }

  /// The code of a country that was named, else that of the caller's team.
  func region(_ country: String?) throws -> String? {
    guard let country, !country.isEmpty else {
      return caller.person.flatMap { desk.settings.teamCountries[$0.team] }
    }
    guard let code = desk.settings.placeBook.country(country) else {
      throw Problem(.badRequest, "cannot find the country \(country): write its name or its two letters, as in ES")
    }
    return code
  }

  private static func prefix(_ text: String) throws -> String {
    let kept = text.filter { $0 == "+" || $0.isASCII && $0.isNumber }
    let others = text.filter { !kept.contains($0) && !" -./()".contains($0) }
    let digits = kept.dropFirst()
    guard kept.first == "+", others.isEmpty, !digits.contains("+"), (2...15).contains(digits.count) else {
      throw Problem(
        .badRequest, "cannot use this prefix: write + and 2 to 15 digits, with the country's first, as in +3490")
    }
    return kept
  }

  func checkSuppression(_ question: NumberQuestion) throws -> SuppressionCheck {
    try caller.require(.rep, .manager, .administrator, to: "look at the do-not-call list")
    let number = try e164(question.number, country: question.country)
    let entries = try reading.suppressions(of: number)
    return SuppressionCheck(
      number: number, suppressed: !entries.isEmpty, entries: try entries.map(view),
      sentence: entries.isEmpty
        ? "\(number) is not on the do-not-call list." : "\(number) is on the do-not-call list.")
  }

  /// A page of numbers, the newest first, or of prefixes in order.
  func suppressions(prefixes: Bool, cursor: String?, limit: Int) throws -> Page<SuppressionView> {
    try caller.require(.manager, .administrator, to: "list the do-not-call list")
    if prefixes {
      let found = try reading.suppressedPrefixes(after: cursor, limit: limit + 1)
      let total = cursor == nil ? try reading.countSuppressedPrefixes() : nil
      let shown = found.prefix(limit)
      return Page(
        items: try shown.map(view), next: found.count > limit ? shown.last?.number : nil, total: total)
    }
    let before = try cursor.map { text in
      guard let id = Int64(text) else {
        throw Problem(.badRequest, "cannot go on from cursor \(text): use the one that the last page gave")
      }
      return id
    }
    let found = try reading.suppressions(before: before, limit: limit + 1)
    let total = before == nil ? try reading.countSuppressions() : nil
    let shown = found.prefix(limit)
    return Page(
      items: try shown.map(view), next: found.count > limit ? shown.last?.id.map(String.init) : nil, total: total)
  }

  private func view(_ row: SuppressionRow) throws -> SuppressionView {
    SuppressionView(
      number: row.number, isPrefix: row.id == nil, source: row.source, note: row.note, at: try moment(row.at),
      by: try login(row.by), call: row.call?.rawValue)
  }
}
