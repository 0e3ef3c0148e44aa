import ArgumentParser

@main
enum Mailer {
  static func main() async {
    StopSignals.hold()
    await MailerCommand.main()
  }
}
