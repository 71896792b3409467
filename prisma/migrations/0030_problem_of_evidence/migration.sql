-- What pointed to a referral, itself a record of evidence, goes on doing so under its own name; a problem is a record now.
ALTER TYPE "EvidenceLinkKind" RENAME VALUE 'PROBLEM' TO 'REFERRAL';
ALTER TYPE "EvidenceLinkKind" ADD VALUE 'PROBLEM';

ALTER TABLE "Problem" ADD COLUMN "evidenceId" UUID;

CREATE INDEX "Problem_evidenceId_idx" ON "Problem"("evidenceId");

ALTER TABLE "Problem" ADD CONSTRAINT "Problem_evidenceId_fkey" FOREIGN KEY ("evidenceId") REFERENCES "Evidence"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Visits that are planned and not held yet, by the day they are planned for.
CREATE INDEX "Evidence_planned_visit_sql" ON "Evidence" (("details" ->> 'plannedOn'), "id")
  WHERE "kind" = 'VISIT' AND "status" IN ('DRAFT', 'RETURNED') AND "details" ->> 'heldOn' IS NULL AND "details" ->> 'plannedOn' IS NOT NULL;
