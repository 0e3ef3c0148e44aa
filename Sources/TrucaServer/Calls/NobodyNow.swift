internal import TrucaAPI
internal import TrucaCore
internal import TrucaStore

extension QueryScope {
  /// Why there is no call for a rep now, and when to ask again.
  func nobody(_ rep: UserAccount, refusals: [HandOutRefusal], promiseAhead: Instant?) throws -> Nobody {
    let working = desk.office.working(rep)
    if let working, !working.contains(now) {
      let start = working.firstInstant(after: now)
      let words = try start.map { " Your hours begin \(try moment($0).words)." } ?? " You have no working hours."
      return Nobody(
        kind: "outsideHours", sentence: "It is outside your working hours.\(words)", askAgain: try moment(start))
    }
    if let promiseAhead { return try waiting(for: promiseAhead) }
    if refusals.contains(.capacity(rep.capacity)) {
      return Nobody(
        kind: "capacity", sentence: "Your \(rep.capacity) calls of today are made.",
        askAgain: try moment(try startOfNextDay(rep)))
    }
    let due = try reading.nextDue(of: rep.id, after: now)
    let again = [due, refusals.compactMap(\.until).min()].compactMap { $0 }.min()
    guard let again else {
      return Nobody(
        kind: "nothingDue", sentence: "None of your leads has a call to come; a new lead will bring one.", askAgain: nil
      )
    }
    return Nobody(
      kind: "nothingDue", sentence: "No lead is to be called now; the next one is due \(try moment(again).words).",
      askAgain: try moment(again))
  }

  /// A promised callback is so near that no other call is given before it.
  func waiting(for promise: Instant) throws -> Nobody {
    Nobody(
      kind: "promiseAhead",
      sentence: "A callback is promised for \(try moment(promise).words), and another call could run past it.",
      askAgain: try moment(promise))
  }

  /// Why a lead of the rep's choice is not to be called now, and when to ask again.
  func nobody(_ refusal: HandOutRefusal, lead: LeadProgress, rep: UserAccount) throws -> Nobody {
    let again = try askAgain(refusal, lead: lead, rep: rep)
    var sentence = "Lead \(lead.id.rawValue) cannot be called now: \(refusal.sentence)"
    if case .limit = refusal, let again { sentence += "; the next may be on \(try moment(again).local)" }
    return Nobody(kind: refusal.kind, sentence: sentence + ".", askAgain: try moment(again))
  }

  /// When it is worth asking for a lead again that was refused; nil where time alone does not help.
  func askAgain(_ refusal: HandOutRefusal, lead: LeadProgress, rep: UserAccount) throws -> Instant? {
    switch refusal {
    case .law, .outsideHours: try nextCallable(lead, rep: rep, from: now)
    case .obstacle(.refused(_, let until)): try until.flatMap { try nextCallable(lead, rep: rep, from: $0) }
    case .limit(let reached): reached.isFinal ? nil : try nextCallable(lead, rep: rep, from: reached.until)
    case .capacity: try startOfNextDay(rep)
    default: refusal.until
    }
  }

  /// When the rep's first hours after her present day begin.
  private func startOfNextDay(_ rep: UserAccount) throws -> Instant? {
    desk.office.working(rep)?.firstInstant(after: try day(of: rep, at: now).end)
  }

  /// When a lead may be called next, by law and the rep's hours; nil if not within two weeks of `start`.
  private func nextCallable(_ lead: LeadProgress, rep: UserAccount, from start: Instant) throws -> Instant? {
    guard let place = try reading.place(of: lead.id)?.place else { return nil }
    let end = start + .days(14)
    let room = try room(of: lead, place: place, at: now)
    let callable = try allowed(lead, place: place, from: start, to: end)
      .intersection(desk.office.shifts(rep, from: start, to: end))
    return callable.firstMap { room.earliest(from: $0.start, to: $0.end - .seconds(1)) }
  }
}
