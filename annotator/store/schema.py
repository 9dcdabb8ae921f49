"""The tables and views of a project file, as SQL that a person can read with `.schema`."""

APPLICATION_ID = 0x414E4E31
"""The four bytes "ANN1" in the file's header say that a SQLite file is a project."""

SCHEMA = 5
"""The schema this program writes, kept in the header as `user_version`; a file may be older."""

SEALED_SINCE = 4
"""The first schema whose pages and rows have seals."""

ROWS_SEALED_SINCE = 5
"""The first schema in which what a page's row alone knows has a seal, too."""

GAP = 1000
"""Positions are spread this far apart, so that something fits in between without renumbering."""

TABLES = """
CREATE TABLE page (
    key INTEGER PRIMARY KEY,            -- what the other tables call `page`
    id TEXT NOT NULL UNIQUE,            -- the page's id in exports
    name TEXT NOT NULL,                 -- the name of its file, or its id
    paper TEXT,
    published TEXT,                     -- ISO 8601 date
    page_number TEXT,
    status TEXT NOT NULL,               -- new, open, done, checked
    meta_extra TEXT,                    -- JSON: unknown keys of "meta"
    extra TEXT,                         -- JSON: unknown keys of the page
    article_count INTEGER NOT NULL,     -- counts leave out what was rejected
    block_count INTEGER NOT NULL,
    person_count INTEGER NOT NULL,
    span_count INTEGER NOT NULL,
    speech_count INTEGER NOT NULL,
    meeting_count INTEGER NOT NULL,
    correction_count INTEGER NOT NULL,
    doubt_count INTEGER,                -- NULL: not counted yet
    added_at TEXT NOT NULL,             -- ISO 8601, UTC
    saved_at TEXT NOT NULL,
    deleted_at TEXT                     -- set: the page is in the trash
) STRICT;

CREATE TABLE source (
    page INTEGER PRIMARY KEY REFERENCES page(key) ON DELETE CASCADE,
    raw TEXT NOT NULL,                  -- the decoded text; offsets count its characters
    raw_sha256 TEXT NOT NULL,           -- of raw in UTF-8
    name TEXT,                          -- the file; NULL where the page came without one
    sha256 TEXT,                        -- of the file's bytes
    encoding TEXT,
    extra TEXT,                         -- JSON: unknown keys of "source"
    found TEXT,                         -- JSON: what the reader found in the file
    bytes BLOB                          -- the file, byte by byte
) STRICT;
CREATE INDEX source_raw_sha256 ON source(raw_sha256);

CREATE TABLE article (
    page INTEGER NOT NULL REFERENCES page(key) ON DELETE CASCADE,
    id TEXT NOT NULL,
    position INTEGER NOT NULL,          -- order on the page; the numbers themselves say nothing
    kind TEXT NOT NULL,
    status TEXT NOT NULL,
    extra TEXT,
    PRIMARY KEY (page, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE block (
    page INTEGER NOT NULL REFERENCES page(key) ON DELETE CASCADE,
    id TEXT NOT NULL,
    position INTEGER NOT NULL,          -- reading order
    article TEXT,                       -- NULL exactly for furniture
    role TEXT NOT NULL,
    text TEXT NOT NULL,                 -- the fixed text: what the pieces spell
    pieces TEXT NOT NULL,               -- JSON list: [start, end] of raw, or "added characters"
    confidence REAL,
    status TEXT,                        -- suggested, accepted, rejected; NULL: made by hand
    extra TEXT,
    PRIMARY KEY (page, id),
    FOREIGN KEY (page, article) REFERENCES article(page, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE person (
    page INTEGER NOT NULL REFERENCES page(key) ON DELETE CASCADE,
    id TEXT NOT NULL,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    titles TEXT NOT NULL,               -- JSON list
    extra TEXT,
    PRIMARY KEY (page, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE span (
    page INTEGER NOT NULL REFERENCES page(key) ON DELETE CASCADE,
    id TEXT NOT NULL,
    position INTEGER NOT NULL,
    label TEXT NOT NULL,                -- person, cue, content, meeting, date, place, ...
    person TEXT,
    title TEXT,                         -- the office written before the name
    confidence REAL,
    status TEXT,
    extra TEXT,
    PRIMARY KEY (page, id),
    FOREIGN KEY (page, person) REFERENCES person(page, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE part (
    page INTEGER NOT NULL,
    span TEXT NOT NULL,
    position INTEGER NOT NULL,          -- 0, 1, 2 ... in reading order
    block TEXT NOT NULL,
    start_offset INTEGER NOT NULL,      -- in block.text, in characters from 0
    end_offset INTEGER NOT NULL,        -- exclusive
    extra TEXT,
    PRIMARY KEY (page, span, position),
    FOREIGN KEY (page, span) REFERENCES span(page, id)
        ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (page, block) REFERENCES block(page, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE speech (
    page INTEGER NOT NULL REFERENCES page(key) ON DELETE CASCADE,
    id TEXT NOT NULL,
    position INTEGER NOT NULL,
    speaker TEXT,                       -- a person's id
    speaker_text TEXT NOT NULL,         -- the printed name, or what speaks where no person does
    speaker_span TEXT,
    cue_span TEXT,                      -- the verb
    content_span TEXT,                  -- what is said
    confidence REAL,
    status TEXT,
    extra TEXT,
    PRIMARY KEY (page, id),
    FOREIGN KEY (page, speaker) REFERENCES person(page, id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (page, speaker_span) REFERENCES span(page, id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (page, cue_span) REFERENCES span(page, id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (page, content_span) REFERENCES span(page, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE meeting (
    page INTEGER NOT NULL REFERENCES page(key) ON DELETE CASCADE,
    id TEXT NOT NULL,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,                 -- meeting, visit, ceremony, other
    name_span TEXT,
    date_span TEXT,
    date_value TEXT,                    -- ISO 8601: a date, a month or an interval
    place_span TEXT,
    mentions TEXT NOT NULL,             -- JSON list of span ids
    confidence REAL,
    status TEXT,
    extra TEXT,
    PRIMARY KEY (page, id),
    FOREIGN KEY (page, name_span) REFERENCES span(page, id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (page, date_span) REFERENCES span(page, id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (page, place_span) REFERENCES span(page, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE attendance (
    page INTEGER NOT NULL,
    meeting TEXT NOT NULL,
    role TEXT NOT NULL,                 -- host, attendee
    position INTEGER NOT NULL,          -- 0, 1, 2 ... as listed
    person TEXT NOT NULL,
    mention_span TEXT,                  -- where the list names the person
    extra TEXT,
    PRIMARY KEY (page, meeting, role, position),
    FOREIGN KEY (page, meeting) REFERENCES meeting(page, id)
        ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (page, person) REFERENCES person(page, id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (page, mention_span) REFERENCES span(page, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE correction (
    page INTEGER NOT NULL REFERENCES page(key) ON DELETE CASCADE,
    id TEXT NOT NULL,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,                 -- duplicate, misread, junk, hand
    raw_start INTEGER NOT NULL,         -- in source.raw, in characters from 0
    raw_end INTEGER NOT NULL,           -- exclusive
    text TEXT NOT NULL,                 -- what stands instead
    confidence REAL,
    status TEXT,
    extra TEXT,
    PRIMARY KEY (page, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE step (
    number INTEGER PRIMARY KEY,
    page INTEGER NOT NULL REFERENCES page(key) ON DELETE CASCADE,
    at TEXT NOT NULL,                   -- ISO 8601, UTC
    name TEXT NOT NULL                  -- what was done
) STRICT;

CREATE TABLE setting (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL                 -- JSON
) STRICT, WITHOUT ROWID;
"""

LEARNED = """
CREATE TABLE learned (
    key INTEGER PRIMARY KEY CHECK (key = 1),    -- one row at most
    at TEXT NOT NULL,                           -- ISO 8601, UTC
    used INTEGER NOT NULL,                      -- 0: switched off
    value TEXT NOT NULL                         -- JSON: what finished pages taught
) STRICT;
"""

EXPECTED_OF_PAGE = """CASE
    WHEN status IN ('done', 'checked') THEN 0.0
    WHEN block_count > 0 THEN round(
        (SELECT total(1 - confidence) FROM block WHERE page = key AND status = 'suggested')
        + (SELECT total(1 - confidence) FROM span
            WHERE page = key AND status = 'suggested' AND label = 'person')
        + 3 * (SELECT total(1 - confidence) FROM speech WHERE page = key AND status = 'suggested')
        + 3 * (SELECT total(1 - confidence) FROM meeting WHERE page = key AND status = 'suggested')
        + (SELECT total(1 - confidence) FROM correction
            WHERE page = key AND status = 'suggested'), 2)
    END"""
"""What `annotator.page.expected` says of a page, for files from before it was kept."""

EXPECTED = f"""
ALTER TABLE page ADD COLUMN expected_actions REAL;  -- NULL: nothing is there yet
UPDATE page SET expected_actions = {EXPECTED_OF_PAGE};
"""

HISTORY = """
ALTER TABLE step ADD COLUMN author TEXT;    -- NULL: not known
ALTER TABLE step ADD COLUMN removed INTEGER NOT NULL DEFAULT 0; -- labels, records a person had made
ALTER TABLE step ADD COLUMN delta ANY;      -- JSON: what was, what is; BLOB: the same, by zlib
CREATE INDEX step_page ON step(page);
CREATE INDEX step_removed ON step(page) WHERE removed > 0;
CREATE TABLE origin (
    page INTEGER PRIMARY KEY REFERENCES page(key) ON DELETE CASCADE,
    step INTEGER NOT NULL,              -- the history begins after this step; 0: with the first
    at TEXT NOT NULL,                   -- since when the page was so
    state ANY NOT NULL                  -- as a delta: what leads from the raw text to the page
) STRICT;

-- Who changed what: one row for each thing a step changed, what was and what is. Large steps, which
-- are compressed, have one row without them; `annotator history` shows those, too. (Not through
-- json_extract: before 3.41 SQLite took it for unsafe where nothing in a file is trusted.)
CREATE VIEW history AS
SELECT step.number AS step, step.at, step.author, step.name AS what,
    (SELECT value FROM json_each(entry.value) WHERE key = 0) AS kind,
    (SELECT value FROM json_each(entry.value) WHERE key = 1) AS item,
    (SELECT value FROM json_each(entry.value) WHERE key = 4) AS was,
    (SELECT value FROM json_each(entry.value) WHERE key = 5) AS "is",
    page.paper, page.published, page.page_number, page.id AS page
FROM step JOIN page ON page.key = step.page
LEFT JOIN json_each(iif(typeof(delta) = 'text', delta, '[]')) AS entry;
"""

SEALS = """
ALTER TABLE page ADD COLUMN seal INTEGER;    -- of all that is on the page; NULL: not sealed yet
ALTER TABLE source ADD COLUMN seal INTEGER;  -- of bytes and found
ALTER TABLE setting ADD COLUMN seal INTEGER; -- of its row, as in the tables that follow
ALTER TABLE learned ADD COLUMN seal INTEGER;
ALTER TABLE step ADD COLUMN seal INTEGER;
ALTER TABLE origin ADD COLUMN seal INTEGER;
"""
"""Numbers that any damage betrays; `annotator.store.soundness.seal` says how they come about."""

ROW_SEALS = """
ALTER TABLE page ADD COLUMN row_seal INTEGER; -- of name, times and what is expected; NULL: not yet
"""


def _words(page: str, span: str) -> str:
    """Give the expression for what a span covers, its parts joined by nothing."""
    return f"""(SELECT group_concat(words, '') FROM (
        SELECT substr(block.text, start_offset + 1, end_offset - start_offset) AS words
        FROM part JOIN block ON block.page = part.page AND block.id = part.block
        WHERE part.page = {page} AND part.span = {span} ORDER BY part.position))"""


def _names(role: str) -> str:
    """Give the expression for a meeting's hosts or attendees, as listed."""
    return f"""(SELECT group_concat(name, '、') FROM (
        SELECT person.name FROM attendance
        JOIN person ON person.page = attendance.page AND person.id = attendance.person
        WHERE attendance.page = meeting.page AND attendance.meeting = meeting.id
            AND attendance.role = '{role}' ORDER BY attendance.position))"""


def _blocks(condition: str) -> str:
    """Give the expression for the text of an article's blocks, joined by line ends."""
    return f"""(SELECT group_concat(text, char(10)) FROM (
        SELECT text FROM block
        WHERE block.page = article.page AND block.article = article.id AND {condition}
            AND coalesce(block.status, '') <> 'rejected' AND text <> '' ORDER BY position))"""


# The conditions leave out the trash and what was rejected. No view sorts: SQLite would then work
# out every row before it shows the first.
VIEWS = f"""
-- What each span covers.
CREATE VIEW span_text AS
SELECT span.label, {_words("span.page", "span.id")} AS text,
    person.name AS person, span.title, span.confidence,
    coalesce(span.status, 'by hand') AS status,
    page.paper, page.published, page.page_number, page.id AS page, span.id AS span
FROM span JOIN page ON page.key = span.page
LEFT JOIN person ON person.page = span.page AND person.id = span.person
WHERE page.deleted_at IS NULL AND coalesce(span.status, '') <> 'rejected';

-- One row for each speech.
CREATE VIEW who_said_what AS
SELECT coalesce(person.name, nullif(speech.speaker_text, '')) AS speaker,
    mention.title AS speaker_title,
    {_words("speech.page", "speech.cue_span")} AS cue,
    {_words("speech.page", "speech.content_span")} AS content,
    speech.confidence, coalesce(speech.status, 'by hand') AS status,
    page.paper, page.published, page.page_number, page.id AS page, speech.id AS speech
FROM speech JOIN page ON page.key = speech.page
LEFT JOIN person ON person.page = speech.page AND person.id = speech.speaker
LEFT JOIN span AS mention ON mention.page = speech.page AND mention.id = speech.speaker_span
WHERE page.deleted_at IS NULL AND coalesce(speech.status, '') <> 'rejected';

-- One row for each meeting, its hosts and attendees as lists.
CREATE VIEW meeting_text AS
SELECT {_words("meeting.page", "meeting.name_span")} AS meeting, meeting.kind,
    {_words("meeting.page", "meeting.date_span")} AS date, meeting.date_value,
    {_words("meeting.page", "meeting.place_span")} AS place,
    {_names("host")} AS hosts,
    {_names("attendee")} AS attendees,
    meeting.confidence, coalesce(meeting.status, 'by hand') AS status,
    page.paper, page.published, page.page_number, page.id AS page, meeting.id AS meeting_id
FROM meeting JOIN page ON page.key = meeting.page
WHERE page.deleted_at IS NULL AND coalesce(meeting.status, '') <> 'rejected';

-- One row for each person at each meeting.
CREATE VIEW who_attended_what AS
SELECT person.name AS person, attendance.role, mention.title,
    {_words("meeting.page", "meeting.name_span")} AS meeting, meeting.kind,
    {_words("meeting.page", "meeting.date_span")} AS date, meeting.date_value,
    {_words("meeting.page", "meeting.place_span")} AS place,
    coalesce(meeting.status, 'by hand') AS status,
    page.paper, page.published, page.page_number, page.id AS page, meeting.id AS meeting_id
FROM meeting JOIN page ON page.key = meeting.page
JOIN attendance ON attendance.page = meeting.page AND attendance.meeting = meeting.id
JOIN person ON person.page = attendance.page AND person.id = attendance.person
LEFT JOIN span AS mention
    ON mention.page = attendance.page AND mention.id = attendance.mention_span
WHERE page.deleted_at IS NULL AND coalesce(meeting.status, '') <> 'rejected';

-- The fixed text of each article, its blocks joined by line ends.
CREATE VIEW article_text AS
SELECT article.kind, {_blocks("block.role = 'headline'")} AS headline,
    {_blocks("true")} AS text,
    article.status, page.paper, page.published, page.page_number,
    page.id AS page, article.id AS article
FROM article JOIN page ON page.key = article.page
WHERE page.deleted_at IS NULL AND article.status <> 'rejected';
"""

SCRIPTS = (TABLES + VIEWS, LEARNED, EXPECTED, HISTORY + SEALS, ROW_SEALS)
"""What each schema number adds to the one before."""
