/// Which call is meant.
public enum CallReference: Hashable, Sendable {
  /// The one in the caller's hand.
  case current
  case call(Int64)

  var segment: String {
    switch self {
    case .current: "current"
    case .call(let id): String(id)
    }
  }
}
