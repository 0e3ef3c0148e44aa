/// Schema 4: the law as its administrator keeps it, consent that ends, the do-not-call list, refusals. Frozen: literals
/// only.
enum Migration004 {
  static let sql = """
    ALTER TABLE lead RENAME COLUMN placeSubdivision TO placeSubdivisions;

    CREATE TABLE callingRuleChange (
      code TEXT NOT NULL PRIMARY KEY,
      rule TEXT NOT NULL,
      isForced INTEGER NOT NULL CHECK (isForced IN (0, 1)),
      reason TEXT NOT NULL,
      at INTEGER NOT NULL,
      byId INTEGER REFERENCES user(id)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE suspension (
      code TEXT NOT NULL PRIMARY KEY,
      reason TEXT NOT NULL,
      at INTEGER NOT NULL,
      byId INTEGER REFERENCES user(id)
    ) STRICT, WITHOUT ROWID;

    ALTER TABLE callingRuleHistory ADD COLUMN kind TEXT NOT NULL DEFAULT 'shipped'
      CHECK (kind IN ('shipped', 'set', 'reset', 'suspended', 'resumed'));
    ALTER TABLE callingRuleHistory ADD COLUMN reason TEXT NOT NULL DEFAULT '';
    ALTER TABLE callingRuleHistory ADD COLUMN byId INTEGER REFERENCES user(id);
    CREATE INDEX callingRuleHistory_code ON callingRuleHistory(code, id);

    CREATE TABLE holiday (
      code TEXT NOT NULL,
      day TEXT NOT NULL,
      name TEXT NOT NULL,
      PRIMARY KEY (code, day)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE holidayChange (
      code TEXT NOT NULL,
      day TEXT NOT NULL,
      name TEXT NOT NULL,
      isRemoved INTEGER NOT NULL CHECK (isRemoved IN (0, 1)),
      reason TEXT NOT NULL,
      at INTEGER NOT NULL,
      byId INTEGER REFERENCES user(id),
      PRIMARY KEY (code, day)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE holidayCover (
      code TEXT NOT NULL,
      isShipped INTEGER NOT NULL CHECK (isShipped IN (0, 1)),
      firstDay TEXT NOT NULL,
      lastDay TEXT NOT NULL CHECK (lastDay >= firstDay),
      PRIMARY KEY (code, isShipped)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE lawReview (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      cause TEXT NOT NULL,
      codes TEXT,
      dueUntil INTEGER NOT NULL,
      dueAfter INTEGER,
      after INTEGER NOT NULL,
      done INTEGER NOT NULL,
      total INTEGER,
      startedAt INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE leadWake (
      leadId INTEGER PRIMARY KEY REFERENCES lead(id) ON DELETE CASCADE,
      at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX leadWake_at ON leadWake(at);

    ALTER TABLE consent ADD COLUMN until TEXT;
    ALTER TABLE consent ADD COLUMN withdrawnAt INTEGER;
    ALTER TABLE consent ADD COLUMN withdrawnById INTEGER REFERENCES user(id);

    ALTER TABLE suppression RENAME TO suppressionOld;
    CREATE TABLE suppression (
      id INTEGER PRIMARY KEY,
      number TEXT UNIQUE,
      hash BLOB UNIQUE,
      source TEXT NOT NULL,
      note TEXT NOT NULL DEFAULT '',
      at INTEGER NOT NULL,
      callId INTEGER REFERENCES call(id) ON DELETE SET NULL,
      byId INTEGER REFERENCES user(id),
      CHECK (number IS NOT NULL OR hash IS NOT NULL)
    ) STRICT;
    INSERT INTO suppression(number, source, at, callId)
      SELECT number, CASE WHEN callId IS NULL THEN 'entered' ELSE 'call' END, at, callId FROM suppressionOld;
    DROP TABLE suppressionOld;
    CREATE INDEX suppression_call ON suppression(callId) WHERE callId IS NOT NULL;

    CREATE TABLE suppressedPrefix (
      prefix TEXT NOT NULL PRIMARY KEY CHECK (prefix LIKE '+_%'),
      source TEXT NOT NULL,
      note TEXT NOT NULL DEFAULT '',
      at INTEGER NOT NULL,
      byId INTEGER REFERENCES user(id)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE refusal (
      id INTEGER PRIMARY KEY,
      callId INTEGER UNIQUE REFERENCES call(id) ON DELETE SET NULL,
      number TEXT,
      hash BLOB,
      at INTEGER NOT NULL,
      CHECK (number IS NOT NULL OR hash IS NOT NULL)
    ) STRICT;
    CREATE INDEX refusal_number ON refusal(number) WHERE number IS NOT NULL;
    CREATE INDEX refusal_hash ON refusal(hash) WHERE hash IS NOT NULL;

    ALTER TABLE call ADD COLUMN evidence TEXT NOT NULL DEFAULT '';
    """
}
