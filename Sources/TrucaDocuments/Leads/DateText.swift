internal import TrucaCore

/// In which order a date's numbers stand.
public enum DateOrder: String, CaseIterable, Sendable, Hashable {
  case dmy, mdy, ymd
}

/// A date as it stands in a cell, taken apart but not yet understood: three numbers and perhaps a time of day.
struct DateText: Hashable, Sendable {
  /// The three numbers in the order in which they stand.
  var numbers: [Int]
  /// `-`, `/` or `.`
  var separator: Character
  /// The first number has four digits; no doubt is possible then.
  var isYearFirst: Bool
  /// A time with AM or PM.
  var isTwelveHour: Bool
  var minuteOfDay: Int?

  /// nil for anything that is not a date of this kind.
  init?(_ text: String) {
    var scan = DateScan(text)
    guard let first = scan.number(upTo: 4), let separator = scan.one(of: "-/."), let second = scan.number(upTo: 2),
      scan.one(of: String(separator)) != nil, let third = scan.number(upTo: 4)
    else { return nil }
    isYearFirst = first.digits == 4
    guard first.digits == 4 ? third.digits <= 2 : first.digits <= 2 && third.digits != 3 else { return nil }
    numbers = [first.value, second.value, third.value]
    self.separator = separator
    isTwelveHour = false
    if scan.one(of: "T") == nil {
      _ = scan.one(of: ",")
      scan.skipBlanks()
    }
    if scan.isAtEnd { return }
    guard let hour = scan.number(upTo: 2), scan.one(of: ":") != nil, let minute = scan.number(upTo: 2) else {
      return nil
    }
    scan.skipSeconds()
    let half = scan.half()
    guard scan.skipZone(), scan.isAtEnd else { return nil }
    isTwelveHour = half != nil
    guard let minutes = Self.minutes(hour.value, minute.value, half) else { return nil }
    minuteOfDay = minutes
  }

  private static func minutes(_ hour: Int, _ minute: Int, _ half: DateScan.Half?) -> Int? {
    guard (0...59).contains(minute) else { return nil }
    guard let half else { return (0...23).contains(hour) ? hour * 60 + minute : nil }
    guard (1...12).contains(hour) else { return nil }
    return (hour % 12 + (half == .pm ? 12 : 0)) * 60 + minute
  }

  /// The day that this is if its numbers stand in `order`; nil if there is no such day. Years of two digits are those
  /// of this century. A year in front needs no order.
  func date(_ order: DateOrder) -> CivilDate? {
    switch isYearFirst ? .ymd : order {
    case .ymd: CivilDate(year: century(numbers[0]), month: numbers[1], day: numbers[2])
    case .dmy: CivilDate(year: century(numbers[2]), month: numbers[1], day: numbers[0])
    case .mdy: CivilDate(year: century(numbers[2]), month: numbers[0], day: numbers[1])
    }
  }

  /// `2026-11-05 07:08`, or `2026-11-05` where no time stands; nil if there is no such day.
  func normalised(_ order: DateOrder) -> String? {
    guard let date = date(order) else { return nil }
    guard let minuteOfDay else { return date.description }
    return "\(date) \(twoDigits(minuteOfDay / 60)):\(twoDigits(minuteOfDay % 60))"
  }

  private func century(_ year: Int) -> Int { year < 100 ? 2000 + year : year }

  private func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}
