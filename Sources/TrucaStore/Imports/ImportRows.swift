internal import FoundationEssentials
internal import GRDB
public import TrucaCore

extension Snapshot {
  /// The lead that this row became when it was imported before.
  public func importedLead(_ key: [UInt8]) throws -> LeadID? {
    try row("SELECT leadId FROM importedRow WHERE key = ?", [Data(key)]) { LeadID($0["leadId"]) }
  }
}

extension Transaction {
  public func markImported(_ key: [UInt8], as lead: LeadID) throws {
    try run("INSERT INTO importedRow(key, leadId) VALUES (?, ?)", [Data(key), lead.rawValue])
  }
}
