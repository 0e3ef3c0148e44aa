public import TrucaCore

/// The words for an outcome's effect in the process text.
public enum EffectName: String, CaseIterable {
  case goOn = "go on"
  case retrySoon = "retry soon"
  case promise
  case move
  case nextNumber = "next number"
  case stop
  case rest
  case suppress

  public init(_ effect: OutcomeDefinition.Effect) {
    switch effect {
    case .goOn: self = .goOn
    case .retrySoon: self = .retrySoon
    case .promise: self = .promise
    case .move: self = .move
    case .nextNumber: self = .nextNumber
    case .stop: self = .stop
    case .rest: self = .rest
    case .suppress: self = .suppress
    }
  }

  /// The keys that this effect takes beside `effect`.
  var keys: [String] {
    switch self {
    case .retrySoon: ["retryMinutes"]
    case .stop: ["closes", "needsReason"]
    case .rest: ["restDays"]
    default: []
    }
  }

  static var allKeys: [String] { allCases.flatMap(\.keys) }

  static var list: String { allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ") }
}
