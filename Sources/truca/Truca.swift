import ArgumentParser

/// `truca`; without a command it is `truca today`.
struct Truca: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "truca",
    abstract: "The desk that never forgets a call.",
    discussion: Example.text(
      "truca next", "truca log v", "truca lead import leads.csv",
      remarks: """
        Exit codes are those of sysexits.h: 0 done, 64 usage, 65 unusable data, 66 not found, 69 refused or daemon \
        not reachable, 70 fault, 73 conflict, 75 try again, 77 not permitted.
        """),
    version: "truca 0.1.0",
    subcommands: [
      LeadCommand.self, HeldCommand.self, ConsentCommand.self, SuppressCommand.self, UserCommand.self, RulesCommand.self,
      ProcessCommand.self, ClockCommand.self,
      StatusCommand.self, DoctorCommand.self, MeCommand.self, ReminderCommand.self, OutboxCommand.self,
      NumberCommand.self, HolidayCommand.self,
    ],
    groupedSubcommands: [
      CommandGroup(
        name: "Calling",
        subcommands: [
          TodayCommand.self, NextCommand.self, LogCommand.self, CallbackCommand.self, SnoozeCommand.self,
          SkipCommand.self, UndoCommand.self, NoteCommand.self, WorkCommand.self, WatchCommand.self,
        ])
    ],
    defaultSubcommand: TodayCommand.self)
}
