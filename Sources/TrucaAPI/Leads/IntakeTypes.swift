/// `POST /v1/leads`: one lead as it comes in. Only what is known need be given.
public struct LeadEntry: Codable, Hashable, Sendable {
  public var name: String?
  public var company: String?
  public var email: String?
  /// In order of preference, in any spelling.
  public var numbers: [String]?
  public var source: String?
  public var street: String?
  public var city: String?
  public var postalCode: String?
  public var state: String?
  /// Name or ISO 3166 code.
  public var country: String?
  /// Login name of the rep who gets it.
  public var owner: String?
  public var team: String?
  public var playbook: String?
  public var consent: ConsentEntry?
  public var note: String?
  /// The id that another system knows it by; the same one twice is "already here".
  public var externalId: String?
  public init() {}
}

public struct ConsentEntry: Codable, Hashable, Sendable {
  /// Where it was given: `web form`, `contract 4711`.
  public var source: String
  /// The day it was given: ISO or in words.
  public var date: String
  /// The last day on which it holds: ISO or in words; nil for no end of its own.
  public var until: String?
  public init(source: String, date: String, until: String? = nil) {
    self.source = source
    self.date = date
    self.until = until
  }
}

/// What became of a lead that came in.
public struct IntakeAnswer: Codable, Hashable, Sendable {
  /// `added`, `newEnquiry`, `linked` (added, same number as another person), `alreadyHere`.
  public var result: String
  public var lead: Int64
  public var state: String
  /// Why it is held; empty otherwise.
  public var held: [Reason]
  public var next: Moment?
  public var planned: Int
  public var sentence: String
  public init(
    result: String, lead: Int64, state: String, held: [Reason], next: Moment?, planned: Int, sentence: String
  ) {
    self.result = result
    self.lead = lead
    self.state = state
    self.held = held
    self.next = next
    self.planned = planned
    self.sentence = sentence
  }
}

/// One line of the NDJSON answer to many leads: which line it answers, and either what became of it or why not.
public struct LeadLineAnswer: Codable, Hashable, Sendable {
  public var line: Int
  public var answer: IntakeAnswer?
  public var problem: Problem?
  public init(line: Int, answer: IntakeAnswer? = nil, problem: Problem? = nil) {
    self.line = line
    self.answer = answer
    self.problem = problem
  }
}
