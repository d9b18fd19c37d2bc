-- Whether a scope has delivered nothing yet, and whether its source has.
SELECT NOT EXISTS (SELECT FROM deliveries WHERE source_id = $1 AND scope = $2 AND verdict <> 'refused')
    AND NOT EXISTS (SELECT FROM roll_fingerprints WHERE source_id = $1 AND scope = $2),
  NOT EXISTS (SELECT FROM deliveries WHERE source_id = $1 AND verdict <> 'refused')
