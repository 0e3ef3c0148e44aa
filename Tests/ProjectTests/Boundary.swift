import Testing

/// What one target may import, and what for. A target exists because of what it forbids.
struct Boundary: CustomTestStringConvertible {
  var target: String
  var modules: Set<String>
  /// Completes "… must not import …, since".
  var reason: String

  var testDescription: String { target }

  static let all = [
    Boundary(
      target: "TrucaCore", modules: ["FoundationEssentials"],
      reason: "rules are pure functions of state, configuration and an instant: no clock, database or socket"),
    Boundary(
      target: "TrucaAPI", modules: ["FoundationEssentials"],
      reason: "wire types are data for both sides: neither rules nor transport"),
    Boundary(
      target: "TrucaStore",
      modules: ["TrucaCore", "TrucaDigest", "GRDB", "FoundationEssentials", "Glibc", "Synchronization"],
      reason: "the store keeps what it is given: it knows neither wire types nor policy"),
    Boundary(
      target: "TrucaDigest", modules: ["CCrypto"],
      reason: "it gives fingerprints and nothing else"),
    Boundary(
      target: "TrucaPhone", modules: ["TrucaCore", "CPhone"],
      reason: "an adapter turns one outside format into values of the core: no rules, SQL or HTTP"),
    Boundary(
      target: "TrucaDocuments",
      modules: ["TrucaCore", "TrucaDigest", "CTOML", "CCSV", "CICal", "FoundationEssentials", "Glibc"],
      reason: "an adapter turns outside formats into values of the core: no rules, SQL or HTTP"),
    Boundary(
      target: "TrucaMail", modules: ["CMIME"],
      reason: "it makes messages of values: it neither sends them nor knows who asks for them"),
    Boundary(
      target: "TrucaSystemd", modules: ["Glibc", "Logging"],
      reason: "it speaks to the service manager and the journal: whoever is started by them may use it"),
    Boundary(
      target: "TrucaServer",
      modules: [
        "TrucaCore", "TrucaAPI", "TrucaStore", "TrucaPhone", "TrucaDocuments", "TrucaDigest", "Hummingbird",
        "HummingbirdCore", "NIOCore", "NIOPosix", "NIOHTTP1", "NIOExtras", "HTTPTypes", "Logging", "ServiceLifecycle",
        "Synchronization", "FoundationEssentials", "Glibc", "Mustache",
      ],
      reason: "only the store knows SQL, and a server that needs its own client would have two doors"),
    Boundary(
      target: "TrucaClient", modules: ["TrucaAPI", "Glibc"],
      reason: "a client speaks the protocol with one blocking socket: no argument parsing, printing or rules"),
    Boundary(
      target: "truca",
      modules: ["TrucaAPI", "TrucaClient", "ArgumentParser", "FoundationEssentials", "Glibc", "Synchronization"],
      reason: "the command line is a thin client: everything that it can do goes through the protocol"),
    Boundary(
      target: "trucad",
      modules: [
        "TrucaCore", "TrucaServer", "TrucaStore", "TrucaDocuments", "TrucaClient", "TrucaSystemd", "ArgumentParser",
        "Logging", "ServiceLifecycle", "UnixSignals", "Dispatch", "FoundationEssentials", "Glibc",
      ],
      reason: "the executable only puts the parts together"),
    Boundary(
      target: "truca-mailer",
      modules: [
        "TrucaAPI", "TrucaClient", "TrucaMail", "TrucaSystemd", "ArgumentParser", "Logging", "Subprocess",
        "SystemPackage",
        "FoundationEssentials", "Glibc",
      ],
      reason: "the mailer is a client like any other, and the only one that runs a program"),
  ]
}
