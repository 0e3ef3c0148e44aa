import TrucaAPI

extension Client {
  /// Streams a descriptor to the daemon and decodes its answer line by line while it still sends.
  ///
  /// A throw of `onLine` ends the upload and is thrown on; what the daemon had carried out by then stands. Nothing is
  /// sent a second time, since a pipe cannot be read twice.
  func upload<Line: Decodable>(
    _ route: Route, mediaType: String, from source: DescriptorSource, onLine: (Line) throws -> Void
  ) throws {
    var source = source
    var failure: (any Error)?
    do {
      let answer = try transport.upload(
        route.text, headers: headers(for: "POST") + [("Content-Type", mediaType)],
        source: { () throws(ClientError) in
          guard failure == nil else { throw .sourceFailed("its answer could not be used") }
          return try source.next()
        },
        onLine: { line in
          guard failure == nil, !line.isEmpty else { return }
          do { try onLine(Self.decode(line)) } catch { failure = error }
        })
      if let failure { throw failure }
      try check(answer)
    } catch {
      throw failure ?? error
    }
  }
}
