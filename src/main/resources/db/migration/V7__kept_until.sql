-- until is milliseconds since 1970; what is over then counts as absent and is taken away. Empty for what stays.
ALTER TABLE record ADD COLUMN until BIGINT;
ALTER TABLE decision ADD COLUMN until BIGINT;
CREATE INDEX record_until ON record (until) WHERE until IS NOT NULL;
CREATE INDEX decision_until ON decision (until) WHERE until IS NOT NULL;
CREATE INDEX allowance_until ON allowance (until);

-- What was kept before stays for as long as if it had come today.
UPDATE decision SET until = CAST(strftime('%s', 'now') AS INTEGER) * 1000 + 60 * 86400000;
UPDATE record SET until = CAST(strftime('%s', 'now') AS INTEGER) * 1000 + 86400000 *
    CASE WHEN shelf LIKE 'audit#%' THEN 400 WHEN shelf LIKE 'once#%' THEN 1
         WHEN shelf LIKE 'feed#%' OR shelf LIKE 'told#%' OR shelf LIKE 'sends#%' THEN 14 ELSE 90 END
WHERE shelf LIKE 'mails#%' OR shelf LIKE 'quarantine#%' OR shelf LIKE 'consent#%' OR shelf LIKE 'bulk#%' OR name LIKE 'bulk#%'
   OR shelf LIKE 'audit#%' OR shelf LIKE 'once#%' OR shelf LIKE 'feed#%' OR shelf LIKE 'told#%' OR shelf LIKE 'sends#%';
