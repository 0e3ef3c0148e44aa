/// `PATCH /v1/leads/{lead}` with `If-Match: "VERSION"`: what is nil stays.
public struct LeadChange: Codable, Hashable, Sendable {
  public var name: String?
  public var company: String?
  public var email: String?
  /// Replaces the whole list.
  public var numbers: [String]?
  public var source: String?
  public var street: String?
  public var city: String?
  public var postalCode: String?
  public var region: String?
  public var country: String?
  /// Sets the place by hand: `ES`, `US-FL`; an empty text takes it back.
  public var place: String?
  public var consent: ConsentEntry?
  public var playbook: String?
  public init() {}
}

/// `POST /v1/leads/{lead}/assign`
public struct AssignRequest: Codable, Hashable, Sendable {
  public var to: String
  public init(to: String) { self.to = to }
}

/// `POST /v1/leads/{lead}/stop`
public struct StopRequest: Codable, Hashable, Sendable {
  public var reason: String?
  public init(reason: String?) { self.reason = reason }
}

/// `POST /v1/leads/{lead}/notes`
public struct NoteRequest: Codable, Hashable, Sendable {
  public var text: String
  public init(text: String) { self.text = text }
}

/// `POST /v1/leads/{lead}/callback` and `…/snooze`
public struct TimeRequest: Codable, Hashable, Sendable {
  /// Words or RFC 3339, read in the caller's zone.
  public var at: String
  public init(at: String) { self.at = at }
}

/// What a command on a lead led to.
public struct LeadAnswer: Codable, Hashable, Sendable {
  public var lead: Int64
  public var version: Int
  public var state: String
  public var next: Moment?
  public var sentence: String
  public init(lead: Int64, version: Int, state: String, next: Moment?, sentence: String) {
    self.lead = lead
    self.version = version
    self.state = state
    self.next = next
    self.sentence = sentence
  }
}

/// `POST /v1/held/settle`: what is settled for all held leads that are selected.
public struct SettleRequest: Codable, Hashable, Sendable {
  /// Only these leads; nil: all that the other filters take.
  public var leads: [Int64]?
  /// Only leads of this place (`ES`, `US-FL`).
  public var `in`: String?
  /// Only leads held for this reason.
  public var reason: String?
  /// Sets the place.
  public var country: String?
  /// Records consent.
  public var consent: ConsentEntry?
  /// Replaces the numbers; for one lead, which `leads` names.
  public var numbers: [String]?
  public init() {}
}

public struct SettleAnswer: Codable, Hashable, Sendable {
  public var selected: Int
  public var released: Int
  public var backlog: Int
  /// Still held, by reason kind.
  public var stillHeld: [String: Int]
  public init(selected: Int, released: Int, backlog: Int, stillHeld: [String: Int]) {
    self.selected = selected
    self.released = released
    self.backlog = backlog
    self.stillHeld = stillHeld
  }
}
