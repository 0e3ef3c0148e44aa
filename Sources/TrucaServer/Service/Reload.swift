internal import TrucaCore
public import TrucaDocuments

/// A reload of the system's configuration while the daemon works.
public struct Reload: Sendable {
  /// What came of it.
  public enum Result: Hashable, Sendable {
    /// `later` names the keys whose change waits for a restart.
    case taken(later: [String])
    /// Nothing has changed; why, line by line.
    case refused([String])
  }

  private let desk: Desk
  private let version: String
  /// What the daemon was started with.
  private let started: SystemConfiguration

  public init(desk: Desk, version: String, started: SystemConfiguration) {
    self.desk = desk
    self.version = version
    self.started = started
  }

  /// Puts a configuration in force. `read` throws a `DeskBuilderError` for one that does not check.
  public func callAsFunction(_ read: @Sendable () throws -> SystemConfiguration) async -> Result {
    do {
      let configuration = try read()
      try await DeskBuilder(configuration: configuration, version: version).reload(into: desk)
      return .taken(later: started.keysThatWait(in: configuration))
    } catch let error as DeskBuilderError {
      return refused(error.sentence)
    } catch {
      // The store's own failure; its text may hold what was being written.
      return refused("cannot reload: the store failed (\(type(of: error))); see the status")
    }
  }

  private func refused(_ text: String) -> Result {
    let lines = text.split(separator: "\n").map(String.init)
    var settings = desk.settings
    settings.problem = lines.first ?? text
    settings.problemSince = settings.problemSince ?? desk.clock.now()
    desk.use(settings)
    return .refused(lines)
  }
}

extension SystemConfiguration {
  /// Keys of `other` that differ from what the daemon was started with and cannot change while it runs.
  func keysThatWait(in other: SystemConfiguration) -> [String] {
    var keys: [String] = []
    if socket != other.socket { keys.append("socket") }
    if state != other.state { keys.append("state") }
    if zoneinfo != other.zoneinfo { keys.append("zoneinfo") }
    if limits != other.limits { keys.append("limits") }
    return keys
  }
}
