CREATE TYPE "ChecklistItemKind" AS ENUM ('YES_NO', 'NUMBER', 'TEXT');

ALTER TYPE "EvidenceLinkKind" ADD VALUE 'COMMITMENT';

ALTER TABLE "Commitment" ADD COLUMN     "evidenceId" UUID,
ADD COLUMN     "indicatorCode" TEXT;

CREATE TABLE "Checklist" (
    "id" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "validFrom" DATE NOT NULL,
    "validTo" DATE,
    "source" TEXT NOT NULL,
    "confidence" TEXT NOT NULL,

    CONSTRAINT "Checklist_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "ChecklistItem" (
    "checklistId" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "order" INTEGER NOT NULL,
    "section" TEXT NOT NULL,
    "sectionEn" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "textEn" TEXT NOT NULL,
    "kind" "ChecklistItemKind" NOT NULL,
    "source" TEXT NOT NULL,
    "confidence" TEXT NOT NULL,

    CONSTRAINT "ChecklistItem_pkey" PRIMARY KEY ("checklistId","code")
);

CREATE TABLE "VisitAnswer" (
    "evidenceId" UUID NOT NULL,
    "checklistId" TEXT NOT NULL,
    "itemCode" TEXT NOT NULL,
    "yesNo" BOOLEAN,
    "number" DECIMAL(12,2),
    "text" TEXT,
    "finding" TEXT,

    CONSTRAINT "VisitAnswer_pkey" PRIMARY KEY ("evidenceId","checklistId","itemCode")
);

CREATE TABLE "IndicatorOpdKind" (
    "indicatorCode" TEXT NOT NULL,
    "kindCode" TEXT NOT NULL,
    "isLead" BOOLEAN NOT NULL,
    "source" TEXT NOT NULL,
    "confidence" TEXT NOT NULL,

    CONSTRAINT "IndicatorOpdKind_pkey" PRIMARY KEY ("indicatorCode","kindCode")
);

CREATE UNIQUE INDEX "Checklist_code_version_key" ON "Checklist"("code", "version");

CREATE INDEX "VisitAnswer_checklistId_itemCode_idx" ON "VisitAnswer"("checklistId", "itemCode");

CREATE INDEX "IndicatorOpdKind_kindCode_idx" ON "IndicatorOpdKind"("kindCode");

CREATE INDEX "Commitment_indicatorCode_idx" ON "Commitment"("indicatorCode");

CREATE INDEX "Commitment_evidenceId_idx" ON "Commitment"("evidenceId");

ALTER TABLE "ChecklistItem" ADD CONSTRAINT "ChecklistItem_checklistId_fkey" FOREIGN KEY ("checklistId") REFERENCES "Checklist"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "VisitAnswer" ADD CONSTRAINT "VisitAnswer_evidenceId_fkey" FOREIGN KEY ("evidenceId") REFERENCES "Evidence"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "VisitAnswer" ADD CONSTRAINT "VisitAnswer_checklistId_itemCode_fkey" FOREIGN KEY ("checklistId", "itemCode") REFERENCES "ChecklistItem"("checklistId", "code") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "Commitment" ADD CONSTRAINT "Commitment_indicatorCode_fkey" FOREIGN KEY ("indicatorCode") REFERENCES "Indicator"("code") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "Commitment" ADD CONSTRAINT "Commitment_evidenceId_fkey" FOREIGN KEY ("evidenceId") REFERENCES "Evidence"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "IndicatorOpdKind" ADD CONSTRAINT "IndicatorOpdKind_indicatorCode_fkey" FOREIGN KEY ("indicatorCode") REFERENCES "Indicator"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "IndicatorOpdKind" ADD CONSTRAINT "IndicatorOpdKind_kindCode_fkey" FOREIGN KEY ("kindCode") REFERENCES "OpdKind"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- An answer is of one kind; an item that was not looked at has no row, or a finding alone.
alter table "VisitAnswer" add constraint "VisitAnswer_one"
  check (num_nonnulls("yesNo", number, text) <= 1 and num_nonnulls("yesNo", number, text, finding) >= 1);
alter table "Checklist" add constraint "Checklist_span" check ("validTo" is null or "validTo" >= "validFrom");
