/// What the reps of the test saw, kept apart from the daemon.
struct CallLog {
  struct Entry {
    var call: Int64
    var lead: Int64
    var rep: String
    var number: String
    var attempt: Int
    /// Seconds since 1970.
    var at: Int
    var wasPromised: Bool
    /// nil: never recorded.
    var outcome: String?
    /// Given back unmade: its attempt is none.
    var wasSkipped = false
  }

  struct Promise {
    var lead: Int64
    var rep: String
    var at: Int
    /// The rep was away at that minute, or the lead was closed before: nothing is owed.
    var isOff = false
    var keptAt: Int?
  }

  struct Closing {
    var at: Int
    /// The number may not be called for any lead.
    var suppressed: String?
  }

  struct Arrival {
    var lead: Int64
    var place: CalledPlace
    var number: String
    var at: Int
  }

  var arrivals: [Int64: Arrival] = [:]
  var entries: [Entry] = []
  var promises: [Promise] = []
  var closings: [Int64: Closing] = [:]
  var replays = 0
  var lateOutcomes = 0
  var undone = 0
  var snoozed = 0

  /// Attempts that were made, in order.
  var made: [Entry] { entries.filter { !$0.wasSkipped } }

  var attemptsByLead: [Int64: [Entry]] { Dictionary(grouping: made, by: \.lead) }
}
