-- What the daemon reads for `GET /v1/today`, in the same order.
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
SELECT leadId AS coming, ownerId, weekStart, isFirst, attempt, at, until, ideal, latest, promisedAt, partTries
FROM plannedCall WHERE ownerId = :rep AND at >= :now AND at < :now + 50400000 AND position = 0
ORDER BY at, leadId LIMIT 50
;
SELECT lead.id AS atRisk, team, lead.ownerId, state, held, closing, playbook, processVersion, storedAt, plannedAt,
lead.weekStart, firstAttempt, numberIndex, promiseAt, promiseMissedAt, wantedAt, restUntil, version, name, company,
attempts, deadline, shortfall, shortfallAttempts,
(SELECT at FROM plannedCall WHERE leadId = lead.id AND position = 0) AS nextAt
FROM lead INDEXED BY lead_short JOIN person ON person.leadId = lead.id
WHERE lead.ownerId = :rep AND lead.state = 'open' AND lead.shortfall IS NOT NULL ORDER BY lead.id LIMIT 10
;
SELECT count(*) AS handedOut FROM call WHERE repId = :rep AND at >= :now - 36000000 AND at < :now + 50400000
AND handedOut = 1 AND promisedAt IS NULL AND state <> 'released'
;
-- times 8
SELECT count(*) AS planned FROM plannedCall WHERE ownerId = :rep AND at >= :now - 36000000 + (:i - 1) * 86400000
AND at < :now - 36000000 + :i * 86400000
;
SELECT id AS inHand, leadId, attempt, direction, handedOut, repId, number AS called, at, leaseEnd, promisedAt, state,
outcome, reached, endedAt, why FROM call WHERE repId = :rep AND state = 'inHand'
;
SELECT lead.id AS line, name, company, placeByHand, placeCountry, placeSubdivisions, placeZones, placeRules
FROM json_each((SELECT json_group_array(leadId) FROM (SELECT leadId FROM plannedCall
WHERE ownerId = :rep AND at <= :now AND position = 0 LIMIT 50)))
JOIN lead ON lead.id = value JOIN person ON person.leadId = lead.id
;
SELECT lead.id AS missed, name, company FROM lead JOIN person ON person.leadId = lead.id
WHERE lead.state = 'open' AND lead.ownerId = :rep AND lead.promiseAt IS NOT NULL AND lead.promiseMissedAt IS NOT NULL
ORDER BY lead.id LIMIT 50
;
SELECT count(*) AS made FROM call WHERE repId = :rep AND at >= :now - 36000000 AND at < :now + 50400000
AND state <> 'released'
;
SELECT count(*) AS coming FROM plannedCall WHERE ownerId = :rep AND at >= :now AND at < :now + 50400000
AND position = 0
;
