extension CallingRule {
  /// Whether this row would allow a call that `other` forbids.
  public func isWider(than other: CallingRule) -> Bool { !widenings(beyond: other).isEmpty }

  /// The parts of a row that an administrator changes.
  public enum Part: String, CaseIterable, Sendable {
    case hours, holidays, limits, consent, rest
  }

  /// One way in which a row allows more than another one.
  public struct Widening: Hashable, Sendable {
    public var part: Part
    /// For people: `mon-fri 20:00-21:00 is outside the shipped row`.
    public var sentence: String
  }

  /// In which ways this row allows more than `shipped` does. No holidays instead of advised ones are none: no text that
  /// was found bans those days.
  public func widenings(beyond shipped: CallingRule) -> [Widening] {
    var found: [Widening] = []
    let hours = windows.subtracting(shipped.windows)
    if !hours.isEmpty {
      found.append(Widening(part: .hours, sentence: "\(hours.text) is outside the shipped row"))
    }
    if holidays.strictness < shipped.holidays.strictness, shipped.holidays != .advised || holidays != .none {
      let sentence =
        "holidays \(holidays.rawValue) block fewer days than \(shipped.holidays.rawValue) of the shipped row"
      found.append(Widening(part: .holidays, sentence: sentence))
    }
    for limit in shipped.limits where !limits.contains(where: limit.holds(within:)) {
      let sentence = "more calls than \(limit.text) are over the limit of the shipped row"
      found.append(Widening(part: .limits, sentence: sentence))
    }
    if !consent.isAsStrict(as: shipped.consent) {
      let sentence = "the shipped row needs consent for more calls, or more recent consent"
      found.append(Widening(part: .consent, sentence: sentence))
    }
    if rest.longer(shipped.rest) != rest {
      found.append(Widening(part: .rest, sentence: "the shipped row asks for a longer rest after a refusal"))
    }
    return found
  }
}

extension CallingRule.AttemptLimit {
  /// Whether whoever keeps `other` keeps this limit too.
  fileprivate func holds(within other: Self) -> Bool { other.period == period && other.max <= max }
}

extension CallingRule.ConsentRule {
  fileprivate func isAsStrict(as other: Self) -> Bool {
    guard let theirs = other.requiredFrom else { return true }
    guard let requiredFrom, requiredFrom.earlier(theirs) == requiredFrom, !mobileOnly || other.mobileOnly else {
      return false
    }
    guard let days = other.validDays else { return true }
    return validDays.map { $0 <= days } ?? false
  }
}
