-- The measure that a step was about, as the step's act says.
SELECT (details::jsonb ->> 'measure')::bigint FROM acts WHERE id = $1 AND details::jsonb ? 'measure'
