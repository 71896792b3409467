-- The content of a form is kept once: in `report` while it is the newest submission, in `report_save` before and after.
-- What binds or refuses it without changing it is a narrow row that names the revision, and who did it once per act.

-- One act of verifying, approving or returning, which may be of thousands of reports.
create table review (
  no integer generated always as identity primary key,
  action smallint not null check (action in (3, 4, 5)), -- 3 RETURN, 4 VERIFY, 5 APPROVE
  actor uuid,
  at timestamptz not null,
  note text,
  comments jsonb -- slot -> what is wrong with the cell
);
create index review_at on review (at);

-- Which revision of a report the act made, and which content it binds or refuses. All columns are filled: no null bitmap.
create table report_review (
  unit_no integer not null,
  month integer not null,
  rev integer not null,
  of_rev integer not null,
  review_no integer not null,
  block_no smallint not null,
  primary key (unit_no, month, block_no, rev)
) partition by range (month);

alter table report
  add column action smallint not null default 2 check (action in (2, 6)), -- 2 SUBMIT, 6 AMEND
  add column actor uuid,
  add column idempotency_key uuid;

create or replace function ensure_year_partitions(from_year integer, to_year integer) returns void language plpgsql as $$
declare
  y integer;
  t text;
begin
  foreach t in array array['report', 'report_save', 'report_review', 'rollup'] loop
    for y in from_year..to_year loop
      execute format('create table if not exists %I partition of %I for values from (%s) to (%s)', t || '_' || y, t, y * 12, (y + 1) * 12);
    end loop;
    execute format('create table if not exists %I partition of %I default', t || '_default', t);
  end loop;
end $$;

do $$
declare
  part text;
  slots text := (select string_agg('s' || n, ', ' order by n) from generate_series(0, 127) n);
begin
  -- What was written before: acts out of the wide rows, the newest submission into `report`.
  for part in select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid where i.inhparent = 'report_rev'::regclass loop
    execute format('alter table %I rename to %I', part, replace(part, 'report_rev', 'report_save'));
    execute format('alter index %I rename to %I', part || '_pkey', replace(part, 'report_rev', 'report_save') || '_pkey');
  end loop;
  alter table report_rev rename to report_save;
  alter index report_rev_pkey rename to report_save_pkey;
  drop index report_rev_idempotency;
  perform ensure_year_partitions(
    coalesce((select min(month) / 12 from report_save), 2023), coalesce((select max(month) / 12 from report_save), 2027));
  perform ensure_year_partitions(2023, 2027);

  insert into review (action, actor, at, note, comments)
    select distinct action, actor, at, note, reasons from report_save where action in (3, 4, 5);
  insert into report_review (unit_no, month, rev, of_rev, review_no, block_no)
    select s.unit_no, s.month, s.rev,
      (select max(c.rev) from report_save c where c.unit_no = s.unit_no and c.month = s.month and c.block_no = s.block_no
         and c.rev < s.rev and c.action in (2, 6)),
      v.no, s.block_no
    from report_save s join review v on v.action = s.action and v.at = s.at and v.actor is not distinct from s.actor
      and v.note is not distinct from s.note and v.comments is not distinct from s.reasons
    where s.action in (3, 4, 5);
  delete from report_save where action in (3, 4, 5);
  update report r set action = s.action, actor = s.actor, idempotency_key = s.idempotency_key
    from report_save s
    where s.unit_no = r.unit_no and s.month = r.month and s.block_no = r.block_no and s.rev = r.rev and s.action in (2, 6);
  delete from report_save s using report r
    where s.unit_no = r.unit_no and s.month = r.month and s.block_no = r.block_no and s.rev = r.rev and r.basis = 0;
  -- A note is part of the header, which the content hash binds.
  alter table report_save drop column note;

  -- Every content a report ever had, wherever it lies.
  execute format('create view report_content as
    select unit_no, month, block_no, rev, action, actor, submitted_at as at, opened, form_version_no, idempotency_key,
      content_hash, header, reasons, %1$s from report where basis = 0
    union all
    select unit_no, month, block_no, rev, action, actor, at, opened, form_version_no, idempotency_key,
      content_hash, header, reasons, %1$s from report_save', slots);

  -- A newer submission takes the place of the one before, whose content is never lost, whoever writes.
  execute format('create function keep_former_report() returns trigger language plpgsql as $f$
    begin
      insert into report_save (unit_no, month, block_no, rev, action, actor, at, opened, form_version_no, idempotency_key,
        content_hash, header, reasons, %s)
      values (old.unit_no, old.month, old.block_no, old.rev, old.action, old.actor, old.submitted_at, old.opened,
        old.form_version_no, old.idempotency_key, old.content_hash, old.header, old.reasons, %s);
      return new;
    end $f$', slots, (select string_agg('old.s' || n, ', ' order by n) from generate_series(0, 127) n));
end $$;

create trigger report_former before update on report
  for each row when (old.basis = 0 and old.rev <> new.rev) execute function keep_former_report();

-- What happened to a report, in order of `rev`: every save and submission, and every act upon one.
create view report_rev as
  select unit_no, month, block_no, rev, action, actor, at, content_hash, header ->> 'note' as note, null::jsonb as comments
  from report_content
  union all
  select b.unit_no, b.month, b.block_no, b.rev, v.action, v.actor, v.at,
    (select c.content_hash from report_content c
      where c.unit_no = b.unit_no and c.month = b.month and c.block_no = b.block_no and c.rev = b.of_rev),
    v.note, v.comments
  from report_review b join review v on v.no = b.review_no;

-- A unit's obligations are found by the key; those of a month by an index of months alone, which a tree keeps as short lists.
drop index obligation_month;
create index obligation_month on obligation (month);
