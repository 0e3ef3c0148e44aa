import FoundationEssentials
import Testing
import TrucaDocuments

/// All that a file gives, sorted by kind.
struct LeadReading {
  var mapping: ColumnMapping
  var rows: [LeadFileRow] = []
  var rejects: [LeadReject] = []
  var warnings: [LeadFileWarning] = []
  /// At the end.
  var encoding: TextEncoding?

  init(_ bytes: [UInt8], size: Int = 4096, options: LeadFileOptions = LeadFileOptions()) throws {
    let file = LeadFile(options: options)
    var events: [LeadFileEvent] = []
    for piece in csvPieces(bytes, size: size) { events += try file.feed(piece) }
    events += try file.finish()
    encoding = file.encoding
    guard case .mapping(let mapping) = try #require(events.first) else {
      throw LeadFileError("cannot find the mapping in front")
    }
    self.mapping = mapping
    for event in events.dropFirst() {
      switch event {
      case .mapping: Issue.record("a second mapping")
      case .row(let row): rows.append(row)
      case .reject(let reject): rejects.append(reject)
      case .warning(let warning): warnings.append(warning)
      }
    }
  }

  init(_ text: String, size: Int = 4096, options: LeadFileOptions = LeadFileOptions()) throws {
    try self.init(Array(text.utf8), size: size, options: options)
  }
}

/// The bytes of a file in `Fixtures`.
func leadExport(_ name: String) throws -> [UInt8] {
  let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  return Array(try Data(contentsOf: folder.appendingPathComponent("Fixtures").appendingPathComponent(name)))
}
