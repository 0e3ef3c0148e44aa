import FoundationEssentials
import Testing
import TrucaCore
import TrucaDocuments
import TrucaServer
import TrucaStore

/// A store that a desk has begun with the shipped tables, made once: to read them takes longer than most tests.
enum StoreTemplate {
  private static let file = "truca.sqlite"
  private static let made = Task {
    let directory = try ScratchDirectory()
    let store = try Store(directory: directory.path) { Issue.record("cannot commit: \($0)") }
    let start = try #require(Instant(rfc3339: DeskFixture.tuesday))
    let clock = SimulatedClock(start: start, rate: 0, real: StandingClock())
    let configuration = DeskFixture.configuration(directory, rules: nil)
    let desk = try await DeskBuilder(configuration: configuration, version: "test").desk(store: store, clock: clock)
    try await desk.endReview()
    try store.close()
    return try Data(contentsOf: URL(filePath: directory.file(file)))
  }

  /// A new directory with a copy of it.
  static func copy() async throws -> ScratchDirectory {
    let template = try await made.value
    let directory = try ScratchDirectory()
    try template.write(to: URL(filePath: directory.file(file)))
    return directory
  }
}
