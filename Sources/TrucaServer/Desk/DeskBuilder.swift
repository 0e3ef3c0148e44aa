internal import FoundationEssentials
internal import Synchronization
internal import TrucaCore
internal import TrucaDigest
public import TrucaDocuments
internal import TrucaPhone
public import TrucaStore

/// Puts a desk together from the system's configuration: the daemon and the tests do it alike.
public struct DeskBuilder: Sendable {
  private let configuration: SystemConfiguration
  private let version: String

  public init(configuration: SystemConfiguration, version: String) {
    self.configuration = configuration
    self.version = version
  }

  /// Reads the shipped tables, brings rules and the first process into a new store, and returns the desk.
  /// Throws `DeskBuilderError`, or what the store throws.
  public func desk(store: Store, clock: any TimeSource) async throws -> Desk {
    let directory = ZoneDirectory(path: configuration.zoneinfo)
    let tables = try await tables(directory, store)
    let office = LegalOffice(endMargin: tables.endMargin, zones: Self.zones(directory))
    let desk = Desk(store: store, clock: clock, office: office, settings: tables.settings)
    try await take(tables, into: desk)
    try await bringProcess(into: desk)
    // Zones may have changed since their reminders were timed.
    try await desk.systemCommand { try $0.scheduleReminders() }
    desk.alarms.add { try $0.mailAlarms() }
    desk.alarms.add { try $0.holidayAlarms() }
    desk.phones.warmUp()
    return desk
  }

  /// Puts this configuration in force while the desk works on: administrators, teams, end margin, calling rules,
  /// places. Throws `DeskBuilderError` where something does not check; then nothing has changed.
  public func reload(into desk: Desk) async throws {
    var tables = try await tables(ZoneDirectory(path: configuration.zoneinfo), desk.store)
    // Zones that were read stay as they are until the next start.
    tables.settings.timeZoneData = desk.settings.timeZoneData
    desk.use(tables.settings)
    try await take(tables, into: desk)
  }

  /// What the files say, checked and not in force yet.
  private struct Tables {
    var settings: DeskSettings
    var endMargin: Span
    /// nil where the file is the one that was taken over last.
    var rules: [CallingRule]?
    var rulesFingerprint: String
    /// nil where the file is the one that was taken over last.
    var holidays: HolidayCalendar?
    var holidaysFingerprint: String
    /// Of all but the rules on which it depends whether a lead may be called.
    var placesFingerprint: String
  }

  private func tables(_ directory: ZoneDirectory, _ store: Store) async throws -> Tables {
    let settings = try settings(directory)
    let text = try Self.textOrThrow(configuration.callingRules)
    let fingerprint = Fingerprint.sha256Hex(text.utf8)
    let holidaysText = try Self.textOrThrow(configuration.holidays)
    let holidaysFingerprint = Fingerprint.sha256Hex(holidaysText.utf8)
    let (known, knownHolidays) = try await store.read {
      (try $0.meta(.rulesFingerprint), try $0.meta(.holidaysFingerprint))
    }
    let places = try Self.textOrThrow(configuration.places)
    return Tables(
      settings: settings, endMargin: .minutes(Int64(configuration.endMarginMinutes)),
      rules: known == fingerprint ? nil : try rules(text), rulesFingerprint: fingerprint,
      holidays: knownHolidays == holidaysFingerprint ? nil : try holidays(holidaysText),
      holidaysFingerprint: holidaysFingerprint,
      placesFingerprint: Fingerprint.sha256Hex("\(configuration.endMarginMinutes) \(places)".utf8))
  }

  private func rules(_ text: String) throws -> [CallingRule] {
    do throws(DocumentProblems) {
      return try CallingRuleTable.decode(fileName: configuration.callingRules, text: text).rules
    } catch {
      throw DeskBuilderError(sentence: error.description)
    }
  }

  private func holidays(_ text: String) throws -> HolidayCalendar {
    do throws(DocumentProblems) {
      return try HolidayTable.decode(fileName: configuration.holidays, text: text).calendar
    } catch {
      throw DeskBuilderError(sentence: error.description)
    }
  }

  private func settings(_ directory: ZoneDirectory) throws -> DeskSettings {
    let zones: [String: [String]]
    let names: [String: String]
    do throws(ZoneDirectoryError) {
      zones = try directory.zonesByCountry()
      names = try directory.countryNames()
    } catch {
      throw DeskBuilderError(sentence: error.description)
    }
    let book: PlaceBook
    do throws(DocumentProblems) {
      book = try PlacesText.decode(
        fileName: configuration.places, text: try Self.text(configuration.places), countryNames: names)
    } catch {
      throw DeskBuilderError(sentence: error.description)
    }
    return DeskSettings(
      administrators: Set(configuration.administrators), teamCountries: configuration.teams.compactMapValues(\.country),
      placeBook: book, zonesByCountry: zones, timeZoneData: directory.version(), version: version)
  }

  /// Zones are read from their files once; a missing one is asked for again, for tzdata may be installed meanwhile.
  private static func zones(_ directory: ZoneDirectory) -> @Sendable (String) -> Zone? {
    let cache = ZoneCache()
    return { name in cache.zone(name) { try? directory.zone(name) } }
  }

  /// Puts tables in force; looks all leads over where they may be called at other times now.
  private func take(_ tables: Tables, into desk: Desk) async throws {
    if let rules = tables.rules {
      try await desk.systemCommand { scope in
        let changed = try scope.tx.replace(callingRules: rules, at: scope.now)
        try scope.journal("rulesTakenOver", about: .rules, ["codes": changed.joined(separator: " ")])
      }
    }
    if let holidays = tables.holidays {
      try await desk.systemCommand { scope in
        let changed = try scope.tx.replace(holidays: holidays)
        try scope.journal("holidaysTakenOver", about: .rules, ["codes": changed.joined(separator: " ")])
      }
    }
    desk.office.use(try await desk.store.read { try $0.law() }, endMargin: tables.endMargin)
    let places = try await desk.store.read { try $0.meta(.placesFingerprint) }
    guard tables.rules != nil || tables.holidays != nil || places != tables.placesFingerprint else { return }
    try await desk.reconsiderAll()
    // Last, so that a crash on the way lets the next start look all leads over again.
    try await desk.systemCommand { scope in
      try scope.tx.setMeta(.rulesFingerprint, tables.rulesFingerprint)
      try scope.tx.setMeta(.holidaysFingerprint, tables.holidaysFingerprint)
      try scope.tx.setMeta(.placesFingerprint, tables.placesFingerprint)
    }
  }

  /// A new store begins with the process of the configured folder.
  private func bringProcess(into desk: Desk) async throws {
    guard try await desk.store.read({ try $0.process() }) == nil else { return }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: configuration.process)) ?? []
    let files = names.filter { $0.hasSuffix(".toml") }.sorted()
    guard !files.isEmpty else {
      throw DeskBuilderError(
        sentence:
          "cannot begin without a process: \(configuration.process) holds no .toml file; set process in the configuration"
      )
    }
    let document: ProcessDocument
    let texts = try files.map { ($0, try Self.textOrThrow("\(configuration.process)/\($0)")) }
    do throws(DocumentProblems) {
      document = try ProcessText.decode(texts)
    } catch {
      throw DeskBuilderError(sentence: error.description)
    }
    try await desk.systemCommand { scope in
      let version = try scope.tx.insert(process: document, by: nil, note: "shipped", at: scope.now)
      try scope.journal("processApplied", about: .process(version))
    }
  }

  private static func textOrThrow(_ path: String) throws(DeskBuilderError) -> String {
    do {
      return try TextFile.text(path)
    } catch {
      throw DeskBuilderError(sentence: "cannot read \(path): \(error.reason); check the configuration")
    }
  }

  private static func text(_ path: String) throws(DocumentProblems) -> String {
    do {
      return try TextFile.text(path)
    } catch {
      let sentence = "cannot read the file: \(error.reason); put it right, or name another in the configuration"
      throw DocumentProblems([.init(file: path, line: 1, column: 1, sentence: sentence)])
    }
  }
}

/// Why the daemon cannot start, as one sentence.
public struct DeskBuilderError: Error, Hashable, Sendable {
  public var sentence: String

  public init(sentence: String) { self.sentence = sentence }
}

/// Zones by name, each read once.
final class ZoneCache: Sendable {
  private let zones = Mutex<[String: Zone]>([:])

  func zone(_ name: String, load: () -> Zone?) -> Zone? {
    if let known = zones.withLock({ $0[name] }) { return known }
    guard let zone = load() else { return nil }
    zones.withLock { $0[name] = zone }
    return zone
  }
}
