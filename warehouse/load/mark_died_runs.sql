-- Runs that neither completed nor failed and cannot be running any more. A row changed is one.
UPDATE runs
SET state = 'died', message = 'ended without a word; the next run of its flow takes up what it left'
WHERE state = 'running'
