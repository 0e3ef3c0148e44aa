internal import TrucaCore
internal import TrucaStore

extension CommandScope {
  /// Takes over the shipped calling rules where they are others; answers the codes that leads are looked over for.
  func take(_ rules: [CallingRule]?, fingerprint: String, checked: String?) throws -> Set<String> {
    guard let rules else { return [] }
    let changed = try tx.replace(callingRules: rules, at: now)
    try journal("rulesTakenOver", about: .rules, ["codes": changed.joined(separator: " ")])
    try tx.setMeta(.rulesFingerprint, fingerprint)
    if let checked { try tx.setMeta(.rulesCompiled, checked) }
    return touched(by: changed)
  }

  /// The same for the shipped holidays: those of a part count for its country where the part is not known.
  func take(holidays: HolidayCalendar?, fingerprint: String) throws -> Set<String> {
    guard let holidays else { return [] }
    let changed = try tx.replace(holidays: holidays)
    try journal("holidaysTakenOver", about: .rules, ["codes": changed.joined(separator: " ")])
    try tx.setMeta(.holidaysFingerprint, fingerprint)
    return Set(changed.map { String($0.prefix { $0 != "-" }) })
  }

  /// Keeps a fingerprint; true if it is another than was kept.
  func takes(_ fingerprint: String, as key: MetaKey) throws -> Bool {
    guard try reading.meta(key) != fingerprint else { return false }
    try tx.setMeta(key, fingerprint)
    return true
  }
}
