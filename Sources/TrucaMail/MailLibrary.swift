import CMIME

/// GMime, set up once before its first use.
enum MailLibrary {
  private static let library: Void = g_mime_init()

  static func setUp() { _ = library }
}
