CREATE TYPE "MeetingKind" AS ENUM ('COORDINATION', 'STRENGTHENING', 'ORIENTATION', 'ADVOCACY', 'KICK_OFF_ILP', 'WORK_PROGRAMME', 'OTHER');

CREATE TYPE "MeetingStatus" AS ENUM ('PLANNED', 'HELD', 'CANCELLED');

CREATE TYPE "Attendance" AS ENUM ('CAME', 'REPRESENTED', 'ABSENT');

CREATE TYPE "AgendaSource" AS ENUM ('TYPED', 'OVERDUE_COMMITMENT', 'WORST_INDICATOR', 'EXPIRING_DECREE', 'VACANT_SEAT');

CREATE TYPE "OutputState" AS ENUM ('OPEN', 'REACHED', 'DROPPED');

CREATE TYPE "CommitmentState" AS ENUM ('OPEN', 'IN_PROGRESS', 'DONE', 'DROPPED', 'ESCALATED');

CREATE TABLE "Meeting" (
    "id" UUID NOT NULL,
    "pokjanalId" UUID NOT NULL,
    "kind" "MeetingKind" NOT NULL,
    "title" TEXT NOT NULL,
    "date" DATE NOT NULL,
    "startsAt" TEXT,
    "place" TEXT,
    "organiser" TEXT NOT NULL,
    "organiserOpdId" UUID,
    "facilitator" TEXT,
    "openedBy" TEXT,
    "theme" TEXT,
    "status" "MeetingStatus" NOT NULL DEFAULT 'PLANNED',
    "cancelReason" TEXT,
    "minutes" TEXT,
    "references" TEXT[],
    "tags" TEXT[],
    "kaderReached" INTEGER,
    "kaderRegistered" INTEGER,
    "kaderUnknownReason" TEXT,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "isDemo" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Meeting_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "MeetingParty" (
    "id" UUID NOT NULL,
    "meetingId" UUID NOT NULL,
    "order" INTEGER NOT NULL,
    "seatId" UUID,
    "opdId" UUID,
    "name" TEXT NOT NULL,
    "isGroup" BOOLEAN NOT NULL DEFAULT false,
    "invited" BOOLEAN NOT NULL DEFAULT true,
    "invitedCount" INTEGER,
    "attendance" "Attendance",
    "representedBy" TEXT,
    "men" INTEGER,
    "women" INTEGER,
    "total" INTEGER,

    CONSTRAINT "MeetingParty_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "MeetingSpeaker" (
    "id" UUID NOT NULL,
    "meetingId" UUID NOT NULL,
    "order" INTEGER NOT NULL,
    "office" TEXT NOT NULL,
    "topic" TEXT,

    CONSTRAINT "MeetingSpeaker_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "MeetingAgendaItem" (
    "id" UUID NOT NULL,
    "meetingId" UUID NOT NULL,
    "order" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "source" "AgendaSource" NOT NULL DEFAULT 'TYPED',
    "subject" TEXT,

    CONSTRAINT "MeetingAgendaItem_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "MeetingOutput" (
    "id" UUID NOT NULL,
    "meetingId" UUID NOT NULL,
    "order" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "state" "OutputState" NOT NULL DEFAULT 'OPEN',
    "on" DATE,
    "note" TEXT,
    "attachmentId" UUID,
    "decreeId" UUID,
    "revision" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "MeetingOutput_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "MeetingFile" (
    "meetingId" UUID NOT NULL,
    "attachmentId" UUID NOT NULL,
    "order" INTEGER NOT NULL,

    CONSTRAINT "MeetingFile_pkey" PRIMARY KEY ("meetingId","attachmentId")
);

CREATE TABLE "MeetingReach" (
    "meetingId" UUID NOT NULL,
    "wilayahId" UUID NOT NULL,
    "reached" INTEGER NOT NULL,

    CONSTRAINT "MeetingReach_pkey" PRIMARY KEY ("meetingId","wilayahId")
);

CREATE TABLE "JointCommitment" (
    "id" UUID NOT NULL,
    "meetingId" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "signedOn" DATE NOT NULL,
    "signatories" TEXT[],
    "attachmentId" UUID,

    CONSTRAINT "JointCommitment_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "Commitment" (
    "id" UUID NOT NULL,
    "pokjanalId" UUID NOT NULL,
    "meetingId" UUID,
    "order" INTEGER NOT NULL DEFAULT 0,
    "text" TEXT NOT NULL,
    "owner" TEXT NOT NULL,
    "ownerSeatId" UUID,
    "ownerOpdId" UUID,
    "dueOn" DATE NOT NULL,
    "dueWorkingDays" INTEGER,
    "state" "CommitmentState" NOT NULL DEFAULT 'OPEN',
    "escalatedToId" UUID,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "isDemo" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Commitment_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "CommitmentStep" (
    "id" UUID NOT NULL,
    "commitmentId" UUID NOT NULL,
    "no" INTEGER NOT NULL,
    "state" "CommitmentState" NOT NULL,
    "on" DATE NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actorId" UUID,
    "note" TEXT,
    "attachmentId" UUID,
    "toPokjanalId" UUID,

    CONSTRAINT "CommitmentStep_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "Meeting_pokjanalId_date_idx" ON "Meeting"("pokjanalId", "date");

CREATE INDEX "Meeting_organiserOpdId_idx" ON "Meeting"("organiserOpdId");

CREATE INDEX "Meeting_date_idx" ON "Meeting"("date");

CREATE INDEX "MeetingParty_meetingId_order_idx" ON "MeetingParty"("meetingId", "order");

CREATE INDEX "MeetingParty_seatId_idx" ON "MeetingParty"("seatId");

CREATE INDEX "MeetingParty_opdId_idx" ON "MeetingParty"("opdId");

CREATE INDEX "MeetingSpeaker_meetingId_order_idx" ON "MeetingSpeaker"("meetingId", "order");

CREATE INDEX "MeetingAgendaItem_meetingId_order_idx" ON "MeetingAgendaItem"("meetingId", "order");

CREATE INDEX "MeetingOutput_meetingId_order_idx" ON "MeetingOutput"("meetingId", "order");

CREATE INDEX "MeetingOutput_attachmentId_idx" ON "MeetingOutput"("attachmentId");

CREATE INDEX "MeetingOutput_decreeId_idx" ON "MeetingOutput"("decreeId");

CREATE INDEX "MeetingFile_attachmentId_idx" ON "MeetingFile"("attachmentId");

CREATE INDEX "MeetingReach_wilayahId_idx" ON "MeetingReach"("wilayahId");

CREATE UNIQUE INDEX "JointCommitment_meetingId_key" ON "JointCommitment"("meetingId");

CREATE INDEX "JointCommitment_attachmentId_idx" ON "JointCommitment"("attachmentId");

CREATE INDEX "Commitment_pokjanalId_dueOn_idx" ON "Commitment"("pokjanalId", "dueOn");

CREATE INDEX "Commitment_meetingId_idx" ON "Commitment"("meetingId");

CREATE INDEX "Commitment_ownerSeatId_idx" ON "Commitment"("ownerSeatId");

CREATE INDEX "Commitment_ownerOpdId_idx" ON "Commitment"("ownerOpdId");

CREATE INDEX "Commitment_escalatedToId_idx" ON "Commitment"("escalatedToId");

CREATE INDEX "CommitmentStep_attachmentId_idx" ON "CommitmentStep"("attachmentId");

CREATE INDEX "CommitmentStep_toPokjanalId_idx" ON "CommitmentStep"("toPokjanalId");

CREATE UNIQUE INDEX "CommitmentStep_commitmentId_no_key" ON "CommitmentStep"("commitmentId", "no");

ALTER TABLE "Meeting" ADD CONSTRAINT "Meeting_pokjanalId_fkey" FOREIGN KEY ("pokjanalId") REFERENCES "Pokjanal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "Meeting" ADD CONSTRAINT "Meeting_organiserOpdId_fkey" FOREIGN KEY ("organiserOpdId") REFERENCES "Opd"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "MeetingParty" ADD CONSTRAINT "MeetingParty_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "MeetingParty" ADD CONSTRAINT "MeetingParty_seatId_fkey" FOREIGN KEY ("seatId") REFERENCES "Seat"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "MeetingParty" ADD CONSTRAINT "MeetingParty_opdId_fkey" FOREIGN KEY ("opdId") REFERENCES "Opd"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "MeetingSpeaker" ADD CONSTRAINT "MeetingSpeaker_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "MeetingAgendaItem" ADD CONSTRAINT "MeetingAgendaItem_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "MeetingOutput" ADD CONSTRAINT "MeetingOutput_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "MeetingOutput" ADD CONSTRAINT "MeetingOutput_attachmentId_fkey" FOREIGN KEY ("attachmentId") REFERENCES "Attachment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "MeetingOutput" ADD CONSTRAINT "MeetingOutput_decreeId_fkey" FOREIGN KEY ("decreeId") REFERENCES "Decree"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "MeetingFile" ADD CONSTRAINT "MeetingFile_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "MeetingFile" ADD CONSTRAINT "MeetingFile_attachmentId_fkey" FOREIGN KEY ("attachmentId") REFERENCES "Attachment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "MeetingReach" ADD CONSTRAINT "MeetingReach_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "MeetingReach" ADD CONSTRAINT "MeetingReach_wilayahId_fkey" FOREIGN KEY ("wilayahId") REFERENCES "Wilayah"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "JointCommitment" ADD CONSTRAINT "JointCommitment_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "JointCommitment" ADD CONSTRAINT "JointCommitment_attachmentId_fkey" FOREIGN KEY ("attachmentId") REFERENCES "Attachment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "Commitment" ADD CONSTRAINT "Commitment_pokjanalId_fkey" FOREIGN KEY ("pokjanalId") REFERENCES "Pokjanal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "Commitment" ADD CONSTRAINT "Commitment_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "Commitment" ADD CONSTRAINT "Commitment_ownerSeatId_fkey" FOREIGN KEY ("ownerSeatId") REFERENCES "Seat"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "Commitment" ADD CONSTRAINT "Commitment_ownerOpdId_fkey" FOREIGN KEY ("ownerOpdId") REFERENCES "Opd"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "Commitment" ADD CONSTRAINT "Commitment_escalatedToId_fkey" FOREIGN KEY ("escalatedToId") REFERENCES "Pokjanal"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "CommitmentStep" ADD CONSTRAINT "CommitmentStep_commitmentId_fkey" FOREIGN KEY ("commitmentId") REFERENCES "Commitment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "CommitmentStep" ADD CONSTRAINT "CommitmentStep_actorId_fkey" FOREIGN KEY ("actorId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "CommitmentStep" ADD CONSTRAINT "CommitmentStep_attachmentId_fkey" FOREIGN KEY ("attachmentId") REFERENCES "Attachment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "CommitmentStep" ADD CONSTRAINT "CommitmentStep_toPokjanalId_fkey" FOREIGN KEY ("toPokjanalId") REFERENCES "Pokjanal"("id") ON DELETE SET NULL ON UPDATE CASCADE;

alter table "Meeting" add constraint "Meeting_clock" check ("startsAt" ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$');
alter table "Meeting" add constraint "Meeting_cancelled" check ((status = 'CANCELLED') = ("cancelReason" is not null));
alter table "Meeting" add constraint "Meeting_kader" check ("kaderReached" >= 0 and "kaderRegistered" >= 0);
alter table "MeetingParty" add constraint "MeetingParty_counts"
  check ("invitedCount" >= 0 and men >= 0 and women >= 0 and total >= 0 and (men + women <= total or total is null));
alter table "MeetingReach" add constraint "MeetingReach_reached" check (reached >= 0);
alter table "MeetingOutput" add constraint "MeetingOutput_settled" check ((state = 'OPEN') = ("on" is null));

-- The log of a commitment only grows: an entry is neither changed nor taken away. What goes with a removed account, group
-- or commitment is no change of what was said.
create function commitment_step_stands() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    if (to_jsonb(new) - 'actorId' - 'toPokjanalId') = (to_jsonb(old) - 'actorId' - 'toPokjanalId')
      and (new."actorId" is null or new."actorId" = old."actorId")
      and (new."toPokjanalId" is null or new."toPokjanalId" = old."toPokjanalId") then
      return new;
    end if;
  elsif not exists (select from "Commitment" where id = old."commitmentId") then
    return old;
  end if;
  raise exception 'the log of a commitment only grows'
    using errcode = 'restrict_violation', constraint = 'CommitmentStep_stands';
end $$;
create trigger commitment_step_stands before update or delete on "CommitmentStep"
  for each row execute function commitment_step_stands();

-- The newest entry says where the commitment stands, whoever writes; entries are numbered without gaps.
create function commitment_step_leads() returns trigger language plpgsql as $$
declare
  last integer;
begin
  perform from "Commitment" where id = new."commitmentId" for update;
  select max(no) into last from "CommitmentStep" where "commitmentId" = new."commitmentId";
  if new.no <> coalesce(last + 1, 0) then
    raise exception 'the log of a commitment has no gaps'
      using errcode = 'unique_violation', constraint = 'CommitmentStep_next';
  end if;
  update "Commitment" set state = new.state, revision = new.no, "escalatedToId" = coalesce(new."toPokjanalId", "escalatedToId")
    where id = new."commitmentId";
  return new;
end $$;
create trigger commitment_step_leads before insert on "CommitmentStep"
  for each row execute function commitment_step_leads();

-- What is overdue is asked for by the day, of what still stands.
create index "Commitment_standing_sql" on "Commitment" ("dueOn") where state not in ('DONE', 'DROPPED');
