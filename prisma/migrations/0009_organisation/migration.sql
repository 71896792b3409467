DROP INDEX "Decree_issuer_number_date_key";

ALTER TABLE "Decree" ADD COLUMN     "attachmentId" UUID,
ADD COLUMN     "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "withdrawReason" TEXT,
ADD COLUMN     "withdrawnAt" TIMESTAMPTZ(3);

ALTER TABLE "Pokjanal" ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "secretariat" TEXT;

ALTER TABLE "Seat" ADD COLUMN     "endedOn" DATE,
ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "SeatHolding" ADD COLUMN     "person" TEXT,
ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "withdrawReason" TEXT,
ADD COLUMN     "withdrawnAt" TIMESTAMPTZ(3);

CREATE TABLE "Attachment" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "mediaType" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Attachment_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "Change" (
    "id" UUID NOT NULL,
    "subject" TEXT NOT NULL,
    "subjectId" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "action" TEXT NOT NULL,
    "actorId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT,
    "diff" JSONB NOT NULL,

    CONSTRAINT "Change_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "Attachment_sha256_idx" ON "Attachment"("sha256");

CREATE INDEX "Change_subject_subjectId_revision_idx" ON "Change"("subject", "subjectId", "revision");

CREATE INDEX "Decree_date_idx" ON "Decree"("date");

CREATE INDEX "Decree_attachmentId_idx" ON "Decree"("attachmentId");

ALTER TABLE "Attachment" ADD CONSTRAINT "Attachment_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "Change" ADD CONSTRAINT "Change_actorId_fkey" FOREIGN KEY ("actorId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "Decree" ADD CONSTRAINT "Decree_attachmentId_fkey" FOREIGN KEY ("attachmentId") REFERENCES "Attachment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- One document is entered once; a decree taken back as wrongly entered does not stand in the way of the right one.
create unique index "Decree_document_sql" on "Decree" (issuer, number, "date") where "withdrawnAt" is null;

alter table "SeatHolding" add constraint "SeatHolding_span" check ("to" is null or "from" is null or "to" >= "from");
alter table "Decree" add constraint "Decree_term" check ("termEnd" is null or "termStart" is null or "termEnd" >= "termStart");

-- A seat for one holder has one at a time, whoever writes. The row of the seat is locked first, so that two who take it
-- in the same moment stand in line.
create function seat_holding_alone() returns trigger language plpgsql as $$
begin
  perform from "Seat" where id = new."seatId" and single for update;
  if found and new."withdrawnAt" is null and exists (
    select from "SeatHolding" h where h."seatId" = new."seatId" and h.id <> new.id and h."withdrawnAt" is null
      and daterange(h."from", h."to", '[]') && daterange(new."from", new."to", '[]')) then
    raise exception 'the seat has another holder in these days'
      using errcode = 'exclusion_violation', constraint = 'SeatHolding_alone';
  end if;
  return new;
end $$;
create trigger seat_holding_alone before insert or update on "SeatHolding"
  for each row execute function seat_holding_alone();
