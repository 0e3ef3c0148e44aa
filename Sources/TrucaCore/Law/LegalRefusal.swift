/// Why a call is not legal at an instant: the first rule and zone that forbid it.
public struct LegalRefusal: Hashable, Sendable {
  /// The code of the rule: `US-FL`.
  public var rule: String
  public var zone: String
  /// What the called person's clock shows in that zone.
  public var local: LocalMoment
  public var reason: Reason

  public init(rule: String, zone: String, local: LocalMoment, reason: Reason) {
    self.rule = rule
    self.zone = zone
    self.local = local
    self.reason = reason
  }

  public enum Reason: Hashable, Sendable {
    /// The rule opens at no time of this weekday.
    case closedDay
    /// The weekday has windows and the local time lies in none.
    case outsideHours([DayWindow])
    /// The local time lies in a window, and nearer than `margin` to its end.
    case nearEnd(DayWindow, margin: Span)
    /// The local day is a public holiday of this name.
    case holiday(String)
    /// The table of holidays does not reach to this day.
    case holidaysUnknown
    /// The place is suspended.
    case suspended
  }

  /// Stable kind in columns and in the protocol.
  public var kind: String {
    switch reason {
    case .closedDay: "closedDay"
    case .outsideHours: "outsideHours"
    case .nearEnd: "nearEnd"
    case .holiday: "holiday"
    case .holidaysUnknown: "holidaysUnknown"
    case .suspended: "suspendedPlace"
    }
  }

  /// For people.
  public var sentence: String { "cannot call: \(cause)" }

  /// The same as it completes "cannot be called now: …".
  public var cause: String {
    let clock = "\(local.weekday.shortName) \(ClockText.minute(local.minuteOfDay)) in \(zone)"
    switch reason {
    case .closedDay:
      return "it is \(clock) and \(rule) allows no calls on a \(local.weekday.name); take another day"
    case .outsideHours(let windows):
      let hours = windows.map(\.text).joined(separator: " and ")
      return "it is \(clock) and \(rule) allows calls there at \(hours); take a time in these hours"
    case .nearEnd(let window, let margin):
      let minutes = (margin.milliseconds + 59_999) / 60_000
      return "it is \(clock) and \(rule) ends calls there at \(ClockText.minute(window.end)), "
        + "\(minutes) min before which none may start; take the next window"
    case .holiday(let name):
      return "it is \(clock) and \(rule) allows no calls on the holiday \(name); take another day"
    case .holidaysUnknown:
      return "it is \(clock), and for \(rule) no holidays are known on that day; bring newer ones with "
        + "truca holiday import"
    case .suspended:
      return "calls under \(rule) are suspended; they begin again with truca rules resume \(rule)"
    }
  }
}

/// Whether the law allows a call at an instant.
public enum LegalVerdict: Hashable, Sendable {
  case allowed
  case refused(LegalRefusal)

  public var isAllowed: Bool { self == .allowed }
}
