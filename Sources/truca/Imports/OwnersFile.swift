/// Who is meant by the owners that a file of leads names: lines `Name in the file = login`, `#` begins a comment line.
enum OwnersFile {
  private static let limit = 1 << 20

  /// As the daemon takes them: `Name in the file=login`.
  static func read(_ path: String) throws(Failure) -> [String] {
    try parse(try InputFile.text(path, atMost: limit), of: path)
  }

  static func parse(_ text: String, of path: String) throws(Failure) -> [String] {
    var owners: [String] = []
    for (place, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
      let line = trimmed(line)
      guard !line.isEmpty, !line.hasPrefix("#") else { continue }
      guard let sign = line.lastIndex(of: "=") else { throw malformed(path, place + 1) }
      let name = trimmed(line[..<sign])
      let login = trimmed(line[line.index(after: sign)...])
      guard !name.isEmpty, !login.isEmpty else { throw malformed(path, place + 1) }
      owners.append("\(name)=\(login)")
    }
    return owners
  }

  private static func malformed(_ path: String, _ line: Int) -> Failure {
    .data("cannot read \(path) at line \(line); write it as: Name in the file = login")
  }

  private static func trimmed(_ text: some StringProtocol) -> String {
    let start = text.drop { $0.isWhitespace }
    guard let end = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...end])
  }
}
