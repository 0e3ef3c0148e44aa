import FoundationEssentials
import Testing
import TrucaAPI
import TrucaClient

@Suite("truca lead import", .keepingFolders)
struct LeadImportTests {
  @Test(
    "an export goes in as it is, and a second time adds nothing",
    arguments: [
      ("leads-es.csv", 1027, ";"), ("leads-hubspot.csv", 2072, ","), ("leads-salesforce.csv", 3104, ","),
    ])
  func sample(_ name: String, _ rows: Int, _ separator: String) throws {
    try Daemon.run { daemon in
      try daemon.addReps("anna", "marc")
      let dry = try daemon.importLeads(Project.sample(name), "--dry-run")
      #expect(dry.dryRun)
      #expect(try daemon.client().status().heldLeads == 0)
      let first = try daemon.importLeads(Project.sample(name))
      #expect(first.rows == rows)
      #expect(first.separator == separator)
      #expect(first.added + first.newEnquiries + first.linked + first.alreadyHere + first.rejected == rows)
      #expect(first.added > rows * 9 / 10)
      let status = try daemon.client().status()
      #expect(status.openLeads + status.backlogLeads + status.heldLeads == first.added + first.linked)
      let second = try daemon.importLeads(Project.sample(name))
      #expect(second.alreadyHere + second.rejected == rows)
      #expect(try daemon.client().status().journal == status.journal, "the second import changed something")
      #expect(try daemon.client().doctor().healthy)
    }
  }

  @Test("a dry run says what would come in")
  func dryRunTells() throws {
    try Daemon.run { daemon in
      try daemon.addReps("anna")
      let file = try daemon.folder.write("Name,Phone\nNina Rovira,+44 20 7946 0101\nOlga Serra,\n,\n", to: "leads.csv")
      let summary = try daemon.importLeads(file, "--dry-run")
      #expect(summary.added == 2)
      #expect(summary.rejected == 1)
      #expect(try daemon.client().leads().items.isEmpty)
    }
  }

  @Test("a column that nobody knows is mapped by hand, and its owner by a file")
  func mapping() throws {
    try Daemon.run { daemon in
      try daemon.addReps("anna", "marc")
      let file = try daemon.folder.write(
        "Wer;Draht;Lead Owner\nNina Rovira;+44 20 7946 0101;Lia Roca\nOlga Serra;+44 20 7946 0102;Ed Oh\n",
        to: "leads.csv")
      let owners = try daemon.folder.write("# who is who\nLia Roca = marc\n", to: "owners.txt")
      let unmapped = try daemon.truca("lead", "import", file, "--team", "demo")
      #expect(unmapped.status == 65, "\(unmapped)")
      let summary = try daemon.importLeads(file, "--map", "name=Wer", "--map", "phone=Draht", "--owners", owners)
      #expect(summary.added == 2)
      #expect(summary.unknownOwners == ["Ed Oh": 1])
      let leads = try daemon.client().leads().items
      #expect(leads.first { $0.name == "Nina Rovira" }?.owner == "marc")
      #expect(try daemon.truca("lead", "import", file, "--map", "name=Nobody").status == 65)
      #expect(try daemon.truca("lead", "import", file, "--map", "colour=Wer").status == 64)
    }
  }

  @Test("rows that cannot be used are written out, and go in once they are mended")
  func rejects() throws {
    try Daemon.run { daemon in
      try daemon.addReps("anna")
      let file = try daemon.folder.write("Lead ID,Name,Phone\nA1,Nina,+442079460101\nA2,,\nA3,,\n", to: "leads.csv")
      let first = try daemon.truca("lead", "import", file, "--team", "demo")
      #expect(first.status == 0, "\(first)")
      let rejects = daemon.folder.text("leads.csv.rejects.csv")
      #expect(rejects.contains("A2,,,3,"), "\(rejects)")
      #expect(rejects.contains("A3,,,4,"))
      #expect(!rejects.contains("Nina"))
      let mended = rejects.replacing("A2,,", with: "A2,Olga Serra,").replacing("A3,,", with: "A3,,+442079460103")
      let summary = try daemon.importLeads(try daemon.folder.write(mended, to: "mended.csv"))
      #expect(summary.added == 2, "\(mended)")
      #expect(summary.rejected == 0)
      let all = try daemon.client().leads().items
      #expect(all.count == 3)
    }
  }

  @Test("every encoding gives the same names", arguments: [[], [0xEF, 0xBB, 0xBF]] as [[UInt8]])
  func byteOrderMark(_ mark: [UInt8]) throws {
    try Daemon.run { daemon in
      try daemon.addReps("anna")
      let text = mark + Array("Name;Phone\nNúria Bosch;+442079460101\n".utf8)
      let path = daemon.folder.file("leads.csv")
      #expect(FileManager.default.createFile(atPath: path, contents: Data(text)))
      #expect(try daemon.importLeads(path).encoding.hasPrefix("utf-8"))
      #expect(try daemon.client().leads().items.map(\.name) == ["Núria Bosch"])
    }
  }

  @Test("an export of a Windows program is read in its own code page")
  func codePage() throws {
    try Daemon.run { daemon in
      try daemon.addReps("anna")
      let text = Array("Name;Phone\nN".utf8) + [0xFA] + Array("ria Bosch;+442079460101\n".utf8)
      let path = daemon.folder.file("leads.csv")
      #expect(FileManager.default.createFile(atPath: path, contents: Data(text)))
      _ = try daemon.importLeads(path)
      #expect(try daemon.client().leads().items.map(\.name) == ["Núria Bosch"])
    }
  }
}
