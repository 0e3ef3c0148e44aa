/// The changes of a zone, laid out for look-up. Shared by all copies of a `Zone`.
final class ZoneTable: Sendable {
  /// The instants of change in ascending order, seconds since the epoch.
  private let times: [Int64]
  /// `offsets[i]` holds before `times[i]`; one more than there are times.
  private let offsets: [Int32]
  private let abbreviations: [String]
  private let rule: ZoneRule?
  /// The rule and not the table answers before this (where the rule is all there is) …
  private let ruleEnd: Int64
  /// … and from this on.
  private let ruleStart: Int64
  /// `index(at:)` of each stretch of 2^`pageBits` seconds from the epoch on, so that a look-up near today needs a
  /// step or two.
  private let pages: [UInt16]

  private static let pageBits: Int64 = 23
  /// The rule is written out in the table for these years.
  private static let tableYears = 1970...2100

  /// nil unless `changes` ascend in time.
  init?(first: ZoneOffset, changes: [ZoneChange], rule: ZoneRule?) {
    guard zip(changes, changes.dropFirst()).allSatisfy({ $0.at < $1.at }) else { return nil }
    let all = changes + Self.future(of: rule, after: changes.last?.at)
    guard all.count < Int(UInt16.max) else { return nil }
    times = all.map(\.at)
    let first = changes.isEmpty ? rule?.standard ?? first : first
    offsets = ([first] + all.map(\.offset)).map { Int32(clamping: $0.seconds) }
    abbreviations = [first.abbreviation] + all.map(\.offset.abbreviation)
    self.rule = rule
    ruleEnd = changes.isEmpty && rule?.daylight != nil ? all.first?.at ?? .max : .min
    ruleStart = rule?.daylight != nil ? all.last?.at ?? .min : .max
    pages = Self.pages(times)
  }

  /// The changes of the rule from the last known one on, written out.
  private static func future(of rule: ZoneRule?, after last: Int64?) -> [ZoneChange] {
    guard let rule, rule.daylight != nil else { return [] }
    return rule.changes(years: tableYears).filter { $0.at > last ?? .min }
  }

  private static func pages(_ times: [Int64]) -> [UInt16] {
    guard let last = times.last, last >= 0 else { return [] }
    var next = 0
    return (0...(last >> pageBits)).map { page in
      while next < times.count, times[next] <= page << pageBits { next += 1 }
      return UInt16(next)
    }
  }

  /// Seconds ahead of UTC at `seconds` since the epoch.
  @inline(__always)
  func offsetSeconds(at seconds: Int64) -> Int {
    if isRuled(seconds), let rule { return rule.segment(at: seconds).offset.seconds }
    return Int(offsets[index(at: seconds)])
  }

  func offset(at seconds: Int64) -> ZoneOffset {
    if isRuled(seconds), let rule { return rule.segment(at: seconds).offset }
    let index = index(at: seconds)
    return ZoneOffset(seconds: Int(offsets[index]), abbreviation: abbreviations[index])
  }

  func segment(at seconds: Int64) -> ZoneSegment {
    if isRuled(seconds), let rule { return rule.segment(at: seconds) }
    let index = index(at: seconds)
    return ZoneSegment(
      start: index > 0 ? times[index - 1] : .min, end: index < times.count ? times[index] : .max,
      offset: ZoneOffset(seconds: Int(offsets[index]), abbreviation: abbreviations[index]))
  }

  @inline(__always)
  private func isRuled(_ seconds: Int64) -> Bool { seconds >= ruleStart || seconds < ruleEnd }

  /// How many changes have come at `seconds`.
  @inline(__always)
  private func index(at seconds: Int64) -> Int {
    guard seconds >= 0, !pages.isEmpty else { return indexBySearch(seconds) }
    var index = Int(pages[min(Int(seconds >> Self.pageBits), pages.count - 1)])
    while index < times.count, times[index] <= seconds { index += 1 }
    return index
  }

  private func indexBySearch(_ seconds: Int64) -> Int {
    var low = 0
    var high = times.count
    while low < high {
      let middle = (low + high) / 2
      if times[middle] <= seconds { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension ZoneTable: Equatable {
  static func == (left: ZoneTable, right: ZoneTable) -> Bool {
    left === right
      || (left.times == right.times && left.offsets == right.offsets && left.abbreviations == right.abbreviations
        && left.rule == right.rule)
  }
}
