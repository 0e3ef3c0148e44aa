/// Schema 2: mails that wait to be sent, and when reminders come. Frozen: literals only.
enum Migration002 {
  static let sql = """
    CREATE TABLE outbox (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      userId INTEGER NOT NULL REFERENCES user(id),
      kind TEXT NOT NULL,
      slot TEXT NOT NULL,
      cause TEXT NOT NULL CHECK (cause IN ('slot', 'promise', 'missed')),
      leadId INTEGER REFERENCES lead(id) ON DELETE CASCADE,
      state TEXT NOT NULL CHECK (state IN ('pending', 'sending', 'uncertain', 'sent', 'dead', 'cancelled')),
      created INTEGER NOT NULL,
      due INTEGER NOT NULL,
      staleAt INTEGER NOT NULL,
      subject TEXT NOT NULL,
      text TEXT NOT NULL,
      html TEXT,
      calendar TEXT,
      messageId TEXT NOT NULL UNIQUE,
      attempts INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
      setUpFaults INTEGER NOT NULL DEFAULT 0 CHECK (setUpFaults >= 0),
      lapses INTEGER NOT NULL DEFAULT 0 CHECK (lapses BETWEEN 0 AND 5),
      nextTry INTEGER,
      token TEXT,
      leaseEnd INTEGER,
      claimed INTEGER,
      lastExit INTEGER,
      lastMessage TEXT,
      isSeen INTEGER NOT NULL DEFAULT 0 CHECK (isSeen IN (0, 1)),
      journal INTEGER NOT NULL REFERENCES journal(sequence),
      UNIQUE (userId, kind, slot),
      CHECK ((state IN ('pending', 'uncertain')) = (nextTry IS NOT NULL)),
      CHECK ((state = 'sending') = (leaseEnd IS NOT NULL)),
      CHECK (state <> 'sending' OR (token IS NOT NULL AND claimed IS NOT NULL))
    ) STRICT;
    CREATE INDEX outbox_next ON outbox(nextTry, id) WHERE nextTry IS NOT NULL;
    CREATE INDEX outbox_stale ON outbox(staleAt) WHERE nextTry IS NOT NULL;
    CREATE INDEX outbox_lease ON outbox(leaseEnd) WHERE leaseEnd IS NOT NULL;
    CREATE INDEX outbox_claimed ON outbox(claimed) WHERE claimed IS NOT NULL;
    CREATE INDEX outbox_user ON outbox(userId, claimed);
    CREATE INDEX outbox_created ON outbox(userId, created);
    CREATE INDEX outbox_lead ON outbox(leadId) WHERE leadId IS NOT NULL;
    CREATE INDEX outbox_dead ON outbox(id) WHERE state = 'dead' AND isSeen = 0;
    CREATE TRIGGER outbox_begins BEFORE INSERT ON outbox WHEN new.state <> 'pending' BEGIN
      SELECT RAISE(ABORT, 'a mail begins as pending');
    END;
    CREATE TRIGGER outbox_moves BEFORE UPDATE OF state ON outbox WHEN new.state <> old.state AND NOT (
      (old.state = 'pending' AND new.state IN ('sending', 'cancelled', 'dead'))
      OR (old.state = 'sending' AND new.state IN ('pending', 'sent', 'dead', 'uncertain'))
      OR (old.state = 'uncertain' AND new.state IN ('sending', 'pending', 'sent', 'dead', 'cancelled'))
    ) BEGIN
      SELECT RAISE(ABORT, 'a mail cannot change its state so');
    END;
    CREATE TRIGGER outbox_keeps BEFORE UPDATE OF userId, kind, slot, cause, created, due, subject, text, html, calendar,
    messageId, journal ON outbox BEGIN
      SELECT RAISE(ABORT, 'what a mail says cannot change');
    END;

    CREATE TABLE reminderRun (
      userId INTEGER NOT NULL REFERENCES user(id),
      kind TEXT NOT NULL,
      definition TEXT NOT NULL,
      slot TEXT,
      considered INTEGER NOT NULL,
      next INTEGER,
      PRIMARY KEY (userId, kind)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX reminderRun_next ON reminderRun(next) WHERE next IS NOT NULL;

    CREATE TABLE reminderOff (
      userId INTEGER NOT NULL REFERENCES user(id),
      kind TEXT NOT NULL,
      PRIMARY KEY (userId, kind)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE mailQueue (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      pausedAt INTEGER,
      reason TEXT NOT NULL DEFAULT '',
      faultUsers TEXT NOT NULL DEFAULT ''
    ) STRICT;
    INSERT INTO mailQueue(id) VALUES (1);
    """
}
