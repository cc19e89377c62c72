-- What was asked in a crisis, and the answer: append-only like the rest. A question is no revision,
-- since it changes nothing that stands: it is numbered by a head row of its own, which is updated
-- first, as ledger_head is, so that of two who keep one at once the later tries again.
-- revision: the ledger's, from which it was answered; role: who asked (public never does); asked, told:
-- digests of the question and of question and answer; record: the whole as JSON, codes and no names.
CREATE TABLE questions_head (number BIGINT NOT NULL);
INSERT INTO questions_head VALUES (0);
CREATE TABLE questions (
    question_id VARCHAR NOT NULL, revision BIGINT NOT NULL, "at" TIMESTAMP NOT NULL,
    role VARCHAR NOT NULL, asked VARCHAR NOT NULL, told VARCHAR NOT NULL, record VARCHAR NOT NULL
);
UPDATE ledger_head SET schema_version = 4;
