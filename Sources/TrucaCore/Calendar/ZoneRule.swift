/// The yearly rule of a zone, for ever: standard time, and perhaps a daylight time between two moments of the year.
public struct ZoneRule: Hashable, Sendable {
  var standard: ZoneOffset
  var daylight: Daylight?

  struct Daylight: Hashable, Sendable {
    var offset: ZoneOffset
    /// On the clock of standard time.
    var start: YearlyMoment
    /// On the clock of daylight time.
    var end: YearlyMoment
  }

  /// The changes of these years in order. A change that the next one undoes at once is left out.
  func changes(years: ClosedRange<Int>) -> [ZoneChange] {
    guard let daylight else { return [] }
    var result: [ZoneChange] = []
    for year in years {
      let start = daylight.start.localSeconds(year: year) - Int64(standard.seconds)
      let end = daylight.end.localSeconds(year: year) - Int64(daylight.offset.seconds)
      result.append(ZoneChange(at: start, offset: daylight.offset))
      result.append(ZoneChange(at: end, offset: standard))
    }
    result.sort(by: precedes)
    return result.enumerated().filter { index, change in
      let isUndone = index + 1 < result.count && result[index + 1].at == change.at
      return !isUndone
    }.map(\.element)
  }

  /// What the clocks show at `seconds` since the epoch by this rule.
  public func offset(at seconds: Int64) -> ZoneOffset { segment(at: seconds).offset }

  /// The stretch around `seconds` since the epoch.
  func segment(at seconds: Int64) -> ZoneSegment {
    guard daylight != nil else { return ZoneSegment(start: .min, end: .max, offset: standard) }
    let day = (seconds + Int64(standard.seconds)).flooredQuotient(by: 86_400)
    let year = CivilDate(daysSinceEpoch: Int(day)).year
    // Where daylight time lasts the whole year no change is left, so its neighbours may be years away.
    let changes = effectiveChanges(years: (year - 2)...(year + 2))
    guard let index = changes.lastIndex(where: { $0.at <= seconds }) else {
      return ZoneSegment(start: .min, end: changes.first?.at ?? .max, offset: standard)
    }
    let end = index + 1 < changes.count ? changes[index + 1].at : .max
    return ZoneSegment(start: changes[index].at, end: end, offset: changes[index].offset)
  }

  /// The changes without those that change nothing.
  private func effectiveChanges(years: ClosedRange<Int>) -> [ZoneChange] {
    var result: [ZoneChange] = []
    for change in changes(years: years) where change.offset != result.last?.offset { result.append(change) }
    return result
  }

  /// In time; of two at the same instant the start of daylight time comes last and wins: so is daylight time written
  /// that lasts all year.
  private func precedes(_ left: ZoneChange, _ right: ZoneChange) -> Bool {
    left.at != right.at ? left.at < right.at : left.offset == standard && right.offset != standard
  }
}
