import Glibc
import TrucaAPI

/// The rows of an import that cannot be used, as a file that can be mended and imported again: as the original, with
/// the line and the reason in two more columns. It comes into being with its first row.
struct RejectsFile: ~Copyable {
  /// Where the file shall be.
  struct Place: Hashable {
    var path: String
    /// Named by a person, who may mean to replace it. Other files are never overwritten: somebody may be mending one.
    var replaces: Bool

    init(for file: String, chosen: String?) {
      path = chosen ?? (file == "-" ? "leads.rejects.csv" : file + ".rejects.csv")
      replaces = chosen != nil
    }
  }

  private static let extraTitles = ["truca line", "truca reason"]

  private let place: Place
  private let separator: Character
  /// Columns of the original, without the two that a file of rejects has in addition.
  private var width = 0
  /// The file that is imported is a file of rejects itself.
  private var isMended = false
  private var descriptor: Int32 = -1
  /// nil while there is no row.
  private(set) var path: String?

  init(at place: Place, separator: String) {
    self.place = place
    self.separator = Self.character(separator)
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  mutating func add(_ reject: ImportEvent.Reject) throws(Failure) {
    if path == nil { try begin(reject.header) }
    // A file of rejects that is imported again has the old line and reason behind its own columns.
    let cells = isMended ? Array(reject.cells.prefix(width)) : reject.cells
    let padding = Array(repeating: "", count: max(0, width - cells.count))
    try write(cells + padding + [String(reject.line), reject.reason])
  }

  private mutating func begin(_ header: [String]?) throws(Failure) {
    try create()
    guard var header else { return }
    if header.suffix(2).elementsEqual(Self.extraTitles) {
      header.removeLast(2)
      isMended = true
    }
    width = header.count
    try write(header + Self.extraTitles)
  }

  /// Readable for its owner alone: these are personal data.
  private mutating func create() throws(Failure) {
    let mode = place.replaces ? O_TRUNC : O_EXCL
    var number = 1
    var path = place.path
    repeat {
      descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | mode, 0o600)
      if descriptor >= 0 { break }
      guard errno == EEXIST, !place.replaces else { throw failure(path) }
      number += 1
      path = Self.numbered(place.path, number)
    } while true
    self.path = path
  }

  /// `leads.csv.rejects.csv`, then `leads.csv.rejects.2.csv`.
  private static func numbered(_ path: String, _ number: Int) -> String {
    path.hasSuffix(".csv") ? "\(path.dropLast(4)).\(number).csv" : "\(path).\(number)"
  }

  private func write(_ cells: [String]) throws(Failure) {
    let line = cells.map { Self.quoted($0, separator: separator) }.joined(separator: String(separator)) + "\r\n"
    var bytes = Array(line.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw failure(path ?? place.path) }
      bytes = bytes.dropFirst(count)
    }
  }

  private func failure(_ path: String) -> Failure {
    .output("cannot write \(path): \(String(cString: strerror(errno))); name another file with --rejects")
  }

  /// As RFC 4180 has it. Over bytes, since "\r\n" is one Character.
  static func quoted(_ cell: String, separator: Character) -> String {
    let special = Array("\"\r\n".utf8) + Array(String(separator).utf8)
    let isEdged = cell.first?.isWhitespace == true || cell.last?.isWhitespace == true
    guard isEdged || cell.utf8.contains(where: special.contains) else { return cell }
    var quoted = "\""
    for scalar in cell.unicodeScalars {
      quoted.unicodeScalars.append(scalar)
      if scalar == "\"" { quoted.unicodeScalars.append(scalar) }
    }
    return quoted + "\""
  }

  /// The daemon names the separator by itself or in words.
  private static func character(_ separator: String) -> Character {
    switch separator.lowercased() {
    case "\t", "tab", "\\t": "\t"
    case "semicolon": ";"
    case "pipe": "|"
    default: separator.count == 1 ? separator.first ?? "," : ","
    }
  }
}
