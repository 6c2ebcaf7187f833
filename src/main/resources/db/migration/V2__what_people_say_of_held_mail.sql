CREATE TABLE consent (
    place TEXT PRIMARY KEY,
    said  TEXT NOT NULL
);

-- until is milliseconds since 1970; the count may be forgotten then
CREATE TABLE allowance (
    name  TEXT    PRIMARY KEY,
    taken INTEGER NOT NULL,
    until BIGINT  NOT NULL
);
