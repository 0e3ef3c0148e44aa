import Testing

/// Judges a log by the rules of the playbook and of the law, from nothing but the log.
extension CallLog {
  /// Each hand-out was legal, within the rep's hours, and to a number that may be called.
  func checkInstants() throws {
    for entry in entries {
      let arrival = try #require(arrivals[entry.lead])
      let what: Comment =
        "call \(entry.call) to lead \(entry.lead) of \(arrival.place.country) at \(UTC.text(entry.at))"
      let shift = try #require(Shift.all.first { $0.login == entry.rep })
      #expect(arrival.place.allows(entry.at, margin: 5), "\(what): outside the legal hours")
      #expect(shift.works(at: entry.at), "\(what): outside the hours of \(entry.rep)")
      #expect(entry.number == arrival.number, "\(what): to another number")
      #expect(entry.at >= arrival.at)
      for closing in closings.values where closing.suppressed == entry.number {
        #expect(entry.at <= closing.at, "\(what): the number was suppressed at \(UTC.text(closing.at))")
      }
      if let closing = closings[entry.lead] { #expect(entry.at <= closing.at, "\(what): the lead was closed") }
    }
  }

  /// Attempts are numbered without a hole, keep their distances and limits.
  func checkSpacing() throws {
    for (lead, attempts) in attemptsByLead {
      let arrival = try #require(arrivals[lead])
      #expect(attempts.map(\.attempt) == Array(1...attempts.count), "lead \(lead): attempts \(attempts.map(\.attempt))")
      for (index, entry) in attempts.enumerated() where !entry.wasPromised {
        let what: Comment = "attempt \(entry.attempt) of lead \(lead) at \(UTC.text(entry.at))"
        #expect(entry.attempt <= 10, "\(what): too many")
        let day = attempts[...index].filter { entry.at - $0.at < 86_400 }.count
        #expect(day <= 3, "\(what): \(day) within 24 hours")
        if index > 0 {
          let gap = entry.at - attempts[index - 1].at
          #expect(
            gap >= leastGap(at: entry.at, arrival, attempts[0].rep),
            "\(what): only \(gap / 60) minutes after the last one")
        }
        let week = entry.at - arrival.at
        #expect(week < 168 * 3600, "\(what): after the week")
      }
    }
  }

  /// Half an hour on the local day of the first instant at which the lead might be called by its rep, two hours after.
  private func leastGap(at instant: Int, _ arrival: Arrival, _ rep: String) -> Int {
    let shift = Shift.all.first { $0.login == rep }
    let first = stride(from: arrival.at, to: arrival.at + 7 * 86_400, by: 60).first {
      arrival.place.allows($0, margin: 5) && shift?.works(at: $0) == true
    }
    let isFirstDay = arrival.place.clocks.contains { $0.day(at: first ?? arrival.at) == $0.day(at: instant) }
    return isFirstDay ? 1800 : 7200
  }

  /// No rep made more calls on a day of hers than she can, promises aside.
  func checkCapacity() {
    for shift in Shift.all {
      let days = Dictionary(grouping: made.filter { $0.rep == shift.login && !$0.wasPromised }) {
        shift.clock.day(at: $0.at)
      }
      for (day, calls) in days { #expect(calls.count <= shift.capacity, "\(shift.login) on day \(day)") }
    }
  }

  /// Promises were kept to the minute, and nothing was given that would have run into one.
  func checkPromises(until end: Int) {
    for promise in promises
    where !promise.isOff && promise.at < end && !isClosed(promise.lead, before: promise.at) && !isCrowded(promise) {
      #expect(
        promise.keptAt == promise.at,
        "lead \(promise.lead): promised by \(promise.rep) for \(UTC.text(promise.at)), kept at \(promise.keptAt.map(UTC.text) ?? "no time")"
      )
      let blocking = made.filter {
        $0.rep == promise.rep && !$0.wasPromised && $0.lead != promise.lead && $0.at < promise.at
          && promise.at < $0.at + 600
      }
      for entry in blocking where wasKnown(promise, at: entry.at) {
        Issue.record("call \(entry.call) at \(UTC.text(entry.at)) ran into the promise of \(UTC.text(promise.at))")
      }
    }
  }

  /// The rep was behind with another promise, which was given first.
  private func isCrowded(_ promise: Promise) -> Bool {
    entries.contains {
      $0.rep == promise.rep && $0.lead != promise.lead && $0.wasPromised
        && (promise.at - 600...promise.at).contains($0.at)
    }
  }

  private func isClosed(_ lead: Int64, before instant: Int) -> Bool {
    closings[lead].map { $0.at <= instant } ?? false
  }

  /// Promises are made at least half an hour ahead.
  private func wasKnown(_ promise: Promise, at instant: Int) -> Bool {
    entries.contains { $0.lead == promise.lead && $0.outcome == "callback" && $0.at < instant }
  }

  /// At no time had one rep two calls, or one call two reps.
  func checkHands() {
    #expect(Set(entries.map(\.call)).count == entries.count, "a call was handed out twice")
    for calls in Dictionary(grouping: entries, by: \.rep).values {
      #expect(Set(calls.map(\.at)).count == calls.count, "two calls at one instant")
    }
  }
}
