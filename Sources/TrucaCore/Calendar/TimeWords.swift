/// Reads times as people write them: `10:30`, `tomorrow 9h`, `in 20 min`, `27 nov 10:30`.
///
/// Words are local to `zone`. What the clocks skip is refused; of what they show twice the first is meant, unless only
/// the second lies in `direction`. `in 3 days` keeps the time of day.
public struct TimeWords: Sendable {
  public var now: Instant
  public var zone: Zone
  /// Where a bare time or weekday points, and on which side of `now` every result lies; `now` itself is on both.
  public var direction: TimeDirection
  /// Minutes after midnight for a day without a time.
  public var defaultMinute: Int

  public init(now: Instant, zone: Zone, direction: TimeDirection = .future, defaultMinute: Int = 9 * 60) {
    self.now = now
    self.zone = zone
    self.direction = direction
    self.defaultMinute = defaultMinute
  }

  /// The instant that `text` means.
  public func instant(_ text: String) throws(TimeWordsError) -> Instant {
    let reader = PhraseReader(text)
    if reader.whole({ $0.take("now") }) == true { return now }
    if let instant = absolute(text) { return try checked(instant, text) }
    if let duration = reader.whole(DurationPhrase.read) { return try instant(duration, text) }
    if let minute = reader.whole(ClockPhrase.read) { return try instant(bareMinute: minute, text) }
    guard let (day, minute) = reader.whole(dayAndTime) ?? reader.whole(timeAndDay) else {
      throw .unreadable(text: text, direction)
    }
    return try instant(day, minute: minute, text)
  }

  private var today: CivilDate { zone.date(at: now) }

  private func absolute(_ text: String) -> Instant? {
    let words = text.split(whereSeparator: \.isWhitespace)
    return words.count <= 2 ? Instant(rfc3339: words.joined(separator: " ")) : nil
  }

  private func dayAndTime(_ reader: inout PhraseReader) -> (DayPhrase, Int?)? {
    guard let day = DayPhrase.read(&reader) else { return nil }
    if reader.isAtEnd { return (day, nil) }
    _ = reader.take("at")
    return ClockPhrase.read(&reader).map { (day, $0) }
  }

  private func timeAndDay(_ reader: inout PhraseReader) -> (DayPhrase, Int?)? {
    _ = reader.take("at")
    guard let minute = ClockPhrase.read(&reader) else { return nil }
    return reader.isAtEnd ? (.fromToday(0), minute) : DayPhrase.read(&reader).map { ($0, minute) }
  }

  private func instant(_ duration: DurationPhrase, _ text: String) throws(TimeWordsError) -> Instant {
    var start = now
    if duration.days != 0 {
      let time = zone.time(at: now)
      let wall = Int64(time.day + duration.days) * 86_400 + Int64(time.secondOfDay)
      let resolution = zone.resolution(ofLocalSeconds: wall)
      start = try chosen(resolution, text) + (now - Instant(seconds: now.seconds))
    }
    return try checked(start + .minutes(Int64(duration.minutes)), text)
  }

  /// Today or, if that lies on the wrong side of now, the day beyond.
  private func instant(bareMinute minute: Int, _ text: String) throws(TimeWordsError) -> Instant {
    let resolution = zone.instants(of: today, minute: minute)
    if let instant = nearest(resolution) { return instant }
    if case .gap(_, let after) = resolution, isWanted(after) { return try chosen(resolution, text) }
    let other = today.adding(days: direction == .future ? 1 : -1)
    return try chosen(zone.instants(of: other, minute: minute), text)
  }

  private func instant(_ day: DayPhrase, minute: Int?, _ text: String) throws(TimeWordsError) -> Instant {
    if case .weekday(let weekday) = day, weekday == today.weekday, let minute,
      let instant = nearest(zone.instants(of: today, minute: minute))
    {
      return instant
    }
    let date = day.date(today: today, direction: direction)
    return try checked(chosen(zone.instants(of: date, minute: minute ?? defaultMinute), text), text)
  }

  /// The instant in `direction` that is nearest to now; nil if there is none.
  private func nearest(_ resolution: LocalResolution) -> Instant? {
    switch resolution {
    case .gap: nil
    case .one(let instant): isWanted(instant) ? instant : nil
    case .two(let first, let second):
      direction == .future
        ? (isWanted(first) ? first : isWanted(second) ? second : nil)
        : (isWanted(second) ? second : isWanted(first) ? first : nil)
    }
  }

  private func chosen(_ resolution: LocalResolution, _ text: String) throws(TimeWordsError) -> Instant {
    switch resolution {
    case .one(let instant): return instant
    case .two(let first, let second): return isWanted(first) || !isWanted(second) ? first : second
    case .gap(let before, let after):
      throw .skipped(
        text: text, zone: zone.name, before: before.wallText(in: zone), after: after.wallText(in: zone))
    }
  }

  private func isWanted(_ instant: Instant) -> Bool { direction == .future ? instant >= now : instant <= now }

  private func checked(_ instant: Instant, _ text: String) throws(TimeWordsError) -> Instant {
    if isWanted(instant) { return instant }
    let wall = now.wallText(in: zone)
    switch direction {
    case .future: throw .passed(text: text, now: wall, zone: zone.name)
    case .past: throw .ahead(text: text, now: wall, zone: zone.name)
    }
  }
}
