CREATE TABLE "ScoringCriterion" (
    "id" UUID NOT NULL,
    "method" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "order" INTEGER NOT NULL,
    "measure" TEXT NOT NULL,
    "atLeast" DECIMAL(65,30) NOT NULL,
    "level" TEXT NOT NULL,
    "levelOrder" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "validFrom" DATE NOT NULL,
    "validTo" DATE,
    "source" TEXT NOT NULL,
    "confidence" TEXT NOT NULL,

    CONSTRAINT "ScoringCriterion_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "PosyanduAssessment" (
    "unitNo" INTEGER NOT NULL,
    "month" INTEGER NOT NULL,
    "method" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "result" TEXT NOT NULL,
    "measures" JSONB NOT NULL,
    "assessedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PosyanduAssessment_pkey" PRIMARY KEY ("unitNo","month","method")
);

CREATE UNIQUE INDEX "ScoringCriterion_method_version_code_key" ON "ScoringCriterion"("method", "version", "code");

ALTER TABLE "PosyanduAssessment" ADD CONSTRAINT "PosyanduAssessment_unitNo_fkey" FOREIGN KEY ("unitNo") REFERENCES "Unit"("no") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "IndicatorVersion" ADD COLUMN     "isEdited" BOOLEAN NOT NULL DEFAULT false;

ALTER TABLE "Rule" ADD COLUMN     "isEdited" BOOLEAN NOT NULL DEFAULT false;
