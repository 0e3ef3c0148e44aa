/// Why a text is no cron expression.
public struct CronProblem: Error, Hashable, Sendable {
  /// What to write instead, to follow "cannot read … as when: ".
  public var advice: String

  init(_ advice: String) { self.advice = advice }
}
