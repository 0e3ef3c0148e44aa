/// A zone's offset around the days of the test, from the published dates of the change to summer time in 2027.
enum WallClock: Hashable {
  case madrid, berlin, canary, london
  case newYork, chicago, denver, phoenix, losAngeles

  /// 2027-03-28T01:00:00Z, when the clocks of Europe go forward. Those of America did so on 14 March.
  static let change = 1_806_195_600

  private func offset(at instant: Int) -> Int {
    let summer = instant >= Self.change ? 1 : 0
    switch self {
    case .madrid, .berlin: return 3600 * (1 + summer)
    case .canary, .london: return 3600 * summer
    case .newYork: return -3600 * 4
    case .chicago: return -3600 * 5
    case .denver: return -3600 * 6
    case .phoenix, .losAngeles: return -3600 * 7
    }
  }

  /// Days since 1970 on its wall calendar.
  func day(at instant: Int) -> Int { (instant + offset(at: instant)) / 86_400 }

  /// 0 is Sunday. The first day of 1970 was a Thursday.
  func weekday(at instant: Int) -> Int { (day(at: instant) + 4) % 7 }

  /// Minutes since midnight.
  func minute(at instant: Int) -> Int { (instant + offset(at: instant)) % 86_400 / 60 }
}
