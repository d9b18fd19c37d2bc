-- Whom a source no longer has is looked for each time it hands in a roll: they are few among all.
CREATE INDEX source_persons_deleted ON source_persons (source_id) WHERE deleted_delivery_id IS NOT NULL;
