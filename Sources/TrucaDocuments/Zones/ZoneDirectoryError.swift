/// Why zone data could not be had from a directory.
public enum ZoneDirectoryError: Error, Hashable, Sendable {
  /// No zone can have this name.
  case badName(String)
  /// There is no such file.
  case missing(file: String, directory: String)
  /// The file is there and cannot be read.
  case unreadable(file: String, directory: String, reason: String)
  /// The file of the zone is not a sound TZif file.
  case malformed(zone: String, ZoneFileError)
  /// A line of `zone.tab` or `iso3166.tab` is not as it should be.
  case malformedTable(file: String, line: Int)
}

extension ZoneDirectoryError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .badName(let name): "cannot use \"\(name)\" as a time zone; write a name like Europe/Madrid"
    case .missing(let file, let directory):
      "cannot find \(file) under \(directory); check the spelling or install the package tzdata"
    case .unreadable(let file, let directory, let reason):
      "cannot read \(file) under \(directory): \(reason); install the package tzdata anew"
    case .malformed(let zone, let error): "cannot use zone \(zone): \(error); install the package tzdata anew"
    case .malformedTable(let file, let line):
      "cannot read line \(line) of \(file); install the package tzdata anew"
    }
  }
}
