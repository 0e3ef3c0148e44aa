import Logging
import ServiceLifecycle
import TrucaDocuments
import TrucaServer
import TrucaSystemd
import UnixSignals

/// Tells the service manager at once that the end has begun, and not when it is over.
struct StopNotice: Service {
  func run() async throws {
    try? await gracefulShutdown()
    ServiceManager.own.notify("STOPPING=1\nSTATUS=finishing what is in flight")
  }
}

/// Reads the configuration anew on SIGHUP.
struct ReloadOnSignal: Service {
  /// Trapped from the start on, so that no wish is lost.
  let hangups: UnixSignalsSequence
  let reload: Reload
  let read: @Sendable () throws -> SystemConfiguration
  let serving: String
  let logger: Logger

  func run() async throws {
    await cancelWhenGracefulShutdown {
      for await _ in hangups { await once() }
    }
  }

  private func once() async {
    ServiceManager.own.notify("RELOADING=1\nMONOTONIC_USEC=\(MachineClocks.monotonicMicroseconds())")
    let status: String
    switch await reload(read) {
    case .taken(let later):
      let wait = later.isEmpty ? "" : "; \(later.joined(separator: ", ")) will count after a restart"
      logger.notice("configuration read anew\(wait)")
      status = "\(serving)\(wait)"
    case .refused(let lines):
      for line in lines { logger.error("configuration not taken: \(line)") }
      status = "\(serving); configuration not taken: \(lines.first ?? "")"
    }
    ServiceManager.own.notify("READY=1\nSTATUS=\(status)")
  }
}
