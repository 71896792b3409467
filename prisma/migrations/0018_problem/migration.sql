CREATE TYPE "ProblemKind" AS ENUM ('PROBLEM', 'CITIZEN_REQUEST');

CREATE TYPE "ProblemField" AS ENUM ('SPM_PENDIDIKAN', 'SPM_KESEHATAN', 'SPM_PU', 'SPM_PERUMAHAN', 'SPM_TRANTIB', 'SPM_SOSIAL', 'PANGAN', 'EKONOMI', 'KELEMBAGAAN', 'DATA');

CREATE TYPE "ProblemOrigin" AS ENUM ('POSYANDU', 'OPD', 'POKJANAL');

CREATE TYPE "ProblemState" AS ENUM ('RAISED', 'SENT', 'ANSWERED', 'ACCEPTED', 'RETURNED', 'ESCALATED', 'REDIRECTED', 'CLOSED');

CREATE TYPE "ProblemOutcome" AS ENUM ('SOLVED', 'PARTLY', 'UNSOLVED', 'WITHDRAWN');

CREATE TABLE "Problem" (
    "id" UUID NOT NULL,
    "kind" "ProblemKind" NOT NULL,
    "field" "ProblemField" NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT,
    "wilayahId" UUID NOT NULL,
    "posyanduId" UUID,
    "origin" "ProblemOrigin" NOT NULL,
    "raisedBy" TEXT NOT NULL,
    "raisedOpdId" UUID,
    "raisedGroupId" UUID,
    "raisedOn" DATE NOT NULL,
    "indicatorCode" TEXT,
    "meetingId" UUID,
    "state" "ProblemState" NOT NULL DEFAULT 'RAISED',
    "toOpdId" UUID,
    "toGroupId" UUID,
    "dueOn" DATE,
    "escalatedToId" UUID,
    "escalatedOn" DATE,
    "outcome" "ProblemOutcome",
    "revision" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "isDemo" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Problem_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "ProblemStep" (
    "id" UUID NOT NULL,
    "problemId" UUID NOT NULL,
    "no" INTEGER NOT NULL,
    "state" "ProblemState" NOT NULL,
    "on" DATE NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actorId" UUID,
    "office" TEXT,
    "note" TEXT,
    "toOpdId" UUID,
    "toGroupId" UUID,
    "dueOn" DATE,
    "outcome" "ProblemOutcome",

    CONSTRAINT "ProblemStep_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "Problem_wilayahId_idx" ON "Problem"("wilayahId");

CREATE INDEX "Problem_posyanduId_idx" ON "Problem"("posyanduId");

CREATE INDEX "Problem_raisedOpdId_idx" ON "Problem"("raisedOpdId");

CREATE INDEX "Problem_raisedGroupId_idx" ON "Problem"("raisedGroupId");

CREATE INDEX "Problem_toOpdId_idx" ON "Problem"("toOpdId");

CREATE INDEX "Problem_toGroupId_idx" ON "Problem"("toGroupId");

CREATE INDEX "Problem_escalatedToId_idx" ON "Problem"("escalatedToId");

CREATE INDEX "Problem_indicatorCode_idx" ON "Problem"("indicatorCode");

CREATE INDEX "Problem_meetingId_idx" ON "Problem"("meetingId");

CREATE INDEX "ProblemStep_toOpdId_idx" ON "ProblemStep"("toOpdId");

CREATE INDEX "ProblemStep_toGroupId_idx" ON "ProblemStep"("toGroupId");

CREATE INDEX "ProblemStep_actorId_idx" ON "ProblemStep"("actorId");

CREATE UNIQUE INDEX "ProblemStep_problemId_no_key" ON "ProblemStep"("problemId", "no");

ALTER TABLE "Problem" ADD CONSTRAINT "Problem_wilayahId_fkey" FOREIGN KEY ("wilayahId") REFERENCES "Wilayah"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "Problem" ADD CONSTRAINT "Problem_posyanduId_fkey" FOREIGN KEY ("posyanduId") REFERENCES "Posyandu"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "Problem" ADD CONSTRAINT "Problem_raisedOpdId_fkey" FOREIGN KEY ("raisedOpdId") REFERENCES "Opd"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "Problem" ADD CONSTRAINT "Problem_raisedGroupId_fkey" FOREIGN KEY ("raisedGroupId") REFERENCES "Pokjanal"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "Problem" ADD CONSTRAINT "Problem_toOpdId_fkey" FOREIGN KEY ("toOpdId") REFERENCES "Opd"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "Problem" ADD CONSTRAINT "Problem_toGroupId_fkey" FOREIGN KEY ("toGroupId") REFERENCES "Pokjanal"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "Problem" ADD CONSTRAINT "Problem_escalatedToId_fkey" FOREIGN KEY ("escalatedToId") REFERENCES "Pokjanal"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "Problem" ADD CONSTRAINT "Problem_indicatorCode_fkey" FOREIGN KEY ("indicatorCode") REFERENCES "Indicator"("code") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "Problem" ADD CONSTRAINT "Problem_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "ProblemStep" ADD CONSTRAINT "ProblemStep_problemId_fkey" FOREIGN KEY ("problemId") REFERENCES "Problem"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "ProblemStep" ADD CONSTRAINT "ProblemStep_actorId_fkey" FOREIGN KEY ("actorId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "ProblemStep" ADD CONSTRAINT "ProblemStep_toOpdId_fkey" FOREIGN KEY ("toOpdId") REFERENCES "Opd"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "ProblemStep" ADD CONSTRAINT "ProblemStep_toGroupId_fkey" FOREIGN KEY ("toGroupId") REFERENCES "Pokjanal"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Citizens ask in the six fields; problems may lie beside them.
alter table "Problem" add constraint "Problem_field" check (kind = 'PROBLEM' or starts_with(field::text, 'SPM_'));
alter table "Problem" add constraint "Problem_outcome" check ((state = 'CLOSED') = (outcome is not null));
alter table "Problem" add constraint "Problem_escalated" check (("escalatedOn" is null) or "dueOn" is not null);
alter table "ProblemStep" add constraint "ProblemStep_outcome" check ((state = 'CLOSED') = (outcome is not null));
alter table "ProblemStep" add constraint "ProblemStep_due" check ((state in ('SENT', 'RETURNED')) = ("dueOn" is not null));

-- Where a problem may go from where it stands; `problem-moves.ts` says the same and a test holds the two equal.
create function problem_may_move(old "ProblemState", new "ProblemState") returns boolean language sql immutable as $$
  select case
    when old is null then new = 'RAISED'
    when old = 'RAISED' then new in ('SENT', 'CLOSED')
    when old in ('SENT', 'RETURNED', 'ESCALATED') then new in ('ANSWERED', 'REDIRECTED', 'ESCALATED', 'CLOSED')
    when old = 'ANSWERED' then new in ('ACCEPTED', 'RETURNED')
    when old = 'ACCEPTED' then new in ('RETURNED', 'CLOSED')
    when old = 'REDIRECTED' then new in ('SENT', 'CLOSED')
    else false
  end
$$;

-- The log of a problem only grows. What goes with a removed account, agency, group or problem is no change of what was said.
create function problem_step_stands() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    if (to_jsonb(new) - 'actorId' - 'toOpdId' - 'toGroupId') = (to_jsonb(old) - 'actorId' - 'toOpdId' - 'toGroupId')
      and (new."actorId" is null or new."actorId" = old."actorId")
      and (new."toOpdId" is null or new."toOpdId" = old."toOpdId")
      and (new."toGroupId" is null or new."toGroupId" = old."toGroupId") then
      return new;
    end if;
  elsif not exists (select from "Problem" where id = old."problemId") then
    return old;
  end if;
  raise exception 'the log of a problem only grows'
    using errcode = 'restrict_violation', constraint = 'ProblemStep_stands';
end $$;
create trigger problem_step_stands before update or delete on "ProblemStep"
  for each row execute function problem_step_stands();

-- The newest entry says where the problem stands, whoever writes; entries are numbered without gaps and go the allowed ways.
create function problem_step_leads() returns trigger language plpgsql as $$
declare
  last record;
begin
  perform from "Problem" where id = new."problemId" for update;
  select no, state into last from "ProblemStep" where "problemId" = new."problemId" order by no desc limit 1;
  if new.no <> coalesce(last.no + 1, 0) then
    raise exception 'the log of a problem has no gaps'
      using errcode = 'unique_violation', constraint = 'ProblemStep_next';
  end if;
  if not problem_may_move(last.state, new.state) then
    raise exception 'a problem does not go from % to %', last.state, new.state
      using errcode = 'check_violation', constraint = 'ProblemStep_move';
  end if;
  if (new.state = 'SENT' and num_nonnulls(new."toOpdId", new."toGroupId") <> 1)
    or (new.state = 'ESCALATED' and new."toGroupId" is null) then
    raise exception 'an entry % names where it goes', new.state
      using errcode = 'check_violation', constraint = 'ProblemStep_to';
  end if;
  update "Problem" p set state = new.state, outcome = new.outcome,
      revision = p.revision + case when new.no = 0 then 0 else 1 end,
      "toOpdId" = case new.state when 'SENT' then new."toOpdId" when 'REDIRECTED' then null else p."toOpdId" end,
      "toGroupId" = case new.state when 'SENT' then new."toGroupId" when 'REDIRECTED' then null else p."toGroupId" end,
      "dueOn" = case when new.state in ('SENT', 'RETURNED') then new."dueOn" when new.state = 'REDIRECTED' then null else p."dueOn" end,
      "escalatedToId" = case when new.state = 'ESCALATED' then new."toGroupId"
        when new.state in ('SENT', 'RETURNED', 'REDIRECTED') then null else p."escalatedToId" end,
      "escalatedOn" = case when new.state = 'ESCALATED' then new."on"
        when new.state in ('SENT', 'RETURNED', 'REDIRECTED') then null else p."escalatedOn" end
    where p.id = new."problemId";
  return new;
end $$;
create trigger problem_step_leads before insert on "ProblemStep"
  for each row execute function problem_step_leads();

-- What waits for an answer is asked for by the day.
create index "Problem_waiting_sql" on "Problem" ("dueOn") where state in ('SENT', 'RETURNED', 'ESCALATED');
