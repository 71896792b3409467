ALTER TABLE "PosyanduAssessment" RENAME COLUMN "assessedAt" TO "knownFrom";

CREATE TABLE "PastAssessment" (
    "unitNo" INTEGER NOT NULL,
    "month" INTEGER NOT NULL,
    "method" TEXT NOT NULL,
    "knownFrom" TIMESTAMPTZ(3) NOT NULL,
    "result" TEXT NOT NULL,

    CONSTRAINT "PastAssessment_pkey" PRIMARY KEY ("unitNo","month","method","knownFrom")
);

ALTER TABLE "PastAssessment" ADD CONSTRAINT "PastAssessment_unitNo_fkey" FOREIGN KEY ("unitNo") REFERENCES "Unit"("no") ON DELETE CASCADE ON UPDATE CASCADE;
