/// A way in which a call can end, and what follows from it.
public struct OutcomeDefinition: Hashable, Sendable {
  /// Stable name in the protocol and on the command line: `no-answer`.
  public var key: String
  public var name: String
  public var note: String
  /// One character that records it, or "".
  public var keystroke: String
  /// Whether somebody of the lead's side was spoken to.
  public var reached: Bool
  public var effect: Effect

  public init(key: String, name: String, note: String = "", keystroke: String = "", reached: Bool, effect: Effect) {
    self.key = key
    self.name = name
    self.note = note
    self.keystroke = keystroke
    self.reached = reached
    self.effect = effect
  }

  /// What the outcome does to the lead. Text form in the process file in brackets.
  public enum Effect: Hashable, Sendable {
    /// The playbook goes on. (`go on`)
    case goOn
    /// The next attempt comes this soon, once; then the playbook goes on. (`retry soon`, `retryMinutes`)
    case retrySoon(Span)
    /// A time that the called person asked for; must be given with the outcome. (`promise`)
    case promise
    /// The next call moves to a time given with the outcome, as a wish. (`move`)
    case move
    /// The next of the lead's numbers is used; with none left the lead is held. (`next number`)
    case nextNumber
    /// The lead is closed. A `reason` can be demanded. (`stop`, `needsReason`)
    case stop(Closing, needsReason: Bool)
    /// The lead is closed and rests: it may not be called for so many days. (`rest`, `restDays`)
    case rest(days: Int)
    /// The number is put on the do-not-call list and the lead is closed. (`suppress`)
    case suppress
  }

  /// How a closed lead ended. (`closes`)
  public enum Closing: String, Hashable, Sendable, CaseIterable {
    case qualified, won, lost, refused, unreachable
  }
}
