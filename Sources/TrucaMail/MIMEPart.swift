import CMIME

/// One body of a message, in UTF-8.
enum MIMEPart {
  /// - Parameters:
  ///   - subtype: of `text/`.
  ///   - text: as `MailText.body` gives it.
  ///   - readable: false allows base64 alone.
  static func text(_ subtype: String, _ text: String, readable: Bool) -> MIMEObject<GMimePart> {
    let part = MIMEObject<GMimePart>(g_mime_part_new_with_type("text", subtype))
    g_mime_object_set_content_type_parameter(part.cast(to: GMimeObject.self), "charset", "utf-8")
    let bytes = Array(text.utf8)
    let encoding = readable ? encoding(of: bytes) : GMIME_CONTENT_ENCODING_BASE64
    let stream = MIMEObject<GMimeStream>(
      bytes.withUnsafeBufferPointer { buffer in
        buffer.withMemoryRebound(to: CChar.self) { g_mime_stream_mem_new_with_buffer($0.baseAddress, $0.count) }
      })
    let content = MIMEObject<GMimeDataWrapper>(
      g_mime_data_wrapper_new_with_stream(stream.pointer, GMIME_CONTENT_ENCODING_DEFAULT))
    g_mime_part_set_content(part.pointer, content.pointer)
    g_mime_part_set_content_encoding(part.pointer, encoding)
    return part
  }

  /// Quoted-printable, which people can read in a raw message; base64 where more than a third is not ASCII, since
  /// it is shorter there.
  private static func encoding(of bytes: [UInt8]) -> GMimeContentEncoding {
    let foreign = bytes.count { $0 >= 0x80 }
    return foreign * 3 > bytes.count ? GMIME_CONTENT_ENCODING_BASE64 : GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE
  }
}
