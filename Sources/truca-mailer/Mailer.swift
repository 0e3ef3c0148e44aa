import ArgumentParser

@main
enum Mailer {
  /// Begins on the main thread, before there is a second one, so that none takes a signal in the default way.
  @MainActor
  static func main() async {
    StopSignals.hold()
    await MailerCommand.main()
  }
}
