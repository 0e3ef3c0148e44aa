internal import FoundationEssentials
internal import GRDB
internal import Glibc
internal import Synchronization

/// The one door to the database: one writing connection with group commit, a pool of readers on snapshots.
public final class Store: Sendable {
  private let pool: DatabasePool
  private let commits: GroupCommit
  private let isClosed = Mutex(false)
  private let userCounter = ChangeCounter()
  /// Where the database lies.
  public let path: String

  /// Opens or creates the database in `directory` and brings its schema up to date.
  ///
  /// `onCommitFailure` is called when a transaction could not be committed: what waits in memory is then ahead of the
  /// disk, and the process should end.
  public init(directory: String, onCommitFailure: @escaping @Sendable (String) -> Void) throws(StoreError) {
    try Self.check(directory: directory)
    path = directory + "/truca.sqlite"
    do {
      try Self.refuseNewer(path)
      pool = try DatabasePool(path: path, configuration: Self.configuration)
      try Self.migrate(pool, path: path)
      // GRDB sets NORMAL when it switches to WAL, after `prepareDatabase`; only setting it now lasts.
      let synchronous = try pool.writeWithoutTransaction { db in
        try db.execute(sql: "PRAGMA synchronous = FULL")
        return try Int.fetchOne(db, sql: "PRAGMA synchronous")
      }
      try pool.write { try Transaction(db: $0, userCounter: ChangeCounter()).completeNumberHashes() }
      guard synchronous == 2 else { throw StoreError.unusable("synchronous=FULL was not taken by SQLite") }
    } catch let error as StoreError {
      throw error
    } catch {
      throw .unusable(String(describing: error))
    }
    commits = GroupCommit(pool: pool, onCommitFailure: onCommitFailure)
  }

  /// Runs `work` on the writing connection, in a savepoint of its own; returns when the transaction that it is part of
  /// is on disk. What `work` throws takes back what it wrote and reaches the caller.
  public func write<Answer: Sendable>(
    _ work: @escaping @Sendable (Transaction) throws -> Answer
  ) async throws -> Answer {
    try await commits.write { [userCounter] db in try work(Transaction(db: db, userCounter: userCounter)) }
  }

  /// The same on the calling thread, for what is over in a few milliseconds: changing threads twice would take longer.
  public func readHere<Answer>(_ work: (Snapshot) throws -> Answer) throws -> Answer {
    try pool.read { db in try work(Snapshot(db: db)) }
  }

  /// How often users changed, counted once the change is on disk: what was read of them before is then old.
  public var userChanges: Int { userCounter.count }

  /// Wakes whoever waits for something new.
  public var committed: CommitSignal { commits.committed }

  /// Wakes them without a commit: what they look for came with time.
  public func wakeWaiting() { committed.announce() }

  /// Runs `work` on a snapshot of the last commit. Never waits for a writer.
  public func read<Answer: Sendable>(
    _ work: @escaping @Sendable (Snapshot) throws -> Answer
  ) async throws -> Answer {
    try await pool.read { db in try work(Snapshot(db: db)) }
  }

  /// How many commands wait for the writer.
  public var waitingCommands: Int { commits.waiting }

  /// Bytes of the database and its log on disk.
  public func size() -> Int64 {
    [path, path + "-wal"].reduce(0) { sum, file in
      var status = stat()
      return stat(file, &status) == 0 ? sum + Int64(status.st_size) : sum
    }
  }

  /// Folds the log into the database and closes all connections. Harmless when called again.
  public func close() throws {
    let wasClosed = isClosed.withLock { closed in
      defer { closed = true }
      return closed
    }
    guard !wasClosed else { return }
    // GRDB closes its readers last, and a reader cannot fold the log.
    _ = try? pool.writeWithoutTransaction { try $0.checkpoint(.truncate) }
    try pool.close()
  }

  // MARK: - Opening

  private static var configuration: Configuration {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = true
    configuration.maximumReaderCount = 4
    configuration.busyMode = .timeout(5)
    configuration.label = "truca"
    configuration.prepareDatabase { db in
      try db.execute(sql: "PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16000; PRAGMA mmap_size = 0")
    }
    return configuration
  }

  private static func check(directory: String) throws(StoreError) {
    var status = stat()
    guard stat(directory, &status) == 0, status.st_mode & S_IFMT == S_IFDIR, access(directory, W_OK | X_OK) == 0 else {
      throw .notADirectory(directory)
    }
    if let kind = FileSystemKind(of: directory), kind.isNetwork { throw .networkFileSystem(directory) }
  }

  private static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("001") { db in try db.execute(sql: Migration001.sql) }
    migrator.registerMigration("002") { db in try db.execute(sql: Migration002.sql) }
    migrator.registerMigration("003") { db in try db.execute(sql: Migration003.sql) }
    migrator.registerMigration("004") { db in try db.execute(sql: Migration004.sql) }
    return migrator
  }

  /// Looks at a database that is there without being able to change it.
  private static func refuseNewer(_ path: String) throws {
    guard access(path, F_OK) == 0 else { return }
    var configuration = Configuration()
    configuration.readonly = true
    let superseded = try DatabaseQueue(path: path, configuration: configuration).read(migrator.hasBeenSuperseded)
    guard !superseded else { throw StoreError.newerSchema(path) }
  }

  private static func migrate(_ pool: DatabasePool, path: String) throws {
    let migrator = migrator
    let (applied, complete) = try pool.read { db in
      (try migrator.appliedIdentifiers(db), try migrator.hasCompletedMigrations(db))
    }
    guard !complete else { return }
    if let newest = applied.max() {
      try pool.vacuum(into: "\(path).before-\(newest)-upgrade")
    }
    try migrator.migrate(pool)
  }
}
