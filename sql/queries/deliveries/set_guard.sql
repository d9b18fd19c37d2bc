-- Sets when a source's complete rolls are held.
UPDATE sources SET guard_share = coalesce($2, guard_share), guard_floor = coalesce($3, guard_floor) WHERE name = $1
