internal import GRDB
internal import TrucaCore

/// A decision about a lead as JSON. Instants in milliseconds; only the members that the kind needs are there.
struct LeadDecisionRecord: Codable {
  var kind: String
  var team: String?
  var user: Int64?
  var playbook: String?
  var processVersion: Int?
  var standing: LeadStandingRecord?
  var before: LeadStandingRecord?
  var held: [String]?
  var call: Int64?
  var number: Int?
  var until: Int64?
  var at: Int64?
  var outcome: String?
  var reached: Bool?
  var closing: String?

  init(_ decision: LeadDecision) {
    switch decision {
    case .stored(let stored):
      kind = "stored"
      team = stored.team
      user = stored.owner?.rawValue
      playbook = stored.playbook
      processVersion = stored.processVersion
      standing = LeadStandingRecord(stored.standing)
    case .held(let reasons):
      kind = "held"
      held = reasons.map(\.text)
    case .backlogged: kind = "backlogged"
    case .released: kind = "released"
    case .resumed: kind = "resumed"
    case .assigned(let owner):
      kind = "assigned"
      user = owner.rawValue
    case .numberChosen(let index):
      kind = "numberChosen"
      number = index
    case .playbookChanged(let key, let version):
      kind = "playbookChanged"
      playbook = key
      processVersion = version
    case .handedOut(let id, let attempt, let rep, let leaseEnd):
      kind = "handedOut"
      call = id.rawValue
      number = attempt
      user = rep.rawValue
      until = leaseEnd.milliseconds
    case .leaseRenewed(let id, let leaseEnd):
      kind = "leaseRenewed"
      call = id.rawValue
      until = leaseEnd.milliseconds
    case .leaseEnded(let id):
      kind = "leaseEnded"
      call = id.rawValue
    case .skipped(let id, let time):
      kind = "skipped"
      call = id.rawValue
      until = time.milliseconds
    case .made(let id, let attempt, let rep, let time):
      kind = "made"
      call = id.rawValue
      number = attempt
      user = rep.rawValue
      at = time.milliseconds
    case .outcome(let ended):
      kind = "outcome"
      call = ended.call.rawValue
      outcome = ended.key
      reached = ended.reached
      before = LeadStandingRecord(ended.before)
      standing = LeadStandingRecord(ended.after)
    case .undone(let id, let restored):
      kind = "undone"
      call = id.rawValue
      standing = LeadStandingRecord(restored)
    case .promised(let time):
      kind = "promised"
      at = time.milliseconds
    case .promiseMissed: kind = "promiseMissed"
    case .snoozed(let time):
      kind = "snoozed"
      at = time.milliseconds
    case .enquiredAgain: kind = "enquiredAgain"
    case .stopped(let how):
      kind = "stopped"
      closing = how.text
    case .finished: kind = "finished"
    case .noteAdded: kind = "noteAdded"
    case .edited: kind = "edited"
    case .consentGiven: kind = "consentGiven"
    case .consentWithdrawn: kind = "consentWithdrawn"
    }
  }

  /// The decision again. Throws for a record that no Truca wrote.
  var decision: LeadDecision {
    get throws {
      switch kind {
      case "stored":
        return .stored(
          .init(
            team: try need(team), owner: user.map { UserID($0) }, playbook: try need(playbook),
            processVersion: try need(processVersion), standing: try need(standing).standing))
      case "held": return .held(try need(held).map { try need(HoldReason(text: $0)) })
      case "backlogged": return .backlogged
      case "released": return .released
      case "resumed": return .resumed
      case "assigned": return .assigned(UserID(try need(user)))
      case "numberChosen": return .numberChosen(try need(number))
      case "playbookChanged":
        return .playbookChanged(key: try need(playbook), processVersion: try need(processVersion))
      case "handedOut":
        return .handedOut(
          call: try callID, number: try need(number), rep: UserID(try need(user)), leaseEnd: try instant(until))
      case "leaseRenewed": return .leaseRenewed(call: try callID, leaseEnd: try instant(until))
      case "leaseEnded": return .leaseEnded(call: try callID)
      case "skipped": return .skipped(call: try callID, until: try instant(until))
      case "made":
        return .made(call: try callID, number: number, rep: UserID(try need(user)), at: try instant(at))
      case "outcome":
        return .outcome(
          .init(
            call: try callID, key: try need(outcome), reached: try need(reached), before: try need(before).standing,
            after: try need(standing).standing))
      case "undone": return .undone(call: try callID, restored: try need(standing).standing)
      case "promised": return .promised(try instant(at))
      case "promiseMissed": return .promiseMissed
      case "snoozed": return .snoozed(try instant(at))
      case "enquiredAgain": return .enquiredAgain
      case "stopped": return .stopped(try need(LeadClosing(text: try need(closing))))
      case "finished": return .finished
      case "noteAdded": return .noteAdded
      case "edited": return .edited
      case "consentGiven": return .consentGiven
      case "consentWithdrawn": return .consentWithdrawn
      default: throw DatabaseError(message: "unknown journal kind \(kind)")
      }
    }
  }

  private var callID: CallID { get throws { CallID(try need(call)) } }

  private func instant(_ value: Int64?) throws -> Instant { Instant(milliseconds: try need(value)) }

  private func need<Value>(_ value: Value?) throws -> Value {
    guard let value else { throw DatabaseError(message: "journal entry of kind \(kind) is incomplete") }
    return value
  }
}

/// A lead's standing as JSON.
struct LeadStandingRecord: Codable {
  var state: String
  var held: [String]?
  var closing: String?
  var weekStart: Int64?
  var firstAttempt: Int
  var numberIndex: Int
  var promiseAt: Int64?
  var promiseMissedAt: Int64?
  var wantedAt: Int64?
  var restUntil: Int64?

  init(_ standing: LeadStanding) {
    state = standing.state.rawValue
    held = standing.held.isEmpty ? nil : standing.held.map(\.text)
    closing = standing.closing?.text
    weekStart = standing.weekStart?.milliseconds
    firstAttempt = standing.firstAttemptOfCycle
    numberIndex = standing.numberIndex
    promiseAt = standing.promise?.at.milliseconds
    promiseMissedAt = standing.promise?.missedAt?.milliseconds
    wantedAt = standing.wanted?.milliseconds
    restUntil = standing.restUntil?.milliseconds
  }

  var standing: LeadStanding {
    get throws {
      guard let state = LeadState(rawValue: state) else { throw DatabaseError(message: "unknown state \(state)") }
      var standing = LeadStanding(
        state: state, held: (held ?? []).compactMap { HoldReason(text: $0) },
        weekStart: weekStart.map { Instant(milliseconds: $0) })
      standing.closing = closing.flatMap { LeadClosing(text: $0) }
      standing.firstAttemptOfCycle = firstAttempt
      standing.numberIndex = numberIndex
      standing.promise = promiseAt.map {
        .init(at: Instant(milliseconds: $0), missedAt: promiseMissedAt.map { Instant(milliseconds: $0) })
      }
      standing.wanted = wantedAt.map { Instant(milliseconds: $0) }
      standing.restUntil = restUntil.map { Instant(milliseconds: $0) }
      return standing
    }
  }
}
