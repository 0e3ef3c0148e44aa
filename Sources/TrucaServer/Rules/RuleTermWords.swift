internal import TrucaAPI
internal import TrucaCore

extension CallingRule.ConsentRule {
  /// `none`, `always`, `mobile`, or the day from which it is needed.
  var word: String {
    switch requiredFrom {
    case nil: "none"
    case .always: mobileOnly ? "mobile" : "always"
    case .day(let day): day.description
    }
  }

  /// nil for another word.
  init?(word: String, validDays: Int?) {
    switch word.lowercased() {
    case "none": self.init()
    case "always": self.init(requiredFrom: .always, validDays: validDays)
    case "mobile": self.init(requiredFrom: .always, validDays: validDays, mobileOnly: true)
    default:
      guard let day = CivilDate(iso: word) else { return nil }
      self.init(requiredFrom: .day(day), validDays: validDays)
    }
  }
}

extension CallingRule.Rest {
  /// `none`, a number of days, or `never`.
  var word: String { isForGood ? "never" : days.map(String.init) ?? "none" }

  /// nil for another word.
  init?(word: String) {
    switch word.lowercased() {
    case "none", "0": self.init()
    case "never": self.init(isForGood: true)
    default:
      guard let days = Int(word), (1...36_500).contains(days) else { return nil }
      self.init(days: days)
    }
  }
}

extension RuleChange {
  /// Reads what a request states of a rule.
  init(_ code: String, _ request: RuleRequest) throws(Problem) {
    self.init(code: code)
    hours = try request.hours.map { text throws(Problem) in
      do throws(WeeklyWindowsError) { return try WeeklyWindows(text: text) } catch {
        throw Problem(.badRequest, error.description)
      }
    }
    holidays = try Self.read(request.holidays, "holidays", "none, national, subdivision or advised") {
      CallingRule.HolidayPolicy(rawValue: $0.lowercased())
    }
    limits = try request.limits.map { texts throws(Problem) in
      try texts.filter { $0.lowercased() != "none" }.map { text throws(Problem) in
        try Self.limit(text)
      }
    }
    consent = try Self.read(request.consent, "consent", "none, always, mobile, or a day as in 2027-01-31") {
      CallingRule.ConsentRule(word: $0, validDays: request.consentDays)
    }
    if let days = request.consentDays, consent?.requiredFrom == nil || !(1...36_500).contains(days) {
      throw Problem(
        .badRequest, "cannot let consent last \(days) days: say with it from when it is needed, as in always")
    }
    rest = try Self.read(request.rest, "rest", "a number of days, none, or never") { CallingRule.Rest(word: $0) }
    name = request.name
    note = request.note
    source = request.source
    url = request.url
  }

  private static func limit(_ text: String) throws(Problem) -> CallingRule.AttemptLimit {
    guard let limit = CallingRule.AttemptLimit(text: text) else {
      throw Problem(
        .badRequest,
        "cannot read \(text.prefix(40).debugDescription) as a limit: write it as 3 in 24h, 2 a day or 3 a week")
    }
    return limit
  }

  private static func read<Value>(
    _ text: String?, _ what: String, _ words: String, _ read: (String) -> Value?
  ) throws(Problem) -> Value? {
    guard let text else { return nil }
    guard let value = read(text) else {
      throw Problem(.badRequest, "cannot read \(text.prefix(40).debugDescription) as \(what): write \(words)")
    }
    return value
  }
}
