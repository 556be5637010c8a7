-- Record how a run ended; one row changes.
UPDATE runs
SET ended_at = $ended_at, state = $state, message = $message
WHERE run_id = $run_id
