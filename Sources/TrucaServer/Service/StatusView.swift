internal import TrucaAPI
internal import TrucaCore
internal import TrucaStore

extension QueryScope {
  /// `GET /v1/status`
  func status() throws -> Status {
    let settings = desk.settings
    let next = try Ticker.dueThings(reading, after: now).min { $0.at < $1.at }
    return Status(
      version: settings.version, now: try moment(now), clock: try clockState(), journal: try reading.lastSequence(),
      openLeads: try reading.countLeads(in: .open), heldLeads: try reading.countLeads(in: .held),
      backlogLeads: try reading.countLeads(in: .backlog), timeZoneData: settings.timeZoneData,
      database: .init(path: desk.store.path, bytes: desk.store.size(), schema: try reading.schema()),
      nextDue: try next.map { .init(kind: $0.kind.rawValue, at: try moment($0.at)) },
      waitingCommands: desk.store.waitingCommands, review: try reading.lawReview().map { try view($0) },
      alarms: try ownAlarms(settings) + desk.alarms.alarms(self))
  }

  private func ownAlarms(_ settings: DeskSettings) throws -> [Alarm] {
    var alarms: [Alarm] = []
    if let step = desk.clockStep { alarms.append(Alarm(kind: "clockStep", sentence: try sentence(step))) }
    if let problem = settings.problem {
      alarms.append(
        Alarm(
          kind: "configuration", sentence: "The changed configuration was not taken: \(problem)",
          since: try moment(settings.problemSince)))
    }
    if let version = settings.timeZoneData {
      if ZoneDataAge.isOverAYear(version, at: now) {
        alarms.append(
          Alarm(
            kind: "oldZoneData",
            sentence: "The time zone data (\(version)) are over a year old: bring the package tzdata up to date."))
      }
    } else {
      alarms.append(
        Alarm(kind: "noZoneData", sentence: "The version of the time zone data is not known: is tzdata installed?"))
    }
    if try reading.teams().isEmpty {
      alarms.append(Alarm(kind: "noUsers", sentence: "There is no user yet: add one with truca user add."))
    }
    return alarms
  }
}
