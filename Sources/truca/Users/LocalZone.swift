import FoundationEssentials

/// The time zone of this machine, by name.
enum LocalZone {
  /// `TZ`, else /etc/timezone, else the target of the link /etc/localtime; nil where none of them names a zone.
  static func name(_ environment: [String: String]) -> String? {
    if let name = environment["TZ"].flatMap(name(inVariable:)) { return name }
    if let text = try? InputFile.text("/etc/timezone", atMost: 1_024), let name = plain(text) { return name }
    let link = try? FileManager.default.destinationOfSymbolicLink(atPath: "/etc/localtime")
    return link.flatMap(name(inPath:))
  }

  /// `:Europe/Madrid` is `Europe/Madrid`; a rule such as `CET-1CEST` names no zone.
  static func name(inVariable value: String) -> String? {
    let value = value.hasPrefix(":") ? String(value.dropFirst()) : value
    if value.hasPrefix("/") { return name(inPath: value) }
    return value.contains("/") || value == "UTC" ? plain(value) : nil
  }

  /// `/usr/share/zoneinfo/Europe/Madrid` is `Europe/Madrid`.
  static func name(inPath path: String) -> String? {
    guard let range = path.firstRange(of: "zoneinfo/") else { return nil }
    return plain(String(path[range.upperBound...]))
  }

  private static func plain(_ text: String) -> String? {
    let name = text.filter { !$0.isWhitespace }
    return name.isEmpty ? nil : name
  }
}
