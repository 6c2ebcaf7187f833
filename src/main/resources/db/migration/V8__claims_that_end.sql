-- Claims of pages of lists and of attempts to hooks end, those of mails do not.
ALTER TABLE mail ADD COLUMN until BIGINT;
CREATE INDEX mail_until ON mail (until) WHERE until IS NOT NULL;
UPDATE mail SET until = CAST(strftime('%s', 'now') AS INTEGER) * 1000 + 90 * 86400000 WHERE id LIKE 'bulk/%' AND id NOT LIKE '%/REPORT';

-- Changes of an event in an hour are counted among what is limited in time.
DELETE FROM quota WHERE name LIKE 'changes#%';
