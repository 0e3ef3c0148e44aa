import Testing
import TrucaAPI
import TrucaClient

/// Plays reps at their desks for some days, by a seeded generator, and keeps a log of all that they saw.
final class DeskPlay {
  /// Seconds between two looks at the clock.
  static let step = 300

  let daemon: Daemon
  let end: Int
  private(set) var log = CallLog()
  private var now: Int
  private var random: SeededGenerator
  private var reps: [Rep]
  private var arrivals: [Int: [LeadEntry]] = [:]
  private var places: [String: CalledPlace] = [:]

  /// A rep at her desk.
  struct Rep {
    var shift: Shift
    var requests: KeyedRequests
    /// The log's index of the call in hand.
    var inHand: Int?
    var isAwayUntil = 0
  }

  init(_ daemon: Daemon, seed: UInt64, start: Int, days: Int) throws {
    self.daemon = daemon
    random = SeededGenerator(seed: seed)
    now = start
    end = start + days * 86_400
    reps = Shift.all.map { Rep(shift: $0, requests: KeyedRequests(daemon, name: $0.login)) }
    for shift in Shift.all {
      try daemon.addReps(shift.login, hours: shift.text, capacity: shift.capacity, zone: shift.zone)
    }
  }

  /// Draws leads of all places, which come in over the first two days, a third of them at once.
  func schedule(leads count: Int) {
    for index in 0..<count {
      let place = CalledPlace.all[index % CalledPlace.all.count]
      var entry = LeadEntry()
      entry.name = "Lead \(index)"
      entry.country = place.country
      entry.state = place.state
      // The last ones share the numbers of earlier ones, as people behind a switchboard do.
      let shared = index >= count - 18 ? index - 30 * CalledPlace.all.count : index
      let number = place.prefix + String(100 + shared % 100)
      entry.numbers = [number]
      entry.externalId = "P-\(index)"
      entry.owner = index % 4 == 0 ? nil : Shift.all[index % 3].login
      if place.demandsConsent { entry.consent = ConsentEntry(source: "web form", date: "2027-03-20") }
      let delay = index < count / 3 ? 0 : Int.random(in: 0..<(2 * 86_400 / Self.step), using: &random)
      arrivals[now + delay * Self.step, default: []].append(entry)
      places["Lead \(index)"] = place
    }
  }

  /// Plays to the end.
  func run() throws {
    while now < end {
      try admit()
      for index in reps.indices.shuffled(using: &random) { try act(index) }
      now += isNight ? 3600 : Self.step
      _ = try daemon.client().advanceClock(to: UTC.text(now))
    }
    log.replays = reps.reduce(0) { $0 + $1.requests.replays }
  }

  /// Nobody works before seven or after nine in UTC, and no step leads past seven.
  private var isNight: Bool { !(7..<21).contains(now / 3600 % 24) && now % 3600 == 0 }

  private func admit() throws {
    let due = arrivals.keys.filter { $0 <= now }.sorted()
    for entry in due.flatMap({ arrivals.removeValue(forKey: $0) ?? [] }) {
      let answer = try daemon.client().addLead(entry)
      let name = try #require(entry.name)
      let number = try #require(entry.numbers?.first)
      let place = try #require(places[name])
      let isSuppressed = log.closings.values.contains { $0.suppressed == number }
      #expect(answer.state == (isSuppressed ? "held" : "open"), "\(name), \(number): \(answer.sentence)")
      log.arrivals[answer.lead] = .init(lead: answer.lead, place: place, number: number, at: now)
    }
  }

  private func act(_ index: Int) throws {
    guard reps[index].isAwayUntil <= now else { return }
    try settleCallInHand(index)
    let works = reps[index].shift.works(at: now)
    let isAwaited = log.promises.contains { $0.at == now && $0.rep == reps[index].shift.login }
    // Now and then somebody asks outside her hours, or drinks coffee.
    guard works ? isAwaited || !random.chance(percent: 3) : random.chance(percent: 1) else { return }
    try takeNext(index)
    if random.chance(percent: 1) { try snoozeOne(index) }
  }

  private func takeNext(_ index: Int) throws {
    let login = reps[index].shift.login
    let answer = try reps[index].requests.post(
      NextAnswer.self, "/v1/next", NextRequest(), as: login, using: &random)
    guard let call = answer.call else {
      #expect(answer.nobody?.sentence.isEmpty == false)
      return
    }
    if random.chance(percent: 2) {
      let again = try daemon.client(as: login).next().call
      #expect(again?.call == call.call, "with a call in hand, next gave another one")
    }
    reps[index].inHand = log.entries.count
    log.entries.append(
      .init(
        call: call.call, lead: call.lead, rep: login, number: call.number, attempt: call.attempt, at: now,
        wasPromised: call.promised != nil))
    if let promise = log.promises.lastIndex(where: { $0.lead == call.lead && $0.keptAt == nil && $0.at <= now }) {
      log.promises[promise].keptAt = now
    }
    if random.chance(percent: 1) { goAway(index) }
  }

  /// She leaves without a word, with a call in hand.
  private func goAway(_ index: Int) {
    reps[index].isAwayUntil = now + Int.random(in: 1...24, using: &random) * Self.step
    for promise in log.promises.indices
    where log.promises[promise].rep == reps[index].shift.login
      && (now..<reps[index].isAwayUntil).contains(log.promises[promise].at)
    {
      log.promises[promise].isOff = true
    }
  }

  private func settleCallInHand(_ index: Int) throws {
    guard let place = reps[index].inHand else { return }
    reps[index].inHand = nil
    let entry = log.entries[place]
    let isLate = now - entry.at >= 30 * 60
    if isLate && random.chance(percent: 50) { return }
    if !isLate && random.chance(percent: 4) { return try skip(place) }
    try record(place, index)
    if isLate { log.lateOutcomes += 1 }
  }

  private func skip(_ place: Int) throws {
    _ = try daemon.client(as: log.entries[place].rep).skip(reason: "no time")
    log.entries[place].wasSkipped = true
  }

  private func record(_ place: Int, _ index: Int) throws {
    let entry = log.entries[place]
    var request = OutcomeDraw.draw(using: &random)
    var promised: Int?
    if request.outcome == "callback" {
      promised = promiseTime(for: entry)
      guard let promised else {
        _ = try finish(place, index, OutcomeRequest(outcome: "no-answer"))
        return
      }
      request.time = UTC.text(promised)
    }
    let answer = try finish(place, index, request)
    if let promised {
      // An older promise to the same lead is replaced.
      for older in log.promises.indices
      where log.promises[older].lead == entry.lead && log.promises[older].keptAt == nil {
        log.promises[older].isOff = true
      }
      log.promises.append(.init(lead: entry.lead, rep: entry.rep, at: promised))
    } else if random.chance(percent: 2), answer.state == "open" || log.closings[entry.lead] != nil {
      _ = try daemon.client(as: entry.rep).undo()
      log.undone += 1
      log.closings[entry.lead] = nil
      _ = try finish(place, index, OutcomeRequest(outcome: "voicemail"))
    }
  }

  private func finish(_ place: Int, _ index: Int, _ request: OutcomeRequest) throws -> CallAnswer {
    let entry = log.entries[place]
    let answer = try reps[index].requests.post(
      CallAnswer.self, "/v1/calls/\(entry.call)/outcome", request, as: entry.rep, using: &random)
    #expect(answer.call == entry.call)
    #expect(answer.attempt == entry.attempt)
    log.entries[place].outcome = request.outcome
    if OutcomeDraw.closing.contains(request.outcome) {
      log.closings[entry.lead] = .init(
        at: now, suppressed: request.outcome == "do-not-call" ? entry.number : nil)
      #expect(answer.state == "closed")
    }
    return answer
  }

  /// A minute within three days that law and shift allow, apart from her other promises; nil where none was found.
  private func promiseTime(for entry: CallLog.Entry) -> Int? {
    guard let arrival = log.arrivals[entry.lead], let shift = Shift.all.first(where: { $0.login == entry.rep }) else {
      return nil
    }
    for _ in 0..<40 {
      let time = now + Int.random(in: 6...864, using: &random) * Self.step
      let isApart = log.promises.allSatisfy { $0.rep != entry.rep || abs($0.at - time) >= 1800 }
      if time < end, isApart, arrival.place.allows(time, margin: 10), shift.works(at: time),
        shift.works(at: time + 600)
      {
        return time
      }
    }
    return nil
  }

  private func snoozeOne(_ index: Int) throws {
    let login = reps[index].shift.login
    let mine = log.made.filter { $0.rep == login && $0.outcome == "no-answer" }.map(\.lead)
    guard let lead = mine.randomElement(using: &random), log.closings[lead] == nil,
      !log.promises.contains(where: { $0.lead == lead && $0.keptAt == nil })
    else { return }
    do {
      _ = try daemon.client(as: login).snooze(lead, until: "tomorrow 16:00")
      log.snoozed += 1
    } catch let problem as Problem {
      // What cannot be moved any more is refused, and nothing else may happen.
      #expect([.conflict, .refused].contains(problem.kind), "\(problem.detail)")
    }
  }
}
