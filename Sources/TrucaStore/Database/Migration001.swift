/// Schema 1: users, law, process, leads with their calls and plans, the journal. Frozen: literals only.
enum Migration001 {
  static let sql = """
    CREATE TABLE meta (
      key TEXT NOT NULL PRIMARY KEY,
      value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE user (
      id INTEGER PRIMARY KEY,
      login TEXT NOT NULL UNIQUE CHECK (login <> ''),
      name TEXT NOT NULL,
      uid INTEGER UNIQUE,
      roles TEXT NOT NULL,
      team TEXT NOT NULL,
      mail TEXT,
      zone TEXT NOT NULL,
      hours TEXT NOT NULL,
      capacity INTEGER NOT NULL CHECK (capacity BETWEEN 0 AND 1000),
      daysOff TEXT NOT NULL,
      hasLeft INTEGER NOT NULL DEFAULT 0 CHECK (hasLeft IN (0, 1)),
      version INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE callingRule (
      code TEXT NOT NULL PRIMARY KEY,
      rule TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE callingRuleHistory (
      id INTEGER PRIMARY KEY,
      code TEXT NOT NULL,
      rule TEXT,
      at INTEGER NOT NULL,
      journal INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE process (
      version INTEGER PRIMARY KEY,
      document TEXT NOT NULL,
      appliedAt INTEGER NOT NULL,
      appliedBy INTEGER REFERENCES user(id),
      note TEXT NOT NULL
    ) STRICT;

    CREATE TABLE lead (
      id INTEGER PRIMARY KEY,
      team TEXT NOT NULL,
      ownerId INTEGER REFERENCES user(id),
      state TEXT NOT NULL CHECK (state IN ('backlog', 'held', 'open', 'closed')),
      held TEXT NOT NULL DEFAULT '',
      closing TEXT,
      playbook TEXT NOT NULL,
      processVersion INTEGER NOT NULL REFERENCES process(version),
      storedAt INTEGER NOT NULL,
      plannedAt INTEGER NOT NULL,
      weekStart INTEGER,
      deadline INTEGER,
      firstAttempt INTEGER NOT NULL,
      numberIndex INTEGER NOT NULL,
      promiseAt INTEGER,
      promiseMissedAt INTEGER,
      wantedAt INTEGER,
      restUntil INTEGER,
      attempts INTEGER NOT NULL DEFAULT 0,
      unfit INTEGER NOT NULL DEFAULT 0,
      shortfall TEXT,
      shortfallAttempts INTEGER,
      placeCountry TEXT,
      placeSubdivision TEXT,
      placeZones TEXT,
      placeRules TEXT,
      placeByHand TEXT,
      version INTEGER NOT NULL,
      CHECK ((state = 'held') = (held <> '')),
      CHECK ((state = 'closed') = (closing IS NOT NULL)),
      CHECK (state <> 'open' OR (weekStart IS NOT NULL AND ownerId IS NOT NULL AND placeCountry IS NOT NULL)),
      CHECK (promiseMissedAt IS NULL OR promiseAt IS NOT NULL)
    ) STRICT;
    CREATE INDEX lead_owner ON lead(ownerId, state);
    CREATE INDEX lead_waiting ON lead(state, team, id) WHERE state IN ('held', 'backlog');
    CREATE INDEX lead_open ON lead(id) WHERE state = 'open';
    CREATE INDEX lead_short ON lead(ownerId, id) WHERE state = 'open' AND shortfall IS NOT NULL;
    CREATE INDEX lead_promise ON lead(promiseAt) WHERE promiseAt IS NOT NULL;
    CREATE INDEX lead_owner_promise ON lead(ownerId, promiseAt) WHERE promiseAt IS NOT NULL;

    CREATE TABLE person (
      leadId INTEGER PRIMARY KEY REFERENCES lead(id) ON DELETE CASCADE,
      name TEXT NOT NULL,
      company TEXT NOT NULL,
      email TEXT,
      emailKey TEXT,
      source TEXT,
      street TEXT,
      city TEXT,
      postalCode TEXT,
      region TEXT,
      country TEXT,
      createdElsewhere TEXT
    ) STRICT;
    CREATE INDEX person_email ON person(emailKey) WHERE emailKey IS NOT NULL;

    CREATE TABLE leadNumber (
      leadId INTEGER NOT NULL REFERENCES lead(id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      text TEXT NOT NULL,
      number TEXT,
      region TEXT,
      kind TEXT,
      isValid INTEGER,
      PRIMARY KEY (leadId, position)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX leadNumber_number ON leadNumber(number) WHERE number IS NOT NULL;

    CREATE TABLE consent (
      id INTEGER PRIMARY KEY,
      leadId INTEGER NOT NULL REFERENCES lead(id) ON DELETE CASCADE,
      source TEXT NOT NULL,
      date TEXT NOT NULL,
      recordedAt INTEGER NOT NULL,
      recordedBy INTEGER REFERENCES user(id)
    ) STRICT;
    CREATE INDEX consent_lead ON consent(leadId);

    CREATE TABLE suppression (
      number TEXT NOT NULL PRIMARY KEY,
      at INTEGER NOT NULL,
      callId INTEGER REFERENCES call(id)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE note (
      id INTEGER PRIMARY KEY,
      leadId INTEGER NOT NULL REFERENCES lead(id) ON DELETE CASCADE,
      at INTEGER NOT NULL,
      userId INTEGER REFERENCES user(id),
      text TEXT NOT NULL
    ) STRICT;
    CREATE INDEX note_lead ON note(leadId, id);

    CREATE TABLE call (
      id INTEGER PRIMARY KEY,
      leadId INTEGER NOT NULL REFERENCES lead(id) ON DELETE CASCADE,
      attempt INTEGER,
      direction TEXT NOT NULL CHECK (direction IN ('out', 'in')),
      handedOut INTEGER NOT NULL CHECK (handedOut IN (0, 1)),
      repId INTEGER NOT NULL REFERENCES user(id),
      number TEXT,
      at INTEGER NOT NULL,
      leaseEnd INTEGER,
      promisedAt INTEGER,
      state TEXT NOT NULL CHECK (state IN ('inHand', 'outcome', 'leaseEnded', 'undone', 'released')),
      outcome TEXT,
      reached INTEGER,
      endedAt INTEGER,
      why TEXT NOT NULL,
      UNIQUE (leadId, attempt),
      CHECK ((state = 'inHand') = (leaseEnd IS NOT NULL)),
      CHECK ((state = 'outcome') = (outcome IS NOT NULL)),
      CHECK ((attempt IS NULL) = (direction = 'in' OR state = 'released'))
    ) STRICT;
    CREATE UNIQUE INDEX call_inHand_lead ON call(leadId) WHERE state = 'inHand';
    CREATE UNIQUE INDEX call_inHand_rep ON call(repId) WHERE state = 'inHand';
    CREATE INDEX call_lease ON call(leaseEnd) WHERE state = 'inHand';
    CREATE INDEX call_rep ON call(repId, at);
    CREATE INDEX call_number ON call(number, at);

    CREATE TABLE plannedCall (
      leadId INTEGER NOT NULL REFERENCES lead(id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      attempt INTEGER NOT NULL,
      ownerId INTEGER NOT NULL REFERENCES user(id),
      at INTEGER NOT NULL,
      until INTEGER NOT NULL,
      ideal INTEGER NOT NULL,
      latest INTEGER,
      promisedAt INTEGER,
      partTries INTEGER NOT NULL,
      weekStart INTEGER NOT NULL,
      isFirst INTEGER NOT NULL CHECK (isFirst IN (0, 1)),
      PRIMARY KEY (leadId, position),
      CHECK (at < until)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX plannedCall_next ON plannedCall(ownerId, at) WHERE position = 0;
    CREATE INDEX plannedCall_until ON plannedCall(until) WHERE position = 0;
    CREATE INDEX plannedCall_owner ON plannedCall(ownerId, at);

    CREATE TABLE repLoad (
      userId INTEGER PRIMARY KEY REFERENCES user(id),
      leads INTEGER NOT NULL DEFAULT 0 CHECK (leads >= 0)
    ) STRICT;
    CREATE TRIGGER repLoad_user AFTER INSERT ON user BEGIN
      INSERT INTO repLoad(userId, leads) VALUES (new.id, 0);
    END;
    CREATE TRIGGER repLoad_insert AFTER INSERT ON lead WHEN new.state <> 'closed' AND new.ownerId IS NOT NULL BEGIN
      UPDATE repLoad SET leads = leads + 1 WHERE userId = new.ownerId;
    END;
    CREATE TRIGGER repLoad_update AFTER UPDATE OF ownerId, state ON lead
    WHEN old.ownerId IS NOT new.ownerId OR (old.state = 'closed') <> (new.state = 'closed') BEGIN
      UPDATE repLoad SET leads = leads - 1 WHERE userId = old.ownerId AND old.state <> 'closed';
      UPDATE repLoad SET leads = leads + 1 WHERE userId = new.ownerId AND new.state <> 'closed';
    END;
    CREATE TRIGGER repLoad_delete AFTER DELETE ON lead WHEN old.state <> 'closed' BEGIN
      UPDATE repLoad SET leads = leads - 1 WHERE userId = old.ownerId;
    END;

    CREATE TABLE importedRow (
      key BLOB NOT NULL PRIMARY KEY,
      leadId INTEGER NOT NULL REFERENCES lead(id) ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX importedRow_lead ON importedRow(leadId);

    CREATE TABLE journal (
      sequence INTEGER PRIMARY KEY AUTOINCREMENT,
      at INTEGER NOT NULL,
      actorId INTEGER REFERENCES user(id),
      actorUid INTEGER,
      actingAs INTEGER REFERENCES user(id),
      subject TEXT NOT NULL,
      subjectId INTEGER NOT NULL,
      version INTEGER NOT NULL,
      kind TEXT NOT NULL,
      data TEXT NOT NULL,
      request TEXT,
      UNIQUE (subject, subjectId, version)
    ) STRICT;
    CREATE INDEX journal_actor ON journal(actorId, sequence);

    CREATE TABLE idempotency (
      uid INTEGER NOT NULL,
      key TEXT NOT NULL,
      fingerprint BLOB NOT NULL,
      status INTEGER NOT NULL,
      body BLOB NOT NULL,
      at INTEGER NOT NULL,
      PRIMARY KEY (uid, key)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX idempotency_at ON idempotency(at);
    """
}
