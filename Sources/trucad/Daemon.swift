import FoundationEssentials
import Glibc
import Logging
import ServiceLifecycle
import TrucaCore
import TrucaDocuments
import TrucaServer
import TrucaStore
import UnixSignals

/// Composition: configuration, locks, store, clock, desk, services.
struct Daemon {
  let options: Trucad

  func run() async throws {
    // Nobody but the daemon's user and group reads what is kept about people.
    umask(0o027)
    let logger = logger()
    let configuration = try configuration()
    let stateLock = try lock(configuration.state)
    defer { withExtendedLifetime(stateLock) {} }
    let store = try open(configuration.state, logger)
    let clock = try await clock(store)
    let desk = try await desk(configuration, store, clock)
    _ = DescriptorLimit.raise()
    let sockets = try listen(configuration.socket)
    let servers = sockets.map { socket in
      SocketServer(
        socket: socket, router: TrucaRoutes.router(desk: desk), limits: limits(configuration), logger: logger,
        onServing: { ServiceManager.notify("READY=1\nSTATUS=serving") })
    }
    let ticker = Ticker(desk: desk) { span in try await Task.sleep(for: .milliseconds(span.milliseconds)) }
    logger.info("trucad \(DaemonVersion.text) serves \(configuration.socket), state in \(configuration.state)")
    var group = ServiceGroupConfiguration(
      services: servers + [ticker], gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
    group.maximumGracefulShutdownDuration = .milliseconds(4500)
    try await ServiceGroup(configuration: group).run()
    ServiceManager.notify("STOPPING=1")
    try? store.close()
    logger.info("trucad stopped")
  }

  private func logger() -> Logger {
    let level = options.logLevel.level
    LoggingSystem.bootstrap { label in
      var handler = StreamLogHandler.standardError(label: label)
      handler.logLevel = level
      return handler
    }
    return Logger(label: "trucad")
  }

  private func configuration() throws -> SystemConfiguration {
    let path = absolute(options.config)
    guard let data = FileManager.default.contents(atPath: path) else {
      throw StartFailure(
        "cannot read the configuration \(path): it is missing or not readable; name another with --config", EX_CONFIG)
    }
    do throws(DocumentProblems) {
      var configuration = try SystemConfiguration.decode(path: path, text: String(decoding: data, as: UTF8.self))
      if let state = options.state { configuration.state = absolute(state) }
      if let socket = options.socket { configuration.socket = absolute(socket) }
      return configuration
    } catch {
      throw StartFailure(error.description, EX_CONFIG)
    }
  }

  private func lock(_ directory: String) throws -> StateLock {
    var status = stat()
    if stat(directory, &status) != 0 { mkdir(directory, 0o750) }
    do throws(ListenError) {
      return try StateLock(directory: directory)
    } catch {
      throw StartFailure(error.description, EX_TEMPFAIL)
    }
  }

  private func open(_ directory: String, _ logger: Logger) throws -> Store {
    do throws(StoreError) {
      return try Store(directory: directory) { detail in
        // What waits in memory is ahead of the disk: the manager starts us anew from the store.
        logger.critical("cannot commit: \(detail); ending")
        exit(EX_IOERR)
      }
    } catch {
      throw StartFailure(error.sentence, EX_IOERR)
    }
  }

  private func clock(_ store: Store) async throws -> any TimeSource {
    let kind = options.clock.rawValue
    let (stored, last) = try await store.read { reading in
      (try reading.meta(.clockKind), try reading.lastInstant())
    }
    if let stored, stored != kind {
      throw StartFailure(StoreError.clockMismatch(stored: stored, wanted: kind).sentence, EX_CONFIG)
    }
    guard options.clock == .simulated else {
      if stored == nil { try await store.write { tx in try tx.setMeta(.clockKind, kind) } }
      return SystemClock()
    }
    if let last { return SimulatedClock(start: last, rate: options.rate, real: BootClock()) }
    guard let text = options.start, let start = Instant(rfc3339: text) else {
      throw StartFailure(
        "cannot begin a simulated clock without --start INSTANT, as in 2026-11-24T08:00:00Z", EX_USAGE)
    }
    try await store.write { tx in
      try tx.setMeta(.clockKind, kind)
      try tx.setMeta(.simulatedNow, String(start.milliseconds))
    }
    return SimulatedClock(start: start, rate: options.rate, real: BootClock())
  }

  private func desk(_ configuration: SystemConfiguration, _ store: Store, _ clock: any TimeSource) async throws -> Desk
  {
    do {
      return try await DeskBuilder(configuration: configuration, version: DaemonVersion.text)
        .desk(store: store, clock: clock)
    } catch let error as DeskBuilderError {
      throw StartFailure(error.sentence, EX_CONFIG)
    }
  }

  private func listen(_ path: String) throws -> [ListeningSocket] {
    do throws(ListenError) {
      let inherited = try ListeningSocket.inherited(environment: ServiceManager.environment, process: getpid())
      return inherited.isEmpty ? [try ListeningSocket.bind(path: path)] : inherited
    } catch {
      throw StartFailure(error.description, EX_TEMPFAIL)
    }
  }

  private func limits(_ configuration: SystemConfiguration) -> TransportLimits {
    var limits = TransportLimits()
    limits.bodyBytes = configuration.limits.bodyBytes
    limits.headerBytes = configuration.limits.headerBytes
    limits.idle = .seconds(configuration.limits.idleSeconds)
    limits.jsonDepth = configuration.limits.jsonDepth
    // With what the store needs to close, a stop takes less than five seconds.
    limits.drain = .seconds(4)
    return limits
  }

  private func absolute(_ path: String) -> String {
    path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
  }
}

/// Why the daemon does not start: one sentence and an exit code of sysexits.
struct StartFailure: Error {
  var sentence: String
  var exitCode: Int32

  init(_ sentence: String, _ exitCode: Int32) {
    self.sentence = sentence
    self.exitCode = exitCode
  }
}

/// One line on standard error, past all buffers.
func writeError(_ text: String) {
  var bytes = Array(text.utf8)[...]
  while !bytes.isEmpty {
    let count = bytes.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
    guard count > 0 else { return }
    bytes = bytes.dropFirst(count)
  }
}
