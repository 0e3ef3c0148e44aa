/// Why bytes are not a time zone that can be relied on.
public enum ZoneFileError: Error, Hashable, Sendable {
  /// They do not begin as a TZif file does.
  case notAZoneFile
  /// Version 1 cannot hold instants after 2037; later ones than 4 are not known.
  case unsupportedVersion(UInt8)
  /// They end too early.
  case truncated
  /// The file counts leap seconds (`right/…`); Truca's instants do not.
  case countsLeapSeconds
  /// The rule for the future cannot be read, or says something else than the last change before it.
  case malformedRule(String)
  /// Any other breach of the format.
  case malformed(String)
}

extension ZoneFileError: CustomStringConvertible {
  /// Completes "cannot use zone X: …".
  public var description: String {
    switch self {
    case .notAZoneFile: "it is not a TZif file"
    case .unsupportedVersion(let version): "its TZif version byte is \(version), and only versions 2 to 4 are read"
    case .truncated: "the file is cut off"
    case .countsLeapSeconds: "it counts leap seconds"
    case .malformedRule(let text): "its rule \"\(text)\" is malformed or does not fit its last change"
    case .malformed(let what): "it is malformed: \(what)"
    }
  }
}
