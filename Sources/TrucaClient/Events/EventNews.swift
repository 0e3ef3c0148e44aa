public import TrucaAPI

/// What a stream of events has to tell.
public enum EventNews: Sendable {
  /// The daemon answers: from here on nothing is missed.
  case connected
  case event(LiveEvent)
  /// The stream broke off, or could not be opened; it is opened again in a while, where it broke off.
  case interrupted(any Error)
}
