import FoundationEssentials

/// The files under config/ of the project.
enum ShippedConfiguration {
  static func text(_ path: String, from file: String = #filePath) throws -> String {
    var parts = file.split(separator: "/", omittingEmptySubsequences: false)
    // Tests/TrucaDocumentsTests/Configuration/ShippedConfiguration.swift
    parts.removeLast(4)
    let path = parts.joined(separator: "/") + "/config/" + path
    return try String(contentsOf: URL(filePath: path), encoding: .utf8)
  }
}
