CREATE TYPE "IlpStage" AS ENUM ('NOT_STARTED', 'KICK_OFF', 'RUNNING');

CREATE TYPE "IntegrationKind" AS ENUM ('PAUD', 'BKB', 'PHBS', 'EKONOMI', 'HOLISTIK_INTEGRATIF');

CREATE TABLE "IlpEntry" (
    "id" UUID NOT NULL,
    "wilayahId" UUID,
    "puskesmasId" UUID,
    "posyanduId" UUID,
    "no" INTEGER NOT NULL,
    "stage" "IlpStage" NOT NULL,
    "from" DATE NOT NULL,
    "meetingId" UUID,
    "basis" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "byId" UUID,
    "isDemo" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "IlpEntry_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "IntegrationEntry" (
    "id" UUID NOT NULL,
    "posyanduId" UUID NOT NULL,
    "no" INTEGER NOT NULL,
    "kinds" "IntegrationKind"[],
    "from" DATE NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "byId" UUID,
    "isDemo" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "IntegrationEntry_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "IlpEntry_meetingId_idx" ON "IlpEntry"("meetingId");

CREATE INDEX "IlpEntry_byId_idx" ON "IlpEntry"("byId");

CREATE UNIQUE INDEX "IlpEntry_wilayahId_no_key" ON "IlpEntry"("wilayahId", "no");

CREATE UNIQUE INDEX "IlpEntry_puskesmasId_no_key" ON "IlpEntry"("puskesmasId", "no");

CREATE UNIQUE INDEX "IlpEntry_posyanduId_no_key" ON "IlpEntry"("posyanduId", "no");

CREATE INDEX "IntegrationEntry_byId_idx" ON "IntegrationEntry"("byId");

CREATE UNIQUE INDEX "IntegrationEntry_posyanduId_no_key" ON "IntegrationEntry"("posyanduId", "no");

ALTER TABLE "IlpEntry" ADD CONSTRAINT "IlpEntry_wilayahId_fkey" FOREIGN KEY ("wilayahId") REFERENCES "Wilayah"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "IlpEntry" ADD CONSTRAINT "IlpEntry_puskesmasId_fkey" FOREIGN KEY ("puskesmasId") REFERENCES "Puskesmas"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "IlpEntry" ADD CONSTRAINT "IlpEntry_posyanduId_fkey" FOREIGN KEY ("posyanduId") REFERENCES "Posyandu"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "IlpEntry" ADD CONSTRAINT "IlpEntry_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "IlpEntry" ADD CONSTRAINT "IlpEntry_byId_fkey" FOREIGN KEY ("byId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "IntegrationEntry" ADD CONSTRAINT "IntegrationEntry_posyanduId_fkey" FOREIGN KEY ("posyanduId") REFERENCES "Posyandu"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "IntegrationEntry" ADD CONSTRAINT "IntegrationEntry_byId_fkey" FOREIGN KEY ("byId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

alter table "IlpEntry" add constraint "IlpEntry_subject" check (num_nonnulls("wilayahId", "puskesmasId", "posyanduId") = 1);

alter table "IlpEntry" add constraint "IlpEntry_no" check (no >= 1);

alter table "IntegrationEntry" add constraint "IntegrationEntry_no" check (no >= 1);
