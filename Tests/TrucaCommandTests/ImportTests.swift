import ScriptedDaemon
import Testing
import TrucaAPI

@testable import truca

@Suite("Import")
struct ImportTests {
  static func mapping(separator: String = ";") -> String {
    #"{"mapping":{"encoding":"UTF-8","separator":"\#(separator)","dates":"dmy","columns":["#
      + #"{"title":"Nom","field":"name"},{"title":"Color"}],"warnings":["Two columns are named Tel."]}}"#
  }
  static let progress = #"{"progress":{"rows":1,"bytes":10}}"#
  static let reject =
    #"{"reject":{"line":3,"reason":"no name; no number","header":["Nom","Color"],"cells":["","a;\"b\""]}}"#
  static let secondReject = #"{"reject":{"line":9,"reason":"no name","cells":["x"]}}"#

  static func summary(dryRun: Bool = false, rejected: Int = 0, held: String = "{}", owners: String = "{}") -> String {
    #"{"summary":{"dryRun":\#(dryRun),"rows":1204,"added":1200,"newEnquiries":2,"linked":0,"alreadyHere":0,"moved":0,"#
      + #""rejected":\#(rejected),"open":1200,"backlog":0,"held":\#(held),"unknownOwners":\#(owners),"#
      + #""encoding":"UTF-8","separator":";","sentences":["6,200 leads = 9 weeks for 3 reps"]}}"#
  }

  @Test("an import shows the mapping and the summary, and writes no file of rejects without rejects")
  func clean() throws {
    let daemon = try ScriptedDaemon(.lines([Self.mapping(), Self.progress, Self.summary()]))
    let path = try daemon.file("leads.csv", "Nom;Color\nAna;red\n")
    let run = try CommandRun(["lead", "import", path], at: daemon)
    #expect(run.errors == "")
    #expect(run.exitCode == 0)
    #expect(
      run.output == """
        Read as UTF-8, separated by ;, dates dmy.
        column  field
        Nom     name
        Color   not used
        Two columns are named Tel.

        1,204 rows: 1,200 added, 2 new enquiries, 1,200 open.
        6,200 leads = 9 weeks for 3 reps
        Type next: truca today

        """)
    #expect(daemon.text(of: "leads.csv.rejects.csv") == nil)
    #expect(daemon.requests.first?.text == "Nom;Color\nAna;red\n")
  }

  @Test("rejects go to a file with the original's header and separator, with line and reason")
  func rejects() throws {
    let daemon = try ScriptedDaemon(
      .lines([Self.mapping(), Self.reject, Self.secondReject, Self.summary(rejected: 2, held: #"{"noPlace":7}"#)]))
    let path = try daemon.file("leads.csv", "x")
    let run = try CommandRun(["lead", "import", path], at: daemon)
    #expect(
      daemon.text(of: "leads.csv.rejects.csv")
        == "Nom;Color;truca line;truca reason\r\n;\"a;\"\"b\"\"\";3;\"no name; no number\"\r\nx;;9;no name\r\n")
    #expect(run.output.contains("2 rows cannot be used: see \(path).rejects.csv."))
    #expect(run.output.contains("Held: 7 (noPlace)"))
    #expect(run.output.hasSuffix("Type next: truca held\n"))
  }

  @Test("a file of rejects that somebody may be mending is not overwritten, one that was named is")
  func existing() throws {
    let lines: [String] = [Self.mapping(), Self.secondReject, Self.summary(rejected: 1)]
    let daemon = try ScriptedDaemon(.lines(lines), .lines(lines))
    let path = try daemon.file("leads.csv", "x")
    let mended = try daemon.file("leads.csv.rejects.csv", "mine")
    let run = try CommandRun(["lead", "import", path], at: daemon)
    #expect(daemon.text(of: "leads.csv.rejects.csv") == "mine")
    #expect(daemon.text(of: "leads.csv.rejects.2.csv") == "x;9;no name\r\n")
    #expect(run.output.contains("leads.csv.rejects.2.csv"))
    #expect(try CommandRun(["lead", "import", path, "--rejects", mended], at: daemon).exitCode == 0)
    #expect(daemon.text(of: "leads.csv.rejects.csv") == "x;9;no name\r\n")
  }

  @Test("rejects of a mended file of rejects have line and reason once")
  func mended() throws {
    let reject =
      #"{"reject":{"line":2,"reason":"still","header":["Nom","truca line","truca reason"],"cells":["","3","no name"]}}"#
    let daemon = try ScriptedDaemon(.lines([Self.mapping(separator: "\\t"), reject, Self.summary(rejected: 1)]))
    let path = try daemon.file("leads.csv.rejects.csv", "x")
    _ = try CommandRun(["lead", "import", path, "--rejects", "\(daemon.folder)/again.csv"], at: daemon)
    #expect(daemon.text(of: "again.csv") == "Nom\ttruca line\ttruca reason\r\n\t2\tstill\r\n")
  }

  @Test("a file of rejects that cannot be written ends the import")
  func unwritable() throws {
    let daemon = try ScriptedDaemon(.lines([Self.mapping(), Self.reject, Self.summary(rejected: 1)]))
    let path = try daemon.file("leads.csv", "x")
    let run = try CommandRun(["lead", "import", path, "--rejects", "/nonexistent/r.csv"], at: daemon)
    #expect(run.exitCode == 73)
    #expect(run.errors.contains("cannot write /nonexistent/r.csv"))
  }

  @Test("a terminal is shown a dry run and asked first")
  func asks() throws {
    let daemon = try ScriptedDaemon(
      .lines([Self.mapping(), Self.reject, Self.summary(dryRun: true, rejected: 1)]),
      .lines([Self.mapping(), Self.progress, Self.summary()]))
    let path = try daemon.file("leads.csv", "x")
    let run = try CommandRun(["lead", "import", path], at: daemon, terminal: true, lines: ["y"])
    #expect(run.exitCode == 0)
    #expect(daemon.requests.map(\.target) == ["/v1/imports?dryRun=1", "/v1/imports"])
    #expect(run.output.contains("Import it? [y/N]"))
    #expect(run.output.ranges(of: "Read as").count == 1)
    #expect(run.errors.contains("rows"))
    #expect(daemon.text(of: "leads.csv.rejects.csv") == nil)
  }

  @Test("a no stores nothing")
  func declined() throws {
    let daemon = try ScriptedDaemon(.lines([Self.mapping(), Self.summary(dryRun: true)]))
    let path = try daemon.file("leads.csv", "x")
    let run = try CommandRun(["lead", "import", path], at: daemon, terminal: true, lines: [""])
    #expect(run.exitCode == 64)
    #expect(daemon.requests.count == 1)
  }

  @Test("settings and owners go into the query, and unknown owners are listed with the way out")
  func settings() throws {
    let daemon = try ScriptedDaemon(
      .lines([Self.mapping(), Self.summary(dryRun: true, owners: #"{"Ana Ruiz":120,"Pep":1}"#)]))
    let path = try daemon.file("leads.csv", "x")
    let owners = try daemon.file("owners.txt", "Mar Coll = mar\n")
    let run = try CommandRun(
      [
        "lead", "import", path, "--dry-run", "--team", "girona", "--country", "ES", "--map", "phone=Tel.", "--dates",
        "dmy",
        "--encoding", "cp1252", "--owners", owners, "--yes",
      ], at: daemon)
    #expect(
      daemon.requests.first?.target
        == "/v1/imports?team=girona&country=ES&dates=dmy&encoding=cp1252&map=phone%3DTel.&owner=Mar%20Coll%3Dmar&dryRun=1"
    )
    #expect(run.output.contains("  Ana Ruiz (120 rows)\n  Pep (1 row)\n"))
    #expect(run.output.contains("--owners FILE"))
    #expect(run.output.hasSuffix("Nothing was stored: this was a dry run.\n"))
  }

  @Test("as JSON the events come one to a line, and no bar is drawn")
  func json() throws {
    let daemon = try ScriptedDaemon(.lines([Self.mapping(), Self.progress, Self.summary()]))
    let path = try daemon.file("leads.csv", "x")
    let run = try CommandRun(["lead", "import", path, "--json"], at: daemon, terminal: true)
    #expect(
      run.output.split(separator: "\n").map { String($0.prefix(11)) } == [
        #"{"mapping":"#, #"{"progress""#, #"{"summary":"#,
      ])
    #expect(run.errors == "")
  }

  @Test("an import that the daemon ends early is an error, and the bar is taken away")
  func earlyEnd() throws {
    let problem = #"{"problem":{"kind":"unreadable","status":400,"detail":"cannot find a header; add one"}}"#
    let daemon = try ScriptedDaemon(.lines([Self.progress, problem]))
    let path = try daemon.file("leads.csv", "x")
    let run = try CommandRun(["lead", "import", path, "--yes"], at: daemon, terminal: true)
    #expect(run.exitCode == 65)
    #expect(run.errors.hasSuffix("\r\u{1B}[Ktruca: cannot find a header; add one\n"))
  }

  @Test("a file that is not there, or is a directory, is named", arguments: ["/nonexistent.csv", "/tmp"])
  func missing(path: String) throws {
    let daemon = try ScriptedDaemon()
    let run = try CommandRun(["lead", "import", path], at: daemon)
    #expect(run.exitCode == 66)
    #expect(run.errors.contains("cannot read \(path)"))
  }

  @Test(
    "cells are quoted where RFC 4180 asks for it",
    arguments: [
      ("a", "a"), ("", ""), ("a;b", "\"a;b\""), ("a,b", "a,b"), ("a\"b", "\"a\"\"b\""), ("a\nb", "\"a\nb\""),
      ("a\r\nb", "\"a\r\nb\""), (" a", "\" a\""), ("a ", "\"a \""), ("\"", "\"\"\"\""),
    ])
  func quoting(cell: String, quoted: String) {
    #expect(RejectsFile.quoted(cell, separator: ";") == quoted)
  }
}
