import FoundationEssentials
import Glibc
import Testing
import TrucaAPI
import TrucaClient

extension DeskFixture {
  /// Imports a file of this text and returns what the daemon told.
  func importText(
    _ text: String, as login: String? = nil, _ edit: (inout ImportOptions) -> Void = { _ in }
  ) async throws -> [ImportEvent] {
    let path = state.file("import.csv")
    try text.write(toFile: path, atomically: false, encoding: .utf8)
    return try await importFile(path, as: login, edit)
  }

  /// Imports into the team `north`, unless `edit` says otherwise.
  func importFile(
    _ path: String, as login: String? = nil, _ edit: (inout ImportOptions) -> Void = { _ in }
  ) async throws -> [ImportEvent] {
    var options = ImportOptions()
    options.team = "north"
    edit(&options)
    let wanted = options
    return try await by(login) { client in
      let file = open(path, O_RDONLY)
      try #require(file >= 0)
      defer { close(file) }
      var events: [ImportEvent] = []
      _ = try client.importLeads(from: file, wanted) { events.append($0) }
      return events
    }
  }

  /// The path of one of the sample exports.
  static func export(_ name: String, from file: String = #filePath) -> String {
    var parts = file.split(separator: "/", omittingEmptySubsequences: false)
    // Tests/TrucaServerTests/Imports/Importing.swift
    parts.removeLast(3)
    return parts.joined(separator: "/") + "/TrucaDocumentsTests/Fixtures/" + name
  }
}
