import FoundationEssentials
import Testing
import TrucaAPI
import TrucaClient

@Suite("truca process", .keepingFolders)
struct ProcessCommandTests {
  @Test("a broken process is refused with line and nearest name, and changes nothing")
  func broken() throws {
    try Daemon.run { daemon in
      let folder = try copy(into: daemon, of: "outcomes.toml", "keystroke = \"b\"", "keystrok = \"b\"")
      let check = try daemon.truca("process", "check", folder)
      #expect(check.status == 65)
      #expect((check.output + check.errors).contains("did you mean \"keystroke\"?"), "\(check)")
      #expect(try daemon.truca("process", "apply", folder, "--note", "trying").status == 65)
      #expect(try daemon.truca("process", "check", "/nonexistent").status == 66)
      #expect(try daemon.json(Page<ProcessVersionRow>.self, "process", "history").items.map(\.version) == [1])
    }
  }

  @Test("an outcome that does not say what it does is refused")
  func effectIsNeeded() throws {
    try Daemon.run { daemon in
      let folder = try copy(into: daemon, of: "outcomes.toml", "effect = \"suppress\"", "")
      let check = try daemon.truca("process", "check", folder)
      #expect(check.status == 65)
      #expect((check.output + check.errors).contains("do-not-call"), "\(check)")
    }
  }

  @Test("a new version holds for new leads, and each lead keeps its own")
  func versions() throws {
    try Daemon.run { daemon in
      try daemon.addReps("anna")
      let before = try daemon.addLead("Helen", "+442079460101", owner: "anna")
      let folder = try copy(into: daemon, of: "playbooks.toml", "max = 10", "max = 9")
      let plain = daemon.folder.file("process")
      #expect(try daemon.truca("process", "check", plain).status == 0)
      let applied = try daemon.truca("process", "apply", folder, "--note", "nine at most")
      #expect(applied.status == 0, "\(applied)")
      let after = try daemon.addLead("Nina", "+442079460102", owner: "anna")
      #expect(try daemon.client().lead(before).processVersion == 1)
      #expect(try daemon.client().lead(after).processVersion == 2)
      let history = try daemon.truca("process", "history")
      #expect(history.output.contains("nine at most"))
      let shown = try daemon.truca("process", "show")
      #expect(shown.output.contains("max = 9"))
      #expect(try daemon.client().doctor().healthy)
    }
  }

  /// A folder with the shipped files, one text of them replaced.
  private func copy(into daemon: Daemon, of file: String, _ old: String, _ new: String) throws -> String {
    let folder = daemon.folder.file("process")
    try FileManager.default.copyItem(atPath: Project.root + "/config/process", toPath: folder)
    let text = daemon.folder.text("process/\(file)")
    try #require(text.contains(old))
    _ = try daemon.folder.write(text.replacing(old, with: new), to: "process/\(file)")
    return folder
  }
}
