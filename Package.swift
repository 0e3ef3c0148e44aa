// swift-tools-version: 6.2
import PackageDescription

/// Every Swift target is compiled alike: imports stay private to their file unless said otherwise, and a warning is an
/// error, so that what the architecture forbids does not build.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

let hummingbird: Target.Dependency = .product(name: "Hummingbird", package: "hummingbird")
let hummingbirdCore: Target.Dependency = .product(name: "HummingbirdCore", package: "hummingbird")
let nioCore: Target.Dependency = .product(name: "NIOCore", package: "swift-nio")
let nioPosix: Target.Dependency = .product(name: "NIOPosix", package: "swift-nio")
let nioHTTP1: Target.Dependency = .product(name: "NIOHTTP1", package: "swift-nio")
let nioExtras: Target.Dependency = .product(name: "NIOExtras", package: "swift-nio-extras")
let httpTypes: Target.Dependency = .product(name: "HTTPTypes", package: "swift-http-types")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let lifecycle: Target.Dependency = .product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let mustache: Target.Dependency = .product(name: "Mustache", package: "swift-mustache")
let subprocess: Target.Dependency = .product(name: "Subprocess", package: "swift-subprocess")
let system: Target.Dependency = .product(name: "SystemPackage", package: "swift-system")
let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
  name: "truca",
  products: [
    .executable(name: "trucad", targets: ["trucad"]),
    .executable(name: "truca", targets: ["truca"]),
    .executable(name: "truca-mailer", targets: ["truca-mailer"]),
  ],
  dependencies: [
    .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    // Tests only: reads docs/openapi.yaml.
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
    .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-extras", exact: "1.35.2"),
    .package(url: "https://github.com/apple/swift-http-types", exact: "1.8.0"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", exact: "1.0.2"),
    .package(url: "https://github.com/apple/swift-system", exact: "1.8.1"),
  ],
  targets: [
    // Rules: no clock, no database, no socket.
    .target(name: "TrucaCore", swiftSettings: strict),
    // Wire types: data and the one coder.
    .target(name: "TrucaAPI", swiftSettings: strict),
    // The one door to the database.
    .target(
      name: "TrucaStore", dependencies: ["TrucaCore", "TrucaDigest", .product(name: "GRDB", package: "GRDB.swift")],
      swiftSettings: strict),
    // Adapters: one outside format each.
    .systemLibrary(name: "CCSV", providers: [.apt(["libcsv-dev"])]),
    .systemLibrary(name: "CICal", pkgConfig: "libical", providers: [.apt(["libical-dev"])]),
    .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .target(name: "CTOML"),
    .target(
      name: "CPhone",
      linkerSettings: [.linkedLibrary("phonenumber")]),
    .target(name: "TrucaDigest", dependencies: ["CCrypto"], swiftSettings: strict),
    .target(name: "TrucaPhone", dependencies: ["TrucaCore", "CPhone"], swiftSettings: strict),
    .target(
      name: "TrucaDocuments", dependencies: ["TrucaCore", "TrucaDigest", "CTOML", "CCSV", "CICal"],
      swiftSettings: strict),
    .systemLibrary(name: "CMIME", pkgConfig: "gmime-3.0", providers: [.apt(["libgmime-3.0-dev"])]),
    .target(name: "TrucaMail", dependencies: ["CMIME"], swiftSettings: strict),
    .target(name: "TrucaSystemd", dependencies: [logging], swiftSettings: strict),
    // The daemon's inside.
    .target(
      name: "TrucaServer",
      dependencies: [
        "TrucaCore", "TrucaAPI", "TrucaStore", "TrucaPhone", "TrucaDocuments", "TrucaDigest", hummingbird,
        hummingbirdCore, nioCore, nioPosix, nioHTTP1, nioExtras, httpTypes, logging, lifecycle, mustache,
      ],
      swiftSettings: strict),
    .target(name: "TrucaClient", dependencies: ["TrucaAPI"], swiftSettings: strict),
    // Binaries: composition and output.
    .executableTarget(
      name: "trucad",
      dependencies: [
        "TrucaCore", "TrucaServer", "TrucaStore", "TrucaDocuments", "TrucaClient", "TrucaSystemd", argumentParser,
        logging,
        lifecycle,
        .product(name: "UnixSignals", package: "swift-service-lifecycle"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "truca", dependencies: ["TrucaAPI", "TrucaClient", argumentParser], swiftSettings: strict),
    .executableTarget(
      name: "truca-mailer",
      dependencies: [
        "TrucaAPI", "TrucaClient", "TrucaMail", "TrucaSystemd", argumentParser, logging, subprocess, system,
      ],
      swiftSettings: strict),
    // Measures the law by itself: make bench.
    .executableTarget(
      name: "law-bench", dependencies: ["TrucaCore", "TrucaDocuments"], path: "Tests/Bench/Law", swiftSettings: strict),
    // Tests: one target for each layer, then the binaries from the outside, then the project itself.
    .testTarget(name: "TrucaCoreTests", dependencies: ["TrucaCore"], swiftSettings: strict),
    .testTarget(
      name: "TrucaPhoneTests", dependencies: ["TrucaPhone", "TrucaCore", subprocess, system], exclude: ["Fixtures"],
      swiftSettings: strict),
    .testTarget(
      name: "TrucaDocumentsTests", dependencies: ["TrucaDocuments", "TrucaCore"], resources: [.copy("Fixtures")],
      swiftSettings: strict),
    .testTarget(
      name: "TrucaMailTests", dependencies: ["TrucaMail", subprocess, system], exclude: ["Fixtures"],
      swiftSettings: strict),
    .testTarget(
      name: "TrucaMailerTests",
      dependencies: [
        "truca-mailer", "TrucaMail", "TrucaAPI", "TrucaClient", "ScriptedDaemon", logging, subprocess, system,
      ],
      swiftSettings: strict),
    .testTarget(name: "TrucaSystemdTests", dependencies: ["TrucaSystemd", logging], swiftSettings: strict),
    .testTarget(name: "TrucaDigestTests", dependencies: ["TrucaDigest"], swiftSettings: strict),
    .testTarget(
      name: "TrucaStoreTests",
      dependencies: ["TrucaStore", "TrucaCore", "TrucaDocuments", .product(name: "GRDB", package: "GRDB.swift")],
      swiftSettings: strict),
    .testTarget(
      name: "TrucaServerTests",
      dependencies: [
        "TrucaServer", "TrucaStore", "TrucaCore", "TrucaAPI", "TrucaClient", "TrucaDocuments", "TrucaSystemd",
        hummingbird,
        hummingbirdCore, nioCore, nioPosix, nioHTTP1, nioExtras, httpTypes, logging, lifecycle,
        .product(name: "NIOEmbedded", package: "swift-nio"), .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: strict),
    .target(name: "ScriptedDaemon", path: "Tests/ScriptedDaemon", swiftSettings: strict),
    .testTarget(
      name: "TrucaClientTests", dependencies: ["TrucaClient", "TrucaAPI", "ScriptedDaemon"], swiftSettings: strict),
    .testTarget(
      name: "TrucaCommandTests", dependencies: ["truca", "TrucaAPI", "TrucaClient", "ScriptedDaemon", argumentParser],
      swiftSettings: strict),
    .testTarget(name: "EndToEndTests", dependencies: ["TrucaAPI", "TrucaClient"], swiftSettings: strict),
    .testTarget(name: "ProjectTests", swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)
