/// Moments on somebody's clock that come again and again: minute, hour, day of the month, month, weekday.
///
/// As cron has it, a day must suit both fields of days if one of them is `*`, else either of them.
public struct CronExpression: Hashable, Sendable {
  /// As it was written, with single spaces.
  public let text: String
  private let minute: CronField
  private let hour: CronField
  private let day: CronField
  private let month: CronField
  private let weekday: CronField

  /// The longest time without a 29 February is eight years.
  private static let daysAhead = 8 * 366 + 2

  public init(_ text: String) throws(CronProblem) {
    let fields = text.split(whereSeparator: { $0 == " " || $0 == "\t" })
    guard fields.count == 5 else {
      throw CronProblem("write five fields: minute hour day month weekday, as in \"30 8 * * mon-fri\"")
    }
    self.text = fields.joined(separator: " ")
    minute = try CronField(fields[0], .minute)
    hour = try CronField(fields[1], .hour)
    day = try CronField(fields[2], .day)
    month = try CronField(fields[3], .month)
    weekday = try CronField(fields[4], .weekday)
    let start = CivilDate(daysSinceEpoch: 0)
    guard (0..<Self.daysAhead).contains(where: { matches(start.adding(days: $0)) }) else {
      throw CronProblem("no month that it names has such a day")
    }
  }

  /// Whether it names this day.
  public func matches(_ date: CivilDate) -> Bool {
    guard month.contains(date.month) else { return false }
    let suitsDay = day.contains(date.day)
    let suitsWeekday = weekday.contains((date.weekday.rawValue + 1) % 7)
    return day.isAny || weekday.isAny ? suitsDay && suitsWeekday : suitsDay || suitsWeekday
  }

  /// The first slot that comes after `instant` on the clocks of `zone`; nil only where the years end.
  public func next(after instant: Instant, in zone: Zone) -> ReminderSlot? {
    // Where a whole day is skipped, its slots come on the day after it.
    let start = zone.date(at: instant).adding(days: -2)
    for offset in 0..<Self.daysAhead {
      let date = start.adding(days: offset)
      guard matches(date) else { continue }
      if let slot = slots(of: date, in: zone).first(where: { $0.instant > instant }) { return slot }
    }
    return nil
  }

  /// The latest slot that came after `start` and not after `end`: what is left to catch up on. nil if none came.
  public func last(after start: Instant, through end: Instant, in zone: Zone) -> ReminderSlot? {
    guard start < end else { return nil }
    let first = zone.date(at: start).adding(days: -2)
    var date = zone.date(at: end).adding(days: 1)
    while date >= first {
      if matches(date), let slot = slots(of: date, in: zone).last(where: { $0.instant <= end }) {
        return slot.instant > start ? slot : nil
      }
      date = date.adding(days: -1)
    }
    return nil
  }

  /// The slots of a local day in order; their instants never descend.
  private func slots(of date: CivilDate, in zone: Zone) -> [ReminderSlot] {
    hour.numbers.flatMap { hour in
      minute.numbers.map { ReminderSlot(date: date, minute: hour * 60 + $0, in: zone) }
    }
  }
}
