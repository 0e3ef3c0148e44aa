public import ServiceLifecycle
public import TrucaCore
internal import TrucaDocuments
internal import TrucaStore

/// Looks whether the zone data of this machine have changed, and reads them anew once they have come to rest. A look
/// asks for the marks of the files that were read and no more.
public struct ZoneWatch: Service {
  private static let every = Span.minutes(1)

  private let desk: Desk
  /// Waits in real time.
  private let pause: @Sendable (Span) async throws -> Void

  public init(desk: Desk, pause: @escaping @Sendable (Span) async throws -> Void) {
    self.desk = desk
    self.pause = pause
  }

  public func run() async throws {
    try await cancelWhenGracefulShutdown {
      var look = ZoneLook()
      while !Task.isCancelled {
        do { try await pause(Self.every) } catch is CancellationError { return }
        if look.isReady(desk.zones) { try await desk.takeZones() }
      }
    }
  }
}

/// What was seen of the zone files at the last look.
struct ZoneLook {
  private var seen: [String: FileMark?]?

  /// Whether the files are others than those that were read, and stood so at the last look too: a package that is being
  /// unpacked is not read halfway.
  mutating func isReady(_ zones: ZoneCache) -> Bool {
    let present = zones.present
    guard present != zones.taken else {
      seen = nil
      return false
    }
    defer { seen = present }
    return present == seen
  }
}

extension Desk {
  /// Puts the zone data in force as they lie on the disk now: all leads are looked over, and those whose zone is lost are
  /// held.
  func takeZones() async throws {
    let fresh = zones.readAnew()
    // A damaged zone.tab leaves the countries as they are.
    let countries = try? zones.directory.zonesByCountry()
    try await systemCommand { [self] scope in
      let old = settings.timeZoneData
      zones.use(fresh)
      office.forgetZones()
      var settings = settings
      settings.timeZoneData = fresh.version
      settings.zonesByCountry = countries ?? settings.zonesByCountry
      use(settings)
      try scope.journal(
        "zonesTaken", about: .rules,
        ["from": old ?? "", "to": fresh.version ?? "", "lost": fresh.lost.joined(separator: " ")])
      try scope.tx.setMeta(.zonesFingerprint, fresh.version ?? "")
      try scope.startReview(cause: "zones", codes: nil)
      try scope.scheduleReminders()
    }
  }
}
