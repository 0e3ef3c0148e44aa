extension SystemConfiguration {
  /// Reads the text of `trucad.toml`.
  /// - Parameter path: Absolute path of the file: relative paths in it begin at its directory.
  /// - Throws: everything that is wrong with it.
  public static func decode(path: String, text: String) throws(DocumentProblems) -> SystemConfiguration {
    let collector = ProblemCollector()
    let root = TOMLReader(try TOMLDocument(file: path, text: text), collector: collector)
    let paths = PathReader(root: root, directory: String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)]))
    let configuration = SystemConfiguration(
      socket: paths.required("socket"), state: paths.required("state"), administrators: administrators(root),
      zoneinfo: paths.optional("zoneinfo") ?? "/usr/share/zoneinfo", process: paths.required("process"),
      callingRules: paths.required("callingRules"), holidays: paths.required("holidays"),
      places: paths.required("places"),
      dialTable: paths.required("dialTable"),
      endMarginMinutes: root.integer("endMarginMinutes", in: 0...60) ?? 5, teams: teams(root), limits: limits(root))
    // The kernel's room for a socket's address.
    if configuration.socket.utf8.count > 107 {
      root.problem("socket", "cannot listen on a path of more than 107 bytes: choose a shorter one as \"socket\"")
    }
    root.finish()
    try collector.check(files: [path])
    return configuration
  }

  private static func administrators(_ root: TOMLReader) -> [UInt32] {
    (root.array("administrators") ?? []).compactMap { item in
      // The largest number means "nobody" to the kernel.
      if case .integer(let number) = item.kind, let uid = UInt32(exactly: number), uid != UInt32.max { return uid }
      root.problem(item.position, "cannot use this as an administrator: write the user's number, as \"id -u\" shows it")
      return nil
    }
  }

  private static func teams(_ root: TOMLReader) -> [String: Team] {
    var result: [String: Team] = [:]
    for (name, reader) in root.tables("teams", noun: "team") {
      let country = reader.string("country")
      if let country, !isCountry(country) {
        reader.problem(
          "country", "cannot use the country \"\(country)\"\(reader.place): write two letters, as in \"ES\"")
      }
      let subdivision = reader.string("subdivision")
      if let subdivision, !isCountry(String(subdivision.prefix(2))) || subdivision.dropFirst(2).first != "-" {
        reader.problem(
          "subdivision",
          "cannot use the subdivision \"\(subdivision)\"\(reader.place): write its code, as in \"ES-CT\"")
      }
      reader.finish()
      result[name] = Team(country: country, subdivision: subdivision)
    }
    return result
  }

  private static func isCountry(_ text: String) -> Bool {
    text.utf8.count == 2 && text.utf8.allSatisfy { (0x41...0x5A).contains($0) }
  }

  private static func limits(_ root: TOMLReader) -> Limits {
    var limits = Limits()
    guard let reader = root.table("limits", subject: "limits") else { return limits }
    limits.bodyBytes = reader.integer("bodyBytes", in: 1024...1_073_741_824) ?? limits.bodyBytes
    limits.headerBytes = reader.integer("headerBytes", in: 1024...1_048_576) ?? limits.headerBytes
    limits.idleSeconds = reader.integer("idleSeconds", in: 1...86_400) ?? limits.idleSeconds
    limits.jsonDepth = reader.integer("jsonDepth", in: 4...128) ?? limits.jsonDepth
    reader.finish()
    return limits
  }
}

/// Paths, made absolute.
private struct PathReader {
  let root: TOMLReader
  let directory: String

  func required(_ key: String) -> String {
    root.require(key, "a path in quotes")
    return optional(key) ?? ""
  }

  func optional(_ key: String) -> String? {
    guard let text = root.string(key) else { return nil }
    guard !text.isEmpty, !text.utf8.contains(0) else {
      root.problem(key, "cannot use this as \"\(key)\": write a path")
      return nil
    }
    return text.hasPrefix("/") ? text : "\(directory)/\(text)"
  }
}
