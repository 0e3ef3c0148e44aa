import CMIME

/// The text of a part that came in, in whatever encoding and charset.
enum ReceivedText {
  /// nil where the part has no content.
  static func text(of part: UnsafeMutablePointer<GMimeTextPart>) -> String? {
    let raw = UnsafeMutableRawPointer(part)
    guard let content = g_mime_part_get_content(raw.assumingMemoryBound(to: GMimePart.self)) else { return nil }
    let memory = MIMEObject<GMimeStream>(g_mime_stream_mem_new())
    let filtered = MIMEObject<GMimeStream>(g_mime_stream_filter_new(memory.pointer))
    // A charset that nobody knows is read as none.
    if let charset = g_mime_text_part_get_charset(part), let filter = g_mime_filter_charset_new(charset, "utf-8") {
      let filter = MIMEObject<GMimeFilter>(filter)
      let stream = UnsafeMutableRawPointer(filtered.pointer).assumingMemoryBound(to: GMimeStreamFilter.self)
      g_mime_stream_filter_add(stream, filter.pointer)
    }
    guard g_mime_data_wrapper_write_to_stream(content, filtered.pointer) >= 0 else { return nil }
    g_mime_stream_flush(filtered.pointer)
    let array = g_mime_stream_mem_get_byte_array(memory.cast(to: GMimeStreamMem.self))
    // Not as a C string, which ends at the first NUL.
    return array.map { decoded(Array(UnsafeBufferPointer(start: $0.pointee.data, count: Int($0.pointee.len)))) }
  }

  /// UTF-8 or, where it is none, Latin-1, which old forms send without saying so.
  static func decoded(_ bytes: [UInt8]) -> String {
    String(validating: bytes, as: UTF8.self)
      ?? String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
  }
}
