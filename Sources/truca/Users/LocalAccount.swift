/// What this machine knows of an account. Read from the file: the name service is out of reach of a static program.
enum LocalAccount {
  private static let limit = 1 << 22

  /// nil where there is no such account in `passwd`.
  static func uid(of login: String, passwd path: String = "/etc/passwd") -> UInt32? {
    guard let text = try? InputFile.text(path, atMost: limit) else { return nil }
    return uid(of: login, in: text)
  }

  static func uid(of login: String, in passwd: String) -> UInt32? {
    for line in passwd.split(separator: "\n") {
      let fields = line.split(separator: ":", omittingEmptySubsequences: false)
      if fields.count > 2, fields[0] == login { return UInt32(fields[2]) }
    }
    return nil
  }
}
