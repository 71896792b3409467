-- When an obligation was lifted, so that figures as they were known at an instant count it until then; null for one
-- that was never owed.
alter table obligation add column exempt_at timestamptz;
