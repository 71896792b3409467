CREATE TYPE "EvidenceKind" AS ENUM ('DATASET', 'REFERRAL', 'ANALYSIS', 'PLAN', 'VISIT', 'PARTICIPATION', 'OTHER', 'REPORT');

CREATE TYPE "EvidenceStatus" AS ENUM ('DRAFT', 'SUBMITTED', 'ACCEPTED', 'RETURNED');

CREATE TYPE "EvidenceLinkKind" AS ENUM ('POSYANDU', 'INDICATOR', 'MEETING', 'PROBLEM');

CREATE TYPE "FundingSource" AS ENUM ('APBD', 'APBDES', 'BOK', 'DAK', 'HIBAH', 'CSR', 'SWADAYA');

CREATE TYPE "EffectDirection" AS ENUM ('UP', 'DOWN');

CREATE TYPE "CreditState" AS ENUM ('PROPOSED', 'ACCEPTED', 'DECLINED');

CREATE TABLE "Evidence" (
    "id" UUID NOT NULL,
    "pokjanalId" UUID NOT NULL,
    "opdId" UUID NOT NULL,
    "kind" "EvidenceKind" NOT NULL,
    "period" TEXT NOT NULL,
    "fromMonth" INTEGER NOT NULL,
    "toMonth" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "status" "EvidenceStatus" NOT NULL DEFAULT 'DRAFT',
    "returnNote" TEXT,
    "details" JSONB NOT NULL,
    "authorId" UUID,
    "onBehalf" BOOLEAN NOT NULL DEFAULT false,
    "confirmedAt" TIMESTAMPTZ(3),
    "submittedAt" TIMESTAMPTZ(3),
    "judgedAt" TIMESTAMPTZ(3),
    "revision" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "isDemo" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Evidence_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "EvidenceLink" (
    "id" UUID NOT NULL,
    "evidenceId" UUID NOT NULL,
    "kind" "EvidenceLinkKind" NOT NULL,
    "ref" TEXT NOT NULL,

    CONSTRAINT "EvidenceLink_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "EvidenceFile" (
    "evidenceId" UUID NOT NULL,
    "attachmentId" UUID NOT NULL,

    CONSTRAINT "EvidenceFile_pkey" PRIMARY KEY ("evidenceId","attachmentId")
);

CREATE TABLE "PlanActivity" (
    "id" UUID NOT NULL,
    "evidenceId" UUID NOT NULL,
    "order" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "target" TEXT,
    "place" TEXT,
    "month" INTEGER,
    "costPlanned" BIGINT,
    "costSecured" BIGINT,
    "costSpent" BIGINT,
    "source" "FundingSource",
    "effectIndicator" TEXT,
    "effectWilayahId" UUID,
    "effectDirection" "EffectDirection",
    "effectSize" DECIMAL(12,4),
    "effectLag" INTEGER,

    CONSTRAINT "PlanActivity_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "DutyCredit" (
    "id" UUID NOT NULL,
    "subjectKind" TEXT NOT NULL,
    "subjectId" UUID NOT NULL,
    "evidenceId" UUID,
    "pokjanalId" UUID NOT NULL,
    "opdId" UUID NOT NULL,
    "dutyCode" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "fromMonth" INTEGER NOT NULL,
    "toMonth" INTEGER NOT NULL,
    "title" TEXT,
    "state" "CreditState" NOT NULL,
    "reason" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "byId" UUID,
    "isDemo" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "DutyCredit_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "DutyExemption" (
    "id" UUID NOT NULL,
    "pokjanalId" UUID NOT NULL,
    "opdId" UUID NOT NULL,
    "dutyCode" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "fromMonth" INTEGER NOT NULL,
    "toMonth" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "byId" UUID,
    "withdrawnAt" TIMESTAMPTZ(3),
    "isDemo" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "DutyExemption_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "Evidence_pokjanalId_toMonth_idx" ON "Evidence"("pokjanalId", "toMonth");

CREATE INDEX "Evidence_opdId_toMonth_idx" ON "Evidence"("opdId", "toMonth");

CREATE INDEX "Evidence_authorId_idx" ON "Evidence"("authorId");

CREATE INDEX "EvidenceLink_kind_ref_idx" ON "EvidenceLink"("kind", "ref");

CREATE UNIQUE INDEX "EvidenceLink_evidenceId_kind_ref_key" ON "EvidenceLink"("evidenceId", "kind", "ref");

CREATE INDEX "EvidenceFile_attachmentId_idx" ON "EvidenceFile"("attachmentId");

CREATE INDEX "PlanActivity_evidenceId_order_idx" ON "PlanActivity"("evidenceId", "order");

CREATE INDEX "PlanActivity_effectIndicator_effectWilayahId_idx" ON "PlanActivity"("effectIndicator", "effectWilayahId");

CREATE INDEX "DutyCredit_pokjanalId_toMonth_idx" ON "DutyCredit"("pokjanalId", "toMonth");

CREATE INDEX "DutyCredit_evidenceId_idx" ON "DutyCredit"("evidenceId");

CREATE INDEX "DutyCredit_opdId_idx" ON "DutyCredit"("opdId");

CREATE INDEX "DutyCredit_byId_idx" ON "DutyCredit"("byId");

CREATE UNIQUE INDEX "DutyCredit_pokjanalId_opdId_dutyCode_subjectKind_subjectId_key" ON "DutyCredit"("pokjanalId", "opdId", "dutyCode", "subjectKind", "subjectId");

CREATE INDEX "DutyExemption_pokjanalId_toMonth_idx" ON "DutyExemption"("pokjanalId", "toMonth");

CREATE INDEX "DutyExemption_opdId_idx" ON "DutyExemption"("opdId");

CREATE INDEX "DutyExemption_byId_idx" ON "DutyExemption"("byId");

ALTER TABLE "Evidence" ADD CONSTRAINT "Evidence_pokjanalId_fkey" FOREIGN KEY ("pokjanalId") REFERENCES "Pokjanal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "Evidence" ADD CONSTRAINT "Evidence_opdId_fkey" FOREIGN KEY ("opdId") REFERENCES "Opd"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "Evidence" ADD CONSTRAINT "Evidence_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "EvidenceLink" ADD CONSTRAINT "EvidenceLink_evidenceId_fkey" FOREIGN KEY ("evidenceId") REFERENCES "Evidence"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "EvidenceFile" ADD CONSTRAINT "EvidenceFile_evidenceId_fkey" FOREIGN KEY ("evidenceId") REFERENCES "Evidence"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "EvidenceFile" ADD CONSTRAINT "EvidenceFile_attachmentId_fkey" FOREIGN KEY ("attachmentId") REFERENCES "Attachment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "PlanActivity" ADD CONSTRAINT "PlanActivity_evidenceId_fkey" FOREIGN KEY ("evidenceId") REFERENCES "Evidence"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "PlanActivity" ADD CONSTRAINT "PlanActivity_effectWilayahId_fkey" FOREIGN KEY ("effectWilayahId") REFERENCES "Wilayah"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "DutyCredit" ADD CONSTRAINT "DutyCredit_evidenceId_fkey" FOREIGN KEY ("evidenceId") REFERENCES "Evidence"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "DutyCredit" ADD CONSTRAINT "DutyCredit_pokjanalId_fkey" FOREIGN KEY ("pokjanalId") REFERENCES "Pokjanal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "DutyCredit" ADD CONSTRAINT "DutyCredit_opdId_fkey" FOREIGN KEY ("opdId") REFERENCES "Opd"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "DutyCredit" ADD CONSTRAINT "DutyCredit_byId_fkey" FOREIGN KEY ("byId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "DutyExemption" ADD CONSTRAINT "DutyExemption_pokjanalId_fkey" FOREIGN KEY ("pokjanalId") REFERENCES "Pokjanal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "DutyExemption" ADD CONSTRAINT "DutyExemption_opdId_fkey" FOREIGN KEY ("opdId") REFERENCES "Opd"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "DutyExemption" ADD CONSTRAINT "DutyExemption_byId_fkey" FOREIGN KEY ("byId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

alter table "Evidence" add constraint "Evidence_span" check ("toMonth" >= "fromMonth");
alter table "DutyCredit" add constraint "DutyCredit_span" check ("toMonth" >= "fromMonth");
alter table "DutyCredit" add constraint "DutyCredit_subject"
  check (("subjectKind" = 'EVIDENCE') = ("evidenceId" is not null) and ("evidenceId" is null or "evidenceId" = "subjectId"));
alter table "DutyExemption" add constraint "DutyExemption_span" check ("toMonth" >= "fromMonth");
alter table "PlanActivity" add constraint "PlanActivity_money"
  check (least("costPlanned", "costSecured", "costSpent", 0) >= 0);

-- A cell is put aside once at a time, also when two people say so in the same moment.
create unique index "DutyExemption_standing_sql" on "DutyExemption" ("pokjanalId", "opdId", "dutyCode", period)
  where "withdrawnAt" is null;
