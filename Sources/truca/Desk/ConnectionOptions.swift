import ArgumentParser

/// Where the daemon is, and as whom to speak to it.
struct ConnectionOptions: ParsableArguments {
  static let defaultSocket = "/run/truca/truca.sock"

  @Option(
    name: .customLong("socket"),
    help: .init(
      "The daemon's socket (default: $TRUCA_SOCKET, else \(Self.defaultSocket)).", valueName: "path"))
  var socket: String?

  @Option(name: .customLong("as"), help: .init("Act for this user (administrators only).", valueName: "user"))
  var actingAs: String?

  func socket(_ environment: [String: String]) -> String {
    if let socket { return socket }
    guard let path = environment["TRUCA_SOCKET"], !path.isEmpty else { return Self.defaultSocket }
    return path
  }
}
