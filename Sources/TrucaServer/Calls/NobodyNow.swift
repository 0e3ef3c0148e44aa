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
    if let promiseAhead {
      return Nobody(
        kind: "promiseAhead",
        sentence:
          "A callback is promised for \(try moment(promiseAhead).words), and another call could run past it.",
        askAgain: try moment(promiseAhead))
    }
    if refusals.contains(.capacity(rep.capacity)) {
      let tomorrow = try day(of: rep, at: now).end
      let start = working?.firstInstant(after: tomorrow - .minutes(1))
      return Nobody(
        kind: "capacity", sentence: "Your \(rep.capacity) calls of today are made.", askAgain: try moment(start))
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

  /// When a lead may be called next, by law and the rep's hours; nil if not within two weeks.
  func nextCallable(_ lead: LeadProgress, rep: UserAccount) throws -> Instant? {
    guard let place = try reading.place(of: lead.id)?.place else { return nil }
    let end = now + .days(14)
    return desk.office.legal(place, from: now, to: end)
      .intersection(desk.office.shifts(rep, from: now, to: end)).firstInstant(atOrAfter: now)
  }
}
