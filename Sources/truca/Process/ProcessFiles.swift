import FoundationEssentials
import TrucaAPI

/// The files of a process document as they were named on the command line.
struct ProcessFiles {
  private static let limit = 1 << 20

  private(set) var files: [ProcessFile] = []
  private var paths: [String: String] = [:]

  /// - Parameter arguments: files, and directories of which all `*.toml` are taken in the order of their names.
  init(_ arguments: [String]) throws(Failure) {
    for argument in arguments {
      for path in try Self.paths(of: argument) { try add(path) }
    }
  }

  private mutating func add(_ path: String) throws(Failure) {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    guard paths[name] == nil else { throw .usage("cannot take two files named \(name); give one of them") }
    paths[name] = path
    files.append(ProcessFile(name: name, text: try InputFile.text(path, atMost: Self.limit)))
  }

  private static func paths(of argument: String) throws(Failure) -> [String] {
    var isDirectory = false
    guard FileManager.default.fileExists(atPath: argument, isDirectory: &isDirectory), isDirectory else {
      return [argument]
    }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: argument)) ?? []
    let tables = names.filter { $0.hasSuffix(".toml") && !$0.hasPrefix(".") }.sorted()
    guard !tables.isEmpty else { throw .noInput("cannot find a *.toml in \(argument); name a file") }
    let folder = argument.hasSuffix("/") ? argument : argument + "/"
    return tables.map { folder + $0 }
  }

  /// `path:line:column: sentence`, as compilers write it and editors read it.
  func sentence(_ problem: DocumentProblem) -> String {
    let alone = files.count == 1 ? files.first?.name : nil
    let name = problem.file.isEmpty ? alone ?? "process" : problem.file
    return "\(paths[name] ?? name):\(problem.line):\(problem.column): \(problem.sentence)"
  }
}
