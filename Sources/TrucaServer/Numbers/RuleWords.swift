internal import TrucaAPI
internal import TrucaCore

extension NumberCheck.RuleView {
  init(_ rule: CallingRule) {
    self.init(
      rule: rule.code, name: rule.name, hours: rule.windows.text,
      eve: rule.eve.isEmpty ? nil : rule.eve.map(\.text).joined(separator: ","), holidays: rule.holidays.rawValue,
      limits: rule.limits.map { "\($0.max) \($0.max == 1 ? "attempt" : "attempts") \($0.period.words)" },
      consent: rule.consent.words, basis: rule.basis, source: rule.source, url: rule.url, year: rule.year,
      confidence: rule.confidence)
  }
}

extension CallingRule.ConsentRule {
  /// `needed since 2023-06-29, lasts 730 days`; nil where it is not needed.
  var words: String? {
    let start: String
    switch requiredFrom {
    case nil: return nil
    case .always: start = "needed"
    case .day(let day): start = "needed from \(day) on"
    }
    let mobile = mobileOnly ? " for mobile numbers" : ""
    return "\(start)\(mobile)" + (validDays.map { ", lasts \($0) days" } ?? "")
  }
}
