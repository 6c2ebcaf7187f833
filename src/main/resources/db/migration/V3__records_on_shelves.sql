-- Every record stands under its name on a shelf; what shares a shelf is listed together. A pointer is a record whose body is the
-- place that it leads to. Text is ordered by its bytes, as before.

CREATE TABLE record (
    shelf   TEXT   NOT NULL,
    name    TEXT   NOT NULL,
    version BIGINT NOT NULL,
    body    TEXT   NOT NULL,
    PRIMARY KEY (shelf, name)
);

INSERT INTO record SELECT 'event#' || uid, 'event', version, body FROM event;
INSERT INTO record SELECT 'organizer#' || json_extract(body, '$.tenant') || '#' || organizer, 'client#' || client_uid, 1,
    json_object('shelf', 'event#' || uid, 'name', 'event') FROM event;
INSERT INTO record SELECT 'event#' || uid, 'attendee#' || email, version, body FROM attendee;
-- ISO times of any width, brought to nanoseconds
INSERT INTO record SELECT 'organizer#' || json_extract(body, '$.tenant') || '#' || organizer,
    'event#' || substr(replace(json_extract(body, '$.created'), 'Z', '') || CASE WHEN json_extract(body, '$.created') LIKE '%.%' THEN '' ELSE '.' END || '000000000', 1, 29) || 'Z#' || uid, 1,
    json_object('shelf', 'event#' || uid, 'name', 'event') FROM event;
INSERT INTO record SELECT 'tenant#' || json_extract(body, '$.tenant'),
    'event#' || substr(replace(json_extract(body, '$.created'), 'Z', '') || CASE WHEN json_extract(body, '$.created') LIKE '%.%' THEN '' ELSE '.' END || '000000000', 1, 29) || 'Z#' || uid, 1,
    json_object('shelf', 'event#' || uid, 'name', 'event') FROM event;
INSERT INTO record SELECT 'person#' || email, uid, 1,
    json_object('shelf', 'event#' || uid, 'name', 'attendee#' || email) FROM attendee;
INSERT INTO record SELECT 'token#' || token, 'token', 1,
    json_object('shelf', 'event#' || uid, 'name', 'attendee#' || email) FROM attendee;
INSERT INTO record SELECT 'account#' || email, 'suspended', 1, CASE WHEN suspended THEN 'true' ELSE 'false' END FROM account;
INSERT INTO record SELECT 'quarantine', place, 1, body FROM quarantine;
INSERT INTO record SELECT 'consent#' || place, 'consent', 1, said FROM consent;

DROP TABLE event;
DROP TABLE attendee;
DROP TABLE account;
DROP TABLE quarantine;
DROP TABLE consent;
