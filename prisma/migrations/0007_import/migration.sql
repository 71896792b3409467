-- Files of forms on their way in, owned by SQL alone: what was uploaded, the rows read from it, what became of each.
-- Whoever uploaded one sees it, and nobody else; after a week it is gone.
create table import_job (
  id uuid primary key,
  owner uuid not null references "User" (id) on delete cascade,
  file_name text not null,
  block_code text not null,
  state smallint not null default 0, -- 0 READING, 1 READY, 2 RUNNING, 3 DONE, 4 CANCELLED, 5 FAILED
  content bytea, -- the file itself until its rows are read
  columns text[] not null default '{}', -- its header as it stood
  problems jsonb not null default '[]', -- why the file as a whole cannot be read
  note text, -- answers the warnings of all rows that bring none of their own
  reached integer not null default 0, -- row up to which the run has come
  lease_until timestamptz, -- a worker is at it until then
  touched_at timestamptz not null default now(),
  created_at timestamptz not null,
  confirmed_at timestamptz,
  ended_at timestamptz,
  expires_at timestamptz not null,
  check (state between 0 and 5)
);
create index import_job_waiting on import_job (touched_at) where state in (0, 2);
create index import_job_owner on import_job (owner, created_at);
create index import_job_expires on import_job (expires_at);

create table import_row (
  job_id uuid not null references import_job (id) on delete cascade,
  row_no integer not null, -- as a spreadsheet numbers it, the header being 1
  status smallint not null, -- 0 READY, 1 WARNING, 2 ERROR, 3 UNCHANGED, 4 SUBMITTED, 5 REFUSED
  needs_note boolean not null default false,
  code text not null,
  name text,
  unit_no integer,
  month integer,
  revision integer, -- of the report when the row was looked at
  header jsonb,
  cells integer[], -- like the slots of report, in rising order
  reasons jsonb,
  raw text[], -- the row as it stood, where it cannot be put together again from what was read
  findings jsonb not null default '[]',
  primary key (job_id, row_no),
  check (status between 0 and 5)
);
create index import_row_status on import_row (job_id, status, row_no);
