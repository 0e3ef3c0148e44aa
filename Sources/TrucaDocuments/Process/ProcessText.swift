public import TrucaCore

/// The process document as the TOML text that an administrator edits.
public enum ProcessText {
  /// Reads the document from one text or from several that make one document together, e.g. the playbooks in one file
  /// and the outcomes in another. The outcomes are offered in the order of the files, then of the text.
  /// - Throws: everything that is wrong with the texts, with file, line and column.
  public static func decode(_ files: [(fileName: String, text: String)]) throws(DocumentProblems) -> ProcessDocument {
    var decoder = ProcessDecoder(files)
    return try decoder.decode()
  }

  /// Writes the document as one text with a comment on every key. The same document always gives the same text, and
  /// reading the text of a document without problems gives that document.
  public static func render(_ document: ProcessDocument) -> String {
    var renderer = ProcessRenderer()
    return renderer.render(document)
  }
}
