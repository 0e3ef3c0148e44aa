/// The targets of a `Package.swift`, read as text.
struct Manifest {
  struct Entry {
    var name: String
    var text: String
    /// Modules that the entry names: targets of the project and products of packages.
    var modules: [String]
  }

  private(set) var targets: [Entry] = []

  /// Reads entries that begin with `.target(`, `.executableTarget(`, `.testTarget(` and the like.
  init(_ text: String) {
    let products = Self.products(text)
    for piece in text.split(separator: "arget(").dropFirst() {
      let end = piece.firstRange(of: "\n    .")?.lowerBound ?? piece.endIndex
      let entry = String(piece[..<end])
      let quoted = entry.split(separator: "\"", omittingEmptySubsequences: false).enumerated().filter {
        $0.offset % 2 == 1
      }
      .map { String($0.element) }
      guard let name = quoted.first, entry.contains("name:") else { continue }
      let words = entry.split { !($0.isLetter || $0.isNumber) }.map(String.init)
      let modules = quoted.dropFirst().filter { $0.hasPrefix("Truca") || $0.hasPrefix("C") || $0 == "GRDB" }
      targets.append(Entry(name: name, text: entry, modules: modules + words.compactMap { products[$0] }))
    }
  }

  /// `let NAME: Target.Dependency = .product(name: "MODULE", …`
  private static func products(_ text: String) -> [String: String] {
    var products: [String: String] = [:]
    for line in text.split(separator: "\n") where line.hasPrefix("let ") && line.contains(".product(name: \"") {
      let name = line.dropFirst(4).prefix { $0 != ":" }
      let quoted = line.split(separator: "\"")
      if quoted.count > 1 { products[String(name)] = String(quoted[1]) }
    }
    return products
  }
}
