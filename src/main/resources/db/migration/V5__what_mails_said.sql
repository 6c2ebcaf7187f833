-- SEQUENCE of the event in the mail; empty for mails that were sent before it was kept, negative for mails about none
ALTER TABLE mail ADD COLUMN sequence BIGINT;
