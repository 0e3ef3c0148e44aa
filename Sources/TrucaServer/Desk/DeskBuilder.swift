internal import FoundationEssentials
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
    let zones = ZoneCache(directory)
    let office = LegalOffice(endMargin: tables.endMargin) { zones.zone($0) }
    let desk = Desk(store: store, clock: clock, office: office, zones: zones, settings: tables.settings)
    try await take(tables, into: desk)
    try await bringProcess(into: desk)
    // Zones may have changed since their reminders were timed.
    try await desk.systemCommand { try $0.scheduleReminders() }
    desk.alarms.add { try $0.mailAlarms() }
    desk.alarms.add { try $0.ruleAlarms() }
    desk.alarms.add { try $0.holidayAlarms() }
    desk.phones.warmUp()
    return desk
  }

  /// Puts this configuration in force while the desk works on: administrators, teams, end margin, calling rules,
  /// places. Throws `DeskBuilderError` where something does not check; then nothing has changed.
  public func reload(into desk: Desk) async throws {
    var tables = try await tables(desk.zones.directory, desk.store)
    // The zones that were read hold until they are read anew.
    tables.settings.timeZoneData = desk.settings.timeZoneData
    try await take(tables, into: desk)
    if desk.zones.hasChanged { try await desk.takeZones() }
  }

  /// What the files say, checked and not in force yet.
  private struct Tables {
    var settings: DeskSettings
    var endMargin: Span
    /// nil where the file is the one that was taken over last.
    var rules: [CallingRule]?
    var rulesFingerprint: String
    /// The day on which the rules of the file were checked.
    var rulesChecked: String?
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
    let rules = known == fingerprint ? nil : try rules(text)
    let places = try [configuration.places, configuration.dialTable].map { path throws(DeskBuilderError) in
      try Self.textOrThrow(path)
    }
    let parts = settings.teamSubdivisions.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    return Tables(
      settings: settings, endMargin: .minutes(Int64(configuration.endMarginMinutes)),
      rules: rules?.rules, rulesFingerprint: fingerprint, rulesChecked: rules?.compiled?.description,
      holidays: knownHolidays == holidaysFingerprint ? nil : try holidays(holidaysText),
      holidaysFingerprint: holidaysFingerprint,
      placesFingerprint: Fingerprint.sha256Hex(
        "\(configuration.endMarginMinutes) \(parts) \(places.joined(separator: "\n"))".utf8))
  }

  private func rules(_ text: String) throws -> CallingRuleTable {
    do throws(DocumentProblems) {
      return try CallingRuleTable.decode(fileName: configuration.callingRules, text: text)
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
    let dialTable: DialTable
    do throws(DocumentProblems) {
      dialTable = try DialTableText.decode(
        fileName: configuration.dialTable, text: try Self.text(configuration.dialTable))
      book = try PlacesText.decode(
        fileName: configuration.places, text: try Self.text(configuration.places), countryNames: names)
    } catch {
      throw DeskBuilderError(sentence: error.description)
    }
    try checkCountries(zones)
    return DeskSettings(
      administrators: Set(configuration.administrators), teamCountries: configuration.teams.compactMapValues(\.country),
      teamSubdivisions: configuration.teams.compactMapValues(\.subdivision), placeBook: book, dialTable: dialTable,
      zonesByCountry: zones, timeZoneData: directory.version(), version: version)
  }

  private func checkCountries(_ zones: [String: [String]]) throws(DeskBuilderError) {
    for (team, settings) in configuration.teams.sorted(by: { $0.key < $1.key }) {
      guard let country = settings.country, zones[country] == nil else { continue }
      throw DeskBuilderError(
        sentence: "cannot use country = \"\(country)\" of team \(team): there is no such country; "
          + "write two letters, as in ES")
    }
  }

  /// Puts tables in force, all at once; where leads may be called at other times now they are looked over in the
  /// background.
  private func take(_ tables: Tables, into desk: Desk) async throws {
    try await desk.systemCommand { scope in
      var codes = try scope.take(tables.rules, fingerprint: tables.rulesFingerprint, checked: tables.rulesChecked)
      codes.formUnion(try scope.take(holidays: tables.holidays, fingerprint: tables.holidaysFingerprint))
      let zones = tables.settings.timeZoneData ?? ""
      let differsElsewhere = try scope.takes(tables.placesFingerprint, as: .placesFingerprint)
      let hasOtherZones = try scope.takes(zones, as: .zonesFingerprint)
      desk.use(tables.settings)
      desk.office.use(try scope.reading.law(), endMargin: tables.endMargin)
      if hasOtherZones { try scope.startReview(cause: "zones", codes: nil) }
      if differsElsewhere { try scope.startReview(cause: "configuration", codes: nil) }
      if !codes.isEmpty { try scope.startReview(cause: "rules", codes: codes) }
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
