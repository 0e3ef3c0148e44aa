/// A local moment that comes back each year, as the POSIX notation names it.
struct YearlyMoment: Hashable, Sendable {
  var day: Day
  /// Seconds after the local midnight that begins `day`; may be negative or more than a day.
  var seconds: Int

  enum Day: Hashable, Sendable {
    /// `Mm.w.d`: the `week`-th such weekday of the month; 5 is the last. Sunday is 0.
    case weekday(month: Int, week: Int, weekday: Int)
    /// `Jn`, 1 to 365: 29 February is never counted.
    case withoutLeapDay(Int)
    /// `n`, 0 to 365: 29 February is counted.
    case withLeapDay(Int)
  }

  /// Seconds from the epoch to the moment in `year`, on the local clock.
  func localSeconds(year: Int) -> Int64 {
    Int64(daysSinceEpoch(year: year)) * 86_400 + Int64(seconds)
  }

  private func daysSinceEpoch(year: Int) -> Int {
    let newYear = CivilDate.daysSinceEpoch(year: year, month: 1, day: 1)
    switch day {
    case .withLeapDay(let number):
      return newYear + number
    case .withoutLeapDay(let number):
      return newYear + number - 1 + (CivilDate.isLeap(year) && number >= 60 ? 1 : 0)
    case .weekday(let month, let week, let weekday):
      let first = CivilDate.daysSinceEpoch(year: year, month: month, day: 1)
      // 1970-01-01 was a Thursday, 4 when Sunday is 0.
      let firstWeekday = ((first + 4) % 7 + 7) % 7
      let day = (weekday - firstWeekday + 7) % 7 + (week - 1) * 7
      return first + (day < CivilDate.length(ofMonth: month, year: year) ? day : day - 7)
    }
  }
}
