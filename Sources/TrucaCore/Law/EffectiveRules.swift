/// The rows in force: those that are shipped, with what administrators changed.
public enum EffectiveRules {
  /// In the order of their codes.
  public static func of(shipped: [CallingRule], changes: [RuleChange]) -> [CallingRule] {
    let shipped = Dictionary(shipped.map { ($0.code, $0) }) { _, last in last }
    let changes = Dictionary(changes.map { ($0.code, $0) }) { _, last in last }
    var rules: [String: CallingRule] = [:]
    for code in Set(shipped.keys).union(changes.keys) {
      rules[code] = changes[code].map { $0.effective(on: shipped[code]) } ?? shipped[code]
    }
    rules[PlaceResolver.unknownState] = rules[PlaceResolver.unknownState].map { unknown in
      inside(rules.values.filter { $0.code.hasPrefix("US-") && $0.code != unknown.code }, unknown, changes)
    }
    return rules.values.sorted { $0.code < $1.code }
  }

  /// Americans of whom nobody knows the state may be in any: their row stays inside the row of each state. Consent and
  /// rest that shipped rows of states ask for are minded when the state is known; what administrators ask for binds all.
  private static func inside(
    _ states: [CallingRule], _ unknown: CallingRule, _ changes: [String: RuleChange]
  ) -> CallingRule {
    states.sorted { $0.code < $1.code }.reduce(unknown) { unknown, state in
      var bound = state
      bound.killSwitch = false
      bound.consent = changes[state.code]?.consent.map { _ in state.consent } ?? .init()
      bound.rest = changes[state.code]?.rest.map { _ in state.rest } ?? .init()
      return unknown.narrowed(by: bound)
    }
  }
}
