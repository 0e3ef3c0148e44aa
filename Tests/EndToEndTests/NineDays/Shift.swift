/// A rep of the test: her hours on her own clock, and her day's calls.
struct Shift {
  var login: String
  var clock: WallClock
  var zone: String
  /// As Truca takes them.
  var text: String
  /// From minute to minute, for each weekday, Sunday first.
  var minutes: [[Range<Int>]]
  var capacity: Int

  static let all = [
    Shift(
      login: "anna", clock: .madrid, zone: "Europe/Madrid", text: "mon-fri 09:00-14:00,15:00-19:00",
      minutes: [[]] + Array(repeating: [540..<840, 900..<1140], count: 5) + [[]], capacity: 55),
    Shift(
      login: "marc", clock: .madrid, zone: "Europe/Madrid", text: "mon-fri 12:00-21:00; sat 15:00-20:00",
      minutes: [[]] + Array(repeating: [720..<1260], count: 5) + [[900..<1200]], capacity: 60),
    Shift(
      login: "lia", clock: .london, zone: "Europe/London", text: "mon-fri 10:00-19:00; sun 14:00-20:00",
      minutes: [[840..<1200]] + Array(repeating: [600..<1140], count: 5) + [[]], capacity: 50),
  ]

  func works(at instant: Int) -> Bool {
    minutes[clock.weekday(at: instant)].contains { $0.contains(clock.minute(at: instant)) }
  }
}
