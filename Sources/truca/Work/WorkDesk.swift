import TrucaAPI
import TrucaClient

/// Carries out what the loop asks for. Blocks: for a thread of its own.
struct WorkDesk: Sendable {
  let client: Client
  let dialer: Dialer

  func carryOut(_ request: WorkRequest) -> WorkReply {
    do {
      return try answer(to: request)
    } catch let problem as Problem {
      return .refused(problem)
    } catch let failure as Failure {
      return .unreachable(failure.sentence ?? "cannot do this")
    } catch {
      return .unreachable("\(error)")
    }
  }

  private func answer(to request: WorkRequest) throws -> WorkReply {
    switch request {
    case .start: return .started(try client.clock(), try client.process())
    case .today: return .today(try client.today())
    case .next:
      let answer = try client.next()
      return .next(answer, answer.call == nil ? nil : try? client.process())
    case .record(let outcome, let call): return .recorded(try client.record(outcome, of: .call(call)))
    case .skip(let call, let reason): return .skipped(try client.skip(.call(call), reason: reason))
    case .undo:
      let answer = try client.undo()
      return .undone(answer, try? client.lead(answer.lead))
    case .dial(let number):
      // Asked afresh: the hours may have ended while the call lay in her hand.
      if let call = try client.today().inHand, call.number == number, let why = call.forbidden {
        throw Failure.unavailable("cannot dial: \(why)")
      }
      return .dialled(try dialer.dialUnseen(number))
    }
  }
}
