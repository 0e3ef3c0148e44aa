-- What the daemon reads and writes for `POST /v1/next`: choose, check, hand out with the row, the journal and the plan.
SELECT id AS inHand FROM call WHERE repId = :rep AND state = 'inHand'
;
SELECT leadId AS lead, ownerId, weekStart, isFirst, attempt, at, until, ideal, latest, promisedAt, partTries
FROM plannedCall WHERE ownerId = :rep AND at <= :now AND position = 0 AND until > :now
;
SELECT leadId AS promised, plannedCall.ownerId, plannedCall.weekStart, isFirst, attempt, at, until, ideal, latest,
plannedCall.promisedAt, partTries FROM lead JOIN plannedCall ON plannedCall.leadId = lead.id AND position = 0
WHERE lead.ownerId = :rep AND lead.state = 'open' AND lead.promiseAt IS NOT NULL
AND plannedCall.promisedAt IS NOT NULL ORDER BY lead.promiseAt, lead.id
;
SELECT count(*) AS handedOut FROM call WHERE repId = :rep AND at >= :now - 36000000 AND at < :now + 50400000
AND handedOut = 1 AND promisedAt IS NULL AND state <> 'released'
;
SELECT id AS lead, team, ownerId, state, held, closing, playbook, processVersion, storedAt, plannedAt, weekStart,
firstAttempt, numberIndex, promiseAt, promiseMissedAt, wantedAt, restUntil, version FROM lead WHERE id = :lead
;
SELECT id AS attemptId, attempt, repId, at, promisedAt, state, leaseEnd, outcome, reached FROM call
WHERE leadId = :lead AND attempt IS NOT NULL ORDER BY attempt
;
SELECT placeByHand, placeCountry, placeSubdivisions, placeZones, placeRules FROM lead WHERE id = :lead
;
SELECT text, number, region, kind, isValid FROM leadNumber WHERE leadId = :lead ORDER BY position
;
SELECT source, date FROM consent WHERE leadId = :lead ORDER BY date, id
;
SELECT count(*) AS suppressed FROM suppression WHERE number = :number
;
SELECT coalesce(max(id), 0) + 1 AS call FROM call
;
INSERT INTO call(id, leadId, attempt, direction, handedOut, repId, number, at, leaseEnd, promisedAt, state, outcome,
reached, endedAt, why) VALUES (:call, :lead, 1000000 + :n, 'out', 1, :rep, :number, :now, :now + 1800000, NULL,
'inHand', NULL, 0, NULL, 'Call 1 of at least 6: new, it came in 5 min ago.')
;
INSERT INTO journal(at, actorId, actorUid, actingAs, subject, subjectId, version, kind, data, request)
VALUES (:now, :rep, 0, NULL, 'lead', :lead, 1000000 + :n, 'handedOut',
'{"attempt":1,"call":' || :call || ',"leaseEnd":"2026-03-02T11:30:00Z","rep":7}', 'abcdef0123456789')
;
SELECT id, login, name, uid, roles, team, mail, zone, hours, capacity, daysOff, hasLeft, version FROM user
WHERE id = :rep
;
UPDATE lead SET team = 'bench', ownerId = :rep, state = 'open', held = '', closing = NULL, playbook = 'consumer',
processVersion = 1, plannedAt = :now, firstAttempt = 1, numberIndex = 0, promiseAt = NULL, promiseMissedAt = NULL,
wantedAt = NULL, restUntil = NULL, unfit = 0, shortfall = NULL, shortfallAttempts = NULL, version = version + 1
WHERE id = :lead
;
DELETE FROM plannedCall WHERE leadId = :lead
;
-- times 9
INSERT INTO plannedCall(leadId, position, attempt, ownerId, at, until, ideal, latest, promisedAt, partTries, weekStart,
isFirst) VALUES (:lead, :i, :i + 1, :rep, :now + :i * 86400000 - 1000, :now + :i * 86400000 + 3600000,
:now + :i * 86400000, :now + 604800000, NULL, 0, :now - 600000, 0)
;
SELECT name, company, email, source, street, city, postalCode, region, country, createdElsewhere FROM person
WHERE leadId = :lead
;
SELECT at, userId, text FROM note WHERE leadId = :lead ORDER BY id DESC LIMIT 3
;
-- untimed
DELETE FROM journal WHERE subject = 'lead' AND subjectId = :lead AND version >= 1000000
;
DELETE FROM call WHERE id = :call
;
