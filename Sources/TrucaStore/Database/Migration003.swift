/// Schema 3: indices for what a large store must answer at once. Frozen: literals only.
enum Migration003 {
  static let sql = """
    CREATE INDEX call_ended ON call(repId, endedAt) WHERE state = 'outcome';
    CREATE INDEX plannedCall_due ON plannedCall(at) WHERE position = 0;
    """
}
