CREATE TYPE "ActingKind" AS ENUM ('PJ', 'PLT', 'PLH');

ALTER TABLE "Pokjanal" ADD COLUMN     "supersededOn" DATE;

ALTER TABLE "SeatHolding" ADD COLUMN     "actingAs" "ActingKind";

CREATE TABLE "OpdName" (
    "id" UUID NOT NULL,
    "opdId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "shortName" TEXT,
    "until" DATE NOT NULL,
    "basis" TEXT,

    CONSTRAINT "OpdName_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "SeatSuccession" (
    "fromRegime" "Regime" NOT NULL,
    "fromCode" TEXT NOT NULL,
    "toRegime" "Regime" NOT NULL,
    "kindCode" TEXT NOT NULL,
    "officeHas" TEXT NOT NULL,
    "toCode" TEXT,
    "carries" BOOLEAN NOT NULL DEFAULT true,
    "order" INTEGER NOT NULL DEFAULT 0,
    "reason" TEXT NOT NULL,
    "reasonEn" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "confidence" TEXT NOT NULL,

    CONSTRAINT "SeatSuccession_pkey" PRIMARY KEY ("fromRegime","fromCode","toRegime","kindCode","officeHas")
);

CREATE TABLE "GroupSuccession" (
    "id" UUID NOT NULL,
    "batchId" UUID NOT NULL,
    "predecessorId" UUID NOT NULL,
    "successorId" UUID,
    "successorName" TEXT NOT NULL,
    "decreeId" UUID,
    "on" DATE NOT NULL,
    "lines" JSONB NOT NULL,
    "written" JSONB NOT NULL,
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "undoneById" UUID,
    "undoneAt" TIMESTAMPTZ(3),
    "undoReason" TEXT,
    "isDemo" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "GroupSuccession_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "OpdName_opdId_until_idx" ON "OpdName"("opdId", "until");

CREATE INDEX "GroupSuccession_batchId_idx" ON "GroupSuccession"("batchId");

CREATE INDEX "GroupSuccession_predecessorId_idx" ON "GroupSuccession"("predecessorId");

CREATE INDEX "GroupSuccession_successorId_idx" ON "GroupSuccession"("successorId");

CREATE INDEX "GroupSuccession_decreeId_idx" ON "GroupSuccession"("decreeId");

ALTER TABLE "OpdName" ADD CONSTRAINT "OpdName_opdId_fkey" FOREIGN KEY ("opdId") REFERENCES "Opd"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "GroupSuccession" ADD CONSTRAINT "GroupSuccession_predecessorId_fkey" FOREIGN KEY ("predecessorId") REFERENCES "Pokjanal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "GroupSuccession" ADD CONSTRAINT "GroupSuccession_successorId_fkey" FOREIGN KEY ("successorId") REFERENCES "Pokjanal"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "GroupSuccession" ADD CONSTRAINT "GroupSuccession_decreeId_fkey" FOREIGN KEY ("decreeId") REFERENCES "Decree"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "GroupSuccession" ADD CONSTRAINT "GroupSuccession_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "GroupSuccession" ADD CONSTRAINT "GroupSuccession_undoneById_fkey" FOREIGN KEY ("undoneById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- A group that was succeeded before: from the day of the decree that formed its successor, where that is on record.
update "Pokjanal" p set "supersededOn" = (
  select min(d."date") from "DecreePokjanal" dp join "Decree" d on d.id = dp."decreeId"
  where dp."pokjanalId" = p."successorId" and d.kind in ('ESTABLISHMENT', 'CHANGE') and d."withdrawnAt" is null)
where p."successorId" is not null;
alter table "Pokjanal" add constraint "Pokjanal_superseded" check ("supersededOn" is null or "successorId" is not null);

-- Who acts does so in one of three capacities. What was written down without one counts as a Plt., the usual case.
update "SeatHolding" set "actingAs" = 'PLT' where acting;
alter table "SeatHolding" add constraint "SeatHolding_acting" check (acting = ("actingAs" is not null));

-- A group is succeeded once; what was undone does not stand in the way.
create unique index "GroupSuccession_standing_sql" on "GroupSuccession" ("predecessorId") where "undoneAt" is null;
alter table "GroupSuccession" add constraint "GroupSuccession_undone" check (("undoneAt" is null) = ("undoReason" is null));
