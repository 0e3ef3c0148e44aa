internal import TrucaAPI
internal import TrucaCore
internal import TrucaStore

/// What an entry of the do-not-call list is about.
enum SuppressedThing: Sendable {
  /// E.164.
  case number(String)
  /// `+3490`
  case prefix(String)

  var text: String {
    switch self {
    case .number(let text), .prefix(let text): text
    }
  }
}

extension CommandScope {
  func suppress(_ request: SuppressRequest) throws -> SuppressionAnswer {
    let thing = try query.suppressed(number: request.number, prefix: request.prefix, country: request.country)
    if case .prefix = thing {
      try caller.require(.manager, .administrator, to: "suppress a prefix")
    } else {
      try caller.require(.rep, .manager, .administrator, to: "suppress a number")
    }
    let note = request.note.flatMap { NoteText.tidied($0, limit: 500) } ?? ""
    guard let leads = try suppress(thing, source: "entered", note: note) else {
      return SuppressionAnswer(
        number: thing.text, result: "alreadyThere", leads: 0, sentence: "It is on the do-not-call list already.")
    }
    return SuppressionAnswer(
      number: thing.text, result: "added", leads: leads,
      sentence: "On the do-not-call list now; \(Self.lookedOver(leads)).")
  }

  /// Puts something on the list and looks all leads over that it touches, in this transaction; returns how many these
  /// were, nil if it stood there already.
  func suppress(_ thing: SuppressedThing, source: String, note: String) throws -> Int? {
    let isNew =
      switch thing {
      case .number(let number):
        try tx.suppress(number, source: source, note: note, by: actor.responsible, at: now)
      case .prefix(let prefix):
        try tx.suppress(prefix: prefix, source: source, note: note, by: actor.responsible, at: now)
      }
    guard isNew else { return nil }
    // Numbers are personal data and do not go into the journal.
    try journal("suppressed", about: .doNotCall, ["source": source, "kind": thing.kind])
    return try reconsiderLeads(touchedBy: thing)
  }

  func unsuppress(_ request: UnsuppressRequest) throws -> SuppressionAnswer {
    try caller.require(.administrator, to: "take a number off the do-not-call list")
    let thing = try query.suppressed(number: request.number, prefix: request.prefix, country: request.country)
    guard let reason = NoteText.tidied(request.reason, limit: 500) else {
      throw Problem(.badRequest, "cannot take a number off the do-not-call list without a reason: say why")
    }
    let wasThere =
      switch thing {
      case .number(let number): try tx.unsuppress(number)
      case .prefix(let prefix): try tx.unsuppress(prefix: prefix)
      }
    guard wasThere else {
      throw Problem(
        .notFound,
        "cannot take it off the do-not-call list: it does not stand there by itself; "
          + "see truca suppress check")
    }
    try journal("unsuppressed", about: .doNotCall, ["kind": thing.kind, "reason": reason])
    let leads = try reconsiderLeads(touchedBy: thing)
    return SuppressionAnswer(
      number: thing.text, result: "removed", leads: leads,
      sentence: "Off the do-not-call list; \(Self.lookedOver(leads)).")
  }

  private static func lookedOver(_ leads: Int) -> String {
    "\(leads) lead\(leads == 1 ? " was" : "s were") looked over because of it"
  }

  /// A call in somebody's hand stays hers; its lead is looked over with its end.
  private func reconsiderLeads(touchedBy thing: SuppressedThing) throws -> Int {
    let leads =
      switch thing {
      case .number(let number): try reading.allLeads(withNumber: number)
      case .prefix(let prefix): try reading.allLeads(withPrefix: prefix)
      }
    var count = 0
    for id in leads {
      guard var lead = try reading.progress(id), lead.standing.state != .closed else { continue }
      count += 1
      if lead.inHand == nil { try reconsider(&lead) }
    }
    return count
  }
}

extension SuppressedThing {
  fileprivate var kind: String {
    switch self {
    case .number: "number"
    case .prefix: "prefix"
    }
  }
}
