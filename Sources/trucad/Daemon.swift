import FoundationEssentials
import Glibc
import Logging
import ServiceLifecycle
import TrucaCore
import TrucaDocuments
import TrucaServer
import TrucaStore
import TrucaSystemd
import UnixSignals

/// Composition: configuration, locks, store, clock, desk, services.
struct Daemon {
  let options: Trucad

  func run() async throws {
    // Nobody but the daemon's user and group reads what is kept about people.
    umask(0o027)
    let hangups = await UnixSignalsSequence(trapping: .sighup)
    LogOutput.bootstrap(level: options.logLevel.level)
    let logger = Logger(label: "trucad")
    let configuration: SystemConfiguration
    do {
      configuration = try self.configuration()
    } catch let error as DeskBuilderError {
      throw StartFailure(error.sentence, EX_CONFIG)
    }
    let stateLock = try lock(configuration.state)
    defer { withExtendedLifetime(stateLock) {} }
    let store = try open(configuration.state, logger)
    let clock = try await clock(store, logger)
    let desk = try await desk(configuration, store, clock)
    _ = DescriptorLimit.raise()
    let sockets = try listen(configuration.socket)
    logger.info(
      "trucad \(DaemonVersion.text) serves \(sockets.compactMap(\.path).joined(separator: ", ")), state in \(configuration.state)"
    )
    let services = services(configuration, desk, sockets, hangups, logger)
    var group = ServiceGroupConfiguration(
      services: services, gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
    group.maximumGracefulShutdownDuration = .milliseconds(4500)
    try await ServiceGroup(configuration: group).run()
    try? await desk.keepClock()
    try? store.close()
    logger.info("trucad stopped")
  }

  /// In the order of their start; they are stopped in the opposite one.
  private func services(
    _ configuration: SystemConfiguration, _ desk: Desk, _ sockets: [ListeningSocket], _ hangups: UnixSignalsSequence,
    _ logger: Logger
  ) -> [any Service] {
    let paths = sockets.compactMap(\.path)
    let serving = "serving \(paths.joined(separator: ", "))"
    var services: [any Service] = sockets.map { socket in
      SocketServer(
        socket: socket, router: TrucaRoutes.router(desk: desk), limits: limits(configuration), logger: logger,
        onServing: { ServiceManager.own.notify("READY=1\nSTATUS=\(serving)") })
    }
    services.append(Ticker(desk: desk) { span in try await Task.sleep(for: .milliseconds(span.milliseconds)) })
    services.append(LawReviewer(desk: desk))
    services.append(ZoneWatch(desk: desk) { span in try await Task.sleep(for: .milliseconds(span.milliseconds)) })
    services.append(
      ReloadOnSignal(
        hangups: hangups, reload: Reload(desk: desk, version: DaemonVersion.text, started: configuration),
        read: self.configuration,
        serving: serving, logger: logger))
    if let period = ServiceManager.own.watchdog { services.append(watchdog(desk, paths, every: period / 2, logger)) }
    return services + [StopNotice()]
  }

  private func watchdog(_ desk: Desk, _ paths: [String], every pause: Duration, _ logger: Logger) -> Watchdog {
    let patience = Int32(
      clamping: pause.components.seconds * 1000 + pause.components.attoseconds / 1_000_000_000_000_000)
    let sockets = paths.map { path in
      Watchdog.Check("socket") { try await OwnSocket(path: path, patience: patience).ask() }
    }
    return Watchdog(
      checks: Watchdog.checks(of: desk) + sockets, logger: logger, pause: { try await Task.sleep(for: pause) },
      feed: { ServiceManager.own.notify("WATCHDOG=1") })
  }

  /// What the file says, with what the options set instead. Throws `DeskBuilderError`.
  @Sendable private func configuration() throws -> SystemConfiguration {
    let path = absolute(options.config)
    let text: String
    do {
      text = try TextFile.text(path)
    } catch {
      throw DeskBuilderError(
        sentence: "cannot read the configuration \(path): \(error.reason); put it right, or name another with --config")
    }
    do throws(DocumentProblems) {
      var configuration = try SystemConfiguration.decode(path: path, text: text)
      if let state = options.state { configuration.state = absolute(state) }
      if let socket = options.socket { configuration.socket = absolute(socket) }
      return configuration
    } catch {
      throw DeskBuilderError(sentence: error.description)
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

  private func clock(_ store: Store, _ logger: Logger) async throws -> any TimeSource {
    let kind = options.clock.rawValue
    let (stored, last) = try await store.read { reading in
      (try reading.meta(.clockKind), try reading.lastInstant())
    }
    if let stored, stored != kind {
      throw StartFailure(StoreError.clockMismatch(stored: stored, wanted: kind).sentence, EX_CONFIG)
    }
    guard options.clock == .simulated else {
      if stored == nil { try await store.write { tx in try tx.setMeta(.clockKind, kind) } }
      return ClockGuard(memory: try await store.read { try $0.clockMemory() }, read: MachineClocks.read) { step in
        guard let step else { return logger.notice("the clock goes on: no step waits any more") }
        logger.warning(
          "the clock was set by over an hour: no call is handed out until it is accepted",
          metadata: ["expected": "\(step.expected.rfc3339)", "shown": "\(step.shown.rfc3339)"])
      }
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
