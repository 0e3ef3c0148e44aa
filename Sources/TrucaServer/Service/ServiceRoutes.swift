internal import Hummingbird
internal import TrucaAPI
internal import TrucaCore

extension RouteKit {
  func advance(_ request: Request, _ context: TrucaContext) async throws -> Response {
    let caller = try desk.identify(request, context)
    guard caller.user?.roles.contains(.administrator) == true || desk.isAdministrator(uid: caller.uid) else {
      throw Problem(.forbidden, "cannot advance the clock: that needs the role administrator")
    }
    let (body, bytes) = try await request.decodeWithBytes(AdvanceRequest.self, context: context)
    let command = try desk.commandRequest(request, context, caller: caller, body: bytes)
    return Response(try await desk.longCommand(command) { try await desk.advance(caller, to: body.to) })
  }

  func doctor(_ request: Request, _ context: TrucaContext) async throws -> Response {
    let caller = try desk.identify(request, context)
    try caller.require(.administrator, to: "ask the doctor")
    return try .json(try await desk.query(caller) { try $0.examine() })
  }
}

extension Desk {
  /// root, and whom the sysadmin names in trucad.toml.
  func isAdministrator(uid: UInt32) -> Bool { uid == 0 || settings.administrators.contains(uid) }
}

extension QueryScope {
  /// `GET /v1/me`: an administrator without a user sees herself as one without a team.
  func me() throws -> User {
    if let person = caller.person { return try view(person) }
    return User(
      user: caller.uid == 0 ? "root" : "uid \(caller.uid)", name: "Administrator", uid: caller.uid,
      roles: caller.roles.sorted().map(\.rawValue), team: "", mail: nil, zone: "UTC", hours: "closed", capacity: 0,
      daysOff: [], state: "active", openLeads: 0, version: 0)
  }
}
