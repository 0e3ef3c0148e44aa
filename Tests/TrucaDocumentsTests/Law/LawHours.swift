import Testing
import TrucaCore
import TrucaDocuments

/// What `Fixtures/law-hours.txt` says: when calls are allowed at some places, as Python found it.
struct LawHours {
  /// One place.
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var place: Place
    var margin: Span
    /// Seconds since the epoch, in order, those that meet joined.
    var open: [Interval] = []

    var testDescription: String { name }
  }

  /// Each is a few days or weeks.
  var periods: [Interval] = []
  var cases: [Case] = []

  init() throws {
    for line in String(decoding: try ZoneFixtures.bytes("law-hours.txt"), as: UTF8.self).split(separator: "\n") {
      let words = line.split(separator: " ")
      switch words[0] {
      case "#": continue
      case "period": periods.append(Interval(start: try Self.start(words[1]), end: try Self.start(words[2])))
      case "case": cases.append(try Self.place(String(line.dropFirst("case ".count))))
      default: try take(words)
      }
    }
  }

  /// A case by its name.
  subscript(name: String) -> Case? { cases.first { $0.name == name } }

  private static func start(_ day: Substring) throws -> Instant {
    Instant(seconds: Int64(try #require(CivilDate(iso: String(day))).daysSinceEpoch) * 86_400)
  }

  /// `Madrid; ES; Europe/Madrid; ES-MD; 5`
  private static func place(_ line: String) throws -> Case {
    let fields = line.split(separator: ";", omittingEmptySubsequences: false)
      .map { $0.split(separator: " ").map(String.init) }
    try #require(fields.count == 5)
    let country = try #require(fields[1].first?.prefix(2))
    let place = Place(country: String(country), subdivisions: fields[3], zones: fields[2], rules: fields[1])
    let margin = try #require(fields[4].first.flatMap { Int64($0) })
    return Case(name: fields[0].joined(separator: " "), place: place, margin: .minutes(margin))
  }

  /// `2027-03-08 540-1195`
  private mutating func take(_ words: [Substring]) throws {
    let start = try Self.start(words[0])
    for word in words.dropFirst() {
      let ends = word.split(separator: "-").compactMap { Int64($0) }
      try #require(ends.count == 2)
      let stretch = Interval(start: start + .minutes(ends[0]), end: start + .minutes(ends[1]))
      let last = cases.count - 1
      if cases[last].open.last?.end == stretch.start {
        cases[last].open[cases[last].open.count - 1].end = stretch.end
      } else {
        cases[last].open.append(stretch)
      }
    }
  }
}
