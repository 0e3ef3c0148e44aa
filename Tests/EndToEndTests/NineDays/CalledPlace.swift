/// Where a lead lives, with the hours in which the law lets it be called, as config/calling-rules.toml has them.
struct CalledPlace {
  var country: String
  var state: String?
  /// Before three digits that tell leads apart.
  var prefix: String
  var demandsConsent = false
  /// All clocks that the place may have: each must allow a call.
  var clocks: [WallClock]
  /// From hour to hour, Sunday first; nil: no calls.
  var hours: [ClosedRange<Int>?]
  /// Days since 1970 on which the country or any part of it keeps a holiday.
  var holidays: Set<Int> = []

  /// Good Friday of 2027; the Thursday before is kept in most of Spain, the Monday after in parts of the three.
  private static let goodFriday = 20_903

  private static func week(_ weekdays: ClosedRange<Int>, saturday: ClosedRange<Int>?, sunday: ClosedRange<Int>?)
    -> [ClosedRange<Int>?]
  {
    [sunday] + Array(repeating: weekdays, count: 5) + [saturday]
  }

  static let all = [
    CalledPlace(
      country: "ES", prefix: "+34600000", demandsConsent: true, clocks: [.madrid, .canary],
      hours: week(9...21, saturday: nil, sunday: nil), holidays: [goodFriday - 1, goodFriday, goodFriday + 3]),
    CalledPlace(
      country: "GB", prefix: "+442079460", clocks: [.london], hours: week(8...21, saturday: 9...21, sunday: nil),
      holidays: [goodFriday, goodFriday + 3]),
    CalledPlace(
      country: "DE", prefix: "+493023125", demandsConsent: true, clocks: [.berlin],
      hours: week(9...20, saturday: nil, sunday: nil), holidays: [goodFriday, goodFriday + 3]),
    CalledPlace(
      country: "US", state: "NY", prefix: "+12125550", clocks: [.newYork],
      hours: week(8...21, saturday: 8...21, sunday: 8...21)),
    CalledPlace(
      country: "US", state: "FL", prefix: "+13055550", clocks: [.newYork, .chicago],
      hours: week(8...20, saturday: 8...20, sunday: 8...20)),
    CalledPlace(
      country: "US", state: "TX", prefix: "+15125550", clocks: [.chicago, .denver],
      hours: week(9...21, saturday: 9...21, sunday: 12...21)),
    CalledPlace(
      country: "US", state: "RI", prefix: "+14015550", clocks: [.newYork],
      hours: week(9...18, saturday: 10...17, sunday: nil)),
    CalledPlace(
      country: "US", state: "AZ", prefix: "+16025550", clocks: [.phoenix, .denver],
      hours: week(8...21, saturday: 8...21, sunday: 8...21)),
    CalledPlace(
      country: "US", state: "WA", prefix: "+12065550", clocks: [.losAngeles],
      hours: week(8...20, saturday: 8...20, sunday: 8...20)),
  ]

  /// Whether the law allows a call, `margin` minutes before the end of the hours not counted.
  func allows(_ instant: Int, margin: Int = 0) -> Bool {
    clocks.allSatisfy { clock in
      guard let hours = hours[clock.weekday(at: instant)], !holidays.contains(clock.day(at: instant)) else {
        return false
      }
      let minute = clock.minute(at: instant)
      return hours.lowerBound * 60 <= minute && minute < hours.upperBound * 60 - margin
    }
  }
}
