-- The subset that SQLite and PostgreSQL share. Each record is its JSON body beside the columns it is asked by.
-- Text is ordered by its bytes: SQLite's default; a PostgreSQL database is created with LC_COLLATE 'C'.

CREATE TABLE event (
    uid        TEXT   PRIMARY KEY,
    organizer  TEXT   NOT NULL,
    client_uid TEXT   NOT NULL,
    version    BIGINT NOT NULL,
    body       TEXT   NOT NULL,
    UNIQUE (organizer, client_uid)
);

CREATE TABLE attendee (
    uid     TEXT   NOT NULL,
    email   TEXT   NOT NULL,
    token   TEXT   NOT NULL UNIQUE,
    version BIGINT NOT NULL,
    body    TEXT   NOT NULL,
    PRIMARY KEY (uid, email)
);

CREATE TABLE statistic (
    uid   TEXT   NOT NULL,
    name  TEXT   NOT NULL,
    total BIGINT NOT NULL,
    PRIMARY KEY (uid, name)
);

CREATE TABLE quota (
    name  TEXT    PRIMARY KEY,
    taken INTEGER NOT NULL
);

CREATE TABLE decision (
    name TEXT PRIMARY KEY,
    body TEXT NOT NULL
);

-- lease and sent are milliseconds since 1970; sent is empty while the mail is on its way
CREATE TABLE mail (
    id      TEXT   PRIMARY KEY,
    lease   BIGINT NOT NULL,
    sent    BIGINT,
    service TEXT
);

CREATE TABLE account (
    email     TEXT    PRIMARY KEY,
    suspended BOOLEAN NOT NULL
);

CREATE TABLE quarantine (
    place TEXT PRIMARY KEY,
    body  TEXT NOT NULL
);
