ALTER TABLE "Posyandu" ADD COLUMN     "decreeSince" DATE,
ADD COLUMN     "regNoSince" DATE;

-- Months that are open, from one to another; the first and the last without a bound.
create function open_months(first integer, last integer) returns setof integer language sql stable as $$
  with recursive opened as (
    select min(o.month) as month from obligation o where first is null or o.month >= first
    union all
    select (select min(o.month) from obligation o where o.month > p.month) from opened p where p.month is not null)
  select month from opened where month is not null and (last is null or month <= last)
$$;

-- Counts that the system makes from its own records go stale with the records, whoever writes them: the argument of the
-- trigger is a query over the rows that changed, which gives nodes and the months concerned (null: all that are open).
-- Of what is removed, the records that would tell the months may be gone already, so all are taken.
create function computed_counts_stale() returns trigger language plpgsql as $$
begin
  execute format(
    'insert into dirty (node_no, month, block_no, cause)
     select distinct f.node, m.month, b.no, 5
     from (%s) f(node, first, last) join "Block" b on b.code = ''GV''
     cross join lateral open_months(%s) m(month) where f.node is not null',
    tg_argv[0], case tg_op when 'DELETE' then 'null, null' else 'f.first, f.last' end);
  return null;
end $$;

do $do$
declare
  source record;
  place record;
begin
  for source in select * from (values
    ('Pokjanal', $q$select w.no, null::int, null::int from changed c join "Wilayah" w on w.id = c."wilayahId"$q$),
    ('DecreePokjanal', $q$select w.no, null::int, null::int from changed c join "Pokjanal" p on p.id = c."pokjanalId"
      join "Wilayah" w on w.id = p."wilayahId"$q$),
    ('Decree', $q$select w.no, null::int, null::int from changed c join "DecreePokjanal" l on l."decreeId" = c.id
      join "Pokjanal" p on p.id = l."pokjanalId" join "Wilayah" w on w.id = p."wilayahId"$q$),
    ('PokjanalMember', $q$select w.no, null::int, null::int from changed c join "Pokjanal" p on p.id = c."pokjanalId"
      join "Wilayah" w on w.id = p."wilayahId"$q$),
    ('DutyCredit', $q$select w.no, c."toMonth" / 12 * 12, c."toMonth" / 12 * 12 + 11 from changed c
      join "Pokjanal" p on p.id = c."pokjanalId" join "Wilayah" w on w.id = p."wilayahId"$q$),
    ('DutyExemption', $q$select w.no, c."fromMonth" / 12 * 12, c."toMonth" / 12 * 12 + 11 from changed c
      join "Pokjanal" p on p.id = c."pokjanalId" join "Wilayah" w on w.id = p."wilayahId"$q$),
    ('PlanActivity', $q$select w.no, d."toMonth" / 12 * 12, d."toMonth" / 12 * 12 + 11 from changed c
      join "DutyCredit" d on d."evidenceId" = c."evidenceId"
      join "Pokjanal" p on p.id = d."pokjanalId" join "Wilayah" w on w.id = p."wilayahId"$q$),
    ('Evidence', $q$select w.no, d."toMonth" / 12 * 12, d."toMonth" / 12 * 12 + 11 from changed c
        join "DutyCredit" d on d."evidenceId" = c.id
        join "Pokjanal" p on p.id = d."pokjanalId" join "Wilayah" w on w.id = p."wilayahId"
      union all
      select n.no, v.month, v.month from changed c
        join "EvidenceLink" l on l."evidenceId" = c.id and l.kind = 'POSYANDU'
        join "Unit" u on u."posyanduId"::text = l.ref cross join lateral (values (u."desaNo"), (u."puskesmasNo")) n(no)
        cross join lateral (select substring(c.details ->> 'plannedOn', '^(\d{4})-\d{2}-\d{2}$')::int * 12
          + substring(c.details ->> 'plannedOn', '^\d{4}-(\d{2})-\d{2}$')::int - 1 as month) v
        where c.kind = 'VISIT' and v.month is not null$q$),
    ('EvidenceLink', $q$select n.no, null::int, null::int from changed c
      join "Unit" u on u."posyanduId"::text = c.ref cross join lateral (values (u."desaNo"), (u."puskesmasNo")) n(no)
      where c.kind = 'POSYANDU'$q$),
    ('Problem', $q$select w.no, s.month, s.month from changed c join "Wilayah" w on w.id = c."wilayahId"
      left join lateral (select extract(year from s."dueOn")::int * 12 + extract(month from s."dueOn")::int - 1 as month
        from "ProblemStep" s where s."problemId" = c.id and s."dueOn" is not null) s on true$q$),
    ('ProblemStep', $q$select w.no, extract(year from s."dueOn")::int * 12 + extract(month from s."dueOn")::int - 1,
        extract(year from s."dueOn")::int * 12 + extract(month from s."dueOn")::int - 1
      from (select distinct "problemId" from changed) c join "Problem" p on p.id = c."problemId"
      join "Wilayah" w on w.id = p."wilayahId"
      join "ProblemStep" s on s."problemId" = p.id and s."dueOn" is not null$q$),
    ('Setting', $q$select w.no, null::int, null::int from changed c, "Pokjanal" p join "Wilayah" w on w.id = p."wilayahId"
      where c.key = 'duty.graceDays'$q$)
  ) s(name, query)
  loop
    for place in select * from (values ('insert', 'new', 'i'), ('update', 'old', 'o'), ('update', 'new', 'n'), ('delete', 'old', 'd'))
      p(act, side, mark)
    loop
      execute format('create trigger computed_counts_%s after %s on %I referencing %s table as changed
        for each statement execute function computed_counts_stale(%L)',
        place.mark, place.act, source.name, place.side, source.query);
    end loop;
  end loop;
end $do$;

-- A post that got or lost its number or decree; other corrections say nothing about the counts.
create function computed_counts_of_post() returns trigger language plpgsql as $$
begin
  insert into dirty (node_no, month, block_no, cause)
  select distinct n.no, m.month, b.no, 5
  from "Unit" u cross join lateral (values (u."desaNo"), (u."puskesmasNo")) n(no)
  cross join open_months(null, null) m(month) join "Block" b on b.code = 'GV'
  where u."posyanduId" = new.id and n.no is not null;
  return null;
end $$;
create trigger computed_counts_of_post after update on "Posyandu" for each row
  when ((old."regNo", old."regNoSince", old.decree, old."decreeSince")
    is distinct from (new."regNo", new."regNoSince", new.decree, new."decreeSince"))
  execute function computed_counts_of_post();
