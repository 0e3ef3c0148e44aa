internal import Hummingbird
internal import TrucaAPI
internal import TrucaCore

extension RouteKit {
  func today(_ request: Request, _ context: TrucaContext) throws -> Response {
    let login = request.text("rep")
    return try quickQuery(request, context) { scope in
      guard let login else { return try scope.today(of: try scope.caller.requirePerson(to: "show today's list")) }
      let rep = try scope.user(login)
      let caller = scope.caller
      let isManager = caller.has(.manager) && caller.person?.team == rep.team
      guard caller.has(.administrator) || isManager || caller.person?.id == rep.id else {
        throw Problem(.forbidden, "cannot show the list of \(login): it is another rep's; ask her or your manager")
      }
      return try scope.today(of: rep)
    }
  }

  func next(_ request: Request, _ context: TrucaContext) async throws -> Response {
    try await command(request, context, body: NextRequest.self) { scope, body in
      let rep = try scope.caller.requirePerson(to: "take a call")
      guard rep.roles.contains(.rep) else {
        throw Problem(.forbidden, "cannot hand out a call to \(rep.login): that needs the role rep")
      }
      return try scope.handOut(to: rep, lead: body.lead)
    }
  }

  func outcome(_ request: Request, _ context: TrucaContext) async throws -> Response {
    let call = context.parameters.get("call") ?? ""
    return try await command(request, context, body: OutcomeRequest.self) { scope, body in
      try scope.record(
        OutcomeReport(outcome: body.outcome, time: body.time, reason: body.reason, note: body.note), call: call)
    }
  }

  func skip(_ request: Request, _ context: TrucaContext) async throws -> Response {
    let call = context.parameters.get("call") ?? ""
    return try await command(request, context, body: SkipRequest.self) { try $0.skip(call: call, reason: $1.reason) }
  }
}
