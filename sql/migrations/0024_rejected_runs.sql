-- A run of deletion can be rejected too, by another person than proposed it, who says why. What it would have deleted is
-- named no longer; the same may be proposed again.
ALTER TABLE retention_runs
  ADD COLUMN rejected_by text,
  ADD COLUMN rejected_login text,
  ADD COLUMN rejected_at timestamptz,
  ADD COLUMN rejected_why text,
  ADD CONSTRAINT retention_runs_are_rejected_by_somebody_who_says_why CHECK (
    (rejected_at IS NULL) = (rejected_by IS NULL) AND (rejected_at IS NULL) = (rejected_login IS NULL)
    AND (rejected_at IS NULL) = (rejected_why IS NULL) AND btrim(rejected_why) <> ''),
  ADD CONSTRAINT retention_runs_are_rejected_by_another CHECK (lower(btrim(rejected_by)) <> lower(btrim(proposed_by))),
  ADD CONSTRAINT retention_runs_are_approved_or_rejected CHECK (approved_at IS NULL OR rejected_at IS NULL);

CREATE FUNCTION reject_retention(run bigint, rejecter text, reason text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = fullfolj, pg_temp AS $$
BEGIN
  UPDATE retention_runs SET rejected_by = rejecter, rejected_login = session_user, rejected_at = clock_timestamp(),
    rejected_why = reason
  WHERE id = run AND approved_at IS NULL AND rejected_at IS NULL;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'no such run waits for approval' USING ERRCODE = 'no_data_found';
  END IF;
  DELETE FROM retention_items WHERE run_id = run;
END $$;
REVOKE ALL ON FUNCTION reject_retention FROM PUBLIC;
