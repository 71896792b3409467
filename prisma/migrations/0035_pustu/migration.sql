CREATE TYPE "PustuKind" AS ENUM ('PUSTU', 'POSKESDES', 'POLINDES', 'PONKESDES');

CREATE TABLE "Pustu" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "PustuKind" NOT NULL DEFAULT 'PUSTU',
    "puskesmasId" UUID NOT NULL,
    "wilayahId" UUID NOT NULL,
    "openedOn" DATE,
    "closedOn" DATE,
    "closeReason" TEXT,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "withdrawnAt" TIMESTAMPTZ(3),
    "withdrawReason" TEXT,
    "isDemo" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Pustu_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "PustuArea" (
    "id" UUID NOT NULL,
    "pustuId" UUID NOT NULL,
    "wilayahId" UUID NOT NULL,
    "from" DATE,
    "to" DATE,

    CONSTRAINT "PustuArea_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "Pustu_wilayahId_name_idx" ON "Pustu"("wilayahId", "name");

CREATE INDEX "Pustu_puskesmasId_name_idx" ON "Pustu"("puskesmasId", "name");

CREATE INDEX "PustuArea_pustuId_idx" ON "PustuArea"("pustuId");

CREATE INDEX "PustuArea_wilayahId_idx" ON "PustuArea"("wilayahId");

ALTER TABLE "Pustu" ADD CONSTRAINT "Pustu_puskesmasId_fkey" FOREIGN KEY ("puskesmasId") REFERENCES "Puskesmas"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "Pustu" ADD CONSTRAINT "Pustu_wilayahId_fkey" FOREIGN KEY ("wilayahId") REFERENCES "Wilayah"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "PustuArea" ADD CONSTRAINT "PustuArea_pustuId_fkey" FOREIGN KEY ("pustuId") REFERENCES "Pustu"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "PustuArea" ADD CONSTRAINT "PustuArea_wilayahId_fkey" FOREIGN KEY ("wilayahId") REFERENCES "Wilayah"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- It closes with a reason, not before it opened; a village is served once at a time, from a day to a later one.
alter table "Pustu" add constraint "Pustu_closed" check (("closedOn" is null) = ("closeReason" is null) and "closedOn" >= "openedOn");
alter table "Pustu" add constraint "Pustu_withdrawn" check (("withdrawnAt" is null) = ("withdrawReason" is null));
alter table "PustuArea" add constraint "PustuArea_span" check ("to" >= "from");
create unique index "PustuArea_served_sql" on "PustuArea" ("pustuId", "wilayahId") where "to" is null;
