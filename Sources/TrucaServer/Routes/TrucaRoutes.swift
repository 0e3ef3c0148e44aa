public import Hummingbird
internal import TrucaAPI
internal import TrucaCore

/// The whole protocol on one screen: verb, path, and (after `//`) who may. Everybody needs to be a user.
public enum TrucaRoutes {
  /// Builds the router of the daemon; the tests build it the same way.
  public static func router(desk: Desk) -> Router<TrucaContext> {
    let router = Router<TrucaContext>.transport { desk.clock.now().seconds }
    let kit = RouteKit(desk: desk)
    let v1 = router.group("v1")

    v1.get("status") { try await kit.query($0, $1) { try $0.status() } }
    v1.get("me") { try kit.quickQuery($0, $1) { try $0.me() } }
    v1.get("clock") { try kit.quickQuery($0, $1) { try $0.clockState() } }
    v1.post("clock/advance") { try await kit.advance($0, $1) }  // administrator, simulated clock
    v1.post("clock/accept") { try await kit.acceptClock($0, $1) }  // administrator, real clock
    v1.get("doctor") { try await kit.doctor($0, $1) }  // administrator

    v1.get("users") { try await kit.query($0, $1) { try $0.listUsers() } }  // her team; administrator: all
    v1.post("users") { try await kit.addUser($0, $1) }  // administrator
    v1.get("users/:user") { try await kit.showUser($0, $1) }  // her team; administrator: all
    v1.patch("users/:user") { try await kit.setUser($0, $1) }  // administrator
    v1.post("users/:user/leave") { try await kit.leave($0, $1) }  // administrator

    v1.get("leads") { try await kit.listLeads($0, $1) }  // rep: own; manager: team; administrator: all
    v1.post("leads") { try await kit.addLeads($0, $1) }  // rep, manager, intake, administrator
    v1.post("leads/mail") { try await kit.addMailed($0, $1) }  // the same
    v1.get("leads/:lead") { try kit.showLead($0, $1) }  // as in the list, so for all below
    v1.patch("leads/:lead") { try await kit.editLead($0, $1) }
    v1.post("leads/:lead/assign") { try await kit.assign($0, $1) }  // manager, administrator
    v1.post("leads/:lead/stop") { try await kit.stop($0, $1) }
    v1.post("leads/:lead/notes") { try await kit.addNote($0, $1) }
    v1.post("leads/:lead/callback") { try await kit.promise($0, $1) }
    v1.post("leads/:lead/snooze") { try await kit.snooze($0, $1) }
    v1.post("leads/:lead/calls") { try await kit.recordMade($0, $1) }
    v1.get("leads/:lead/consents") { try await kit.listConsents($0, $1) }
    v1.post("leads/:lead/consents") { try await kit.giveConsent($0, $1) }
    v1.post("leads/:lead/consents/withdraw") { try await kit.withdrawConsents($0, $1) }
    v1.post("imports") { try await kit.importLeads($0, $1) }  // manager, intake, administrator
    v1.get("suppressions") { try await kit.listSuppressions($0, $1) }  // manager, administrator
    v1.post("suppressions") { try await kit.suppress($0, $1) }  // rep, manager, administrator; prefix: not rep
    v1.post("suppressions/check") { try await kit.checkSuppression($0, $1) }  // rep, manager, administrator
    v1.post("suppressions/remove") { try await kit.unsuppress($0, $1) }  // administrator
    v1.post("suppressions/import") { try await kit.importSuppressions($0, $1) }  // manager, administrator
    v1.get("held/summary") { try await kit.query($0, $1) { try $0.heldSummary() } }  // as in held
    v1.get("held") { try await kit.listHeld($0, $1) }
    v1.post("held/settle") { try await kit.settle($0, $1) }  // manager, administrator

    v1.get("numbers/check") { try kit.checkNumber($0, $1) }  // rep, manager, administrator
    v1.get("rules/area-codes") { try await kit.query($0, $1) { try $0.areaCodeTrust() } }  // manager, administrator
    v1.post("rules/area-codes") { try await kit.setAreaCodeTrust($0, $1) }  // administrator

    v1.get("today") { try kit.today($0, $1) }  // rep: own; manager: team
    v1.post("next") { try await kit.next($0, $1) }  // rep
    v1.post("calls/:call/outcome") { try await kit.outcome($0, $1) }  // whose lead it is
    v1.post("calls/:call/skip") { try await kit.skip($0, $1) }  // the holder
    v1.post("undo") { try await kit.command($0, $1) { try $0.undo() } }  // rep: her own last outcome

    v1.get("events") { try await kit.events($0, $1) }  // of what she may see: rep, manager, administrator as in leads

    v1.post("outbox/claim") { try await kit.claimMail($0, $1) }  // mailer, administrator
    v1.post("outbox/:mail/result") { try await kit.mailResult($0, $1) }  // mailer, administrator
    v1.get("outbox") { try await kit.listOutbox($0, $1) }  // her own; administrator: all
    v1.get("outbox/:mail") { try await kit.showMail($0, $1) }  // as in the list
    v1.post("outbox/:mail/retry") { try await kit.retryMail($0, $1) }  // administrator, so for all below
    v1.post("outbox/:mail/drop") { try await kit.dropMail($0, $1) }
    v1.post("outbox/pause") { try await kit.pauseMails($0, $1) }
    v1.post("outbox/resume") { try await kit.resumeMails($0, $1) }
    v1.get("reminders") { try await kit.query($0, $1) { try $0.reminders() } }
    v1.post("reminders/:reminder/preview") { try await kit.previewReminder($0, $1) }
    v1.patch("me/reminders") { try await kit.setReminders($0, $1) }

    v1.get("rules") { try await kit.query($0, $1) { try $0.rules() } }
    v1.get("rules/review") { try kit.quickQuery($0, $1) { try $0.reviewState() } }
    v1.get("rules/history") { try await kit.ruleHistory($0, $1) }
    v1.get("rules/:code") { try await kit.showRule($0, $1) }
    v1.post("rules/:code") { try await kit.setRule($0, $1) }  // administrator, so for all below
    v1.post("rules/:code/suspend") { try await kit.suspendRule($0, $1) }
    v1.post("rules/:code/resume") { try await kit.resumeRule($0, $1) }

    v1.get("process") { try await kit.showProcess($0, $1) }
    v1.post("process") { try await kit.applyProcess($0, $1) }  // administrator
    v1.post("process/check") { try await kit.checkProcess($0, $1) }
    v1.get("process/history") { try await kit.query($0, $1) { try $0.processHistory() } }

    v1.get("holidays") { try await kit.listHolidays($0, $1) }
    v1.get("holidays/coverage") { try await kit.query($0, $1) { $0.coverage() } }
    v1.post("holidays") { try await kit.addHoliday($0, $1) }  // administrator, so for all below
    v1.post("holidays/remove") { try await kit.removeHoliday($0, $1) }
    v1.post("holidays/import") { try await kit.importHolidays($0, $1) }
    return router
  }
}
