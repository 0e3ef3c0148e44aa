-- What the daemon reads and writes for a new lead: look for the same person, store, journal and plan.
SELECT leadId AS same FROM person WHERE emailKey = 'bench' || :n || '@reference.example' ORDER BY leadId LIMIT 100
;
SELECT DISTINCT leadId AS sameNumber FROM leadNumber WHERE number = '+44207' || (9000000 + :n) ORDER BY leadId LIMIT 100
;
SELECT version, note FROM process ORDER BY version DESC LIMIT 1
;
SELECT id, login, name, uid, roles, team, mail, zone, hours, capacity, daysOff, hasLeft, version FROM user
WHERE id = :rep
;
SELECT count(*) AS suppressed FROM suppression WHERE number = '+44207' || (9000000 + :n)
;
SELECT coalesce(max(id), 0) + 1 AS lead FROM lead
;
INSERT INTO lead(team, ownerId, state, held, closing, playbook, processVersion, storedAt, plannedAt, weekStart, deadline,
firstAttempt, numberIndex, attempts, unfit, version, id, placeCountry, placeZones, placeRules)
VALUES ('bench', :rep, 'open', '', NULL, 'consumer', 1, :now, :now, :now, :now + 604800000, 1, 0, 0, 0, 1, :lead, 'GB',
'Europe/London', 'GB')
;
INSERT INTO person(name, company, email, emailKey, source, leadId)
VALUES ('Alex Reference ' || :n, 'Firm Ltd', 'bench' || :n || '@reference.example',
'bench' || :n || '@reference.example', 'reference', :lead)
;
INSERT INTO leadNumber(leadId, position, text, number, region, kind, isValid)
VALUES (:lead, 0, '+44 20 7' || (9000000 + :n), '+44207' || (9000000 + :n), 'GB', 'fixed', 1)
;
INSERT INTO journal(at, actorId, actorUid, actingAs, subject, subjectId, version, kind, data, request)
VALUES (:now, NULL, 0, NULL, 'lead', :lead, 1, 'stored',
'{"numberIndex":0,"owner":7,"playbook":"consumer","processVersion":1,"state":"open","team":"bench"}', 'abcdef01')
;
UPDATE lead SET team = 'bench', ownerId = :rep, state = 'open', plannedAt = :now, deadline = :now + 604800000,
version = 1 WHERE id = :lead
;
DELETE FROM plannedCall WHERE leadId = :lead
;
-- times 10
INSERT INTO plannedCall(leadId, position, attempt, ownerId, at, until, ideal, latest, promisedAt, partTries, weekStart,
isFirst) VALUES (:lead, :i, :i + 1, :rep, :now + :i * 86400000, :now + :i * 86400000 + 3600000, :now + :i * 86400000,
:now + 604800000, NULL, 0, :now, :i = 0)
;
