internal import TrucaAPI
internal import TrucaCore
internal import TrucaStore

extension CommandScope {
  /// A promise must be lawful and within the hours of the rep who keeps it; else the nearest possible time is named.
  func checkPromise(_ time: Instant, lead: LeadProgress, rep id: UserID) throws {
    guard let rep = try reading.user(id), let place = try reading.place(of: lead.id)?.place else {
      throw Problem(
        .refused, "cannot promise a callback to lead \(lead.id.rawValue): its place is not known; settle it first")
    }
    guard time > now else { throw Problem(.badRequest, "cannot promise a callback for a time that has passed") }
    // Every day up to the promise is looked at whenever the lead is planned.
    guard time <= now + .days(366) else {
      throw Problem(
        .badRequest, "cannot promise a callback more than a year ahead: stop the lead, and enter it again then")
    }
    let room = try query.room(of: lead, place: place, at: now)
    let from = max(now, time - .days(7))
    let to = time + .days(7) + room.limits.reach
    let callable = try query.allowed(lead, place: place, from: from, to: to).intersection(
      office.shifts(rep, from: from, to: to))
    let reached = room.reached(at: time)
    if callable.contains(time), reached == nil { return }
    let why = try whyNot(time, lead: lead, place: place, rep: rep, reached)
    let before = callable.last { $0.end <= time }.map { $0.end - .minutes(1) }.flatMap {
      room.allows(at: $0) ? $0 : nil
    }
    let after = callable.filter { $0.end > time }.firstMap {
      room.earliest(from: max($0.start, time), to: $0.end - .seconds(1))
    }
    let nearest = [after, before].compactMap { $0 }
      .min { abs(($0 - time).milliseconds) < abs(($1 - time).milliseconds) }
    let hint = try nearest.map { "; the nearest possible time is \(try query.moment($0).local)" } ?? ""
    throw Problem(
      .refused, "cannot promise a callback for \(try query.moment(time).local): \(why)\(hint)", reason: "promise",
      retryAt: nearest?.rfc3339)
  }
}

extension CommandScope {
  /// Why a callback cannot be promised for a time: the law first, then the rep's hours.
  private func whyNot(
    _ time: Instant, lead: LeadProgress, place: Place, rep: UserAccount, _ reached: LimitReached?
  ) throws -> String {
    if office.legal(place, from: time, to: time + .minutes(1)).isEmpty {
      return "the law of its place does not allow a call then"
    }
    let facts = try query.facts(of: lead, place: place)
    if let obstacle = try? office.profile(place).obstacle(facts, at: time) { return obstacle.holdReason.sentence }
    return reached?.sentence ?? "it is outside the working hours of \(rep.login)"
  }
}

extension Array {
  /// What `transform` makes of the first element of which it makes anything.
  func firstMap<Result>(_ transform: (Element) throws -> Result?) rethrows -> Result? {
    for element in self {
      if let result = try transform(element) { return result }
    }
    return nil
  }
}
