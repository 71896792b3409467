CREATE TABLE "OpdMerger" (
    "id" UUID NOT NULL,
    "intoId" UUID NOT NULL,
    "fromIds" UUID[],
    "on" DATE NOT NULL,
    "basis" TEXT NOT NULL,
    "written" JSONB NOT NULL,
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "undoneById" UUID,
    "undoneAt" TIMESTAMPTZ(3),
    "undoReason" TEXT,

    CONSTRAINT "OpdMerger_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "OpdMerger_intoId_idx" ON "OpdMerger"("intoId");

ALTER TABLE "OpdMerger" ADD CONSTRAINT "OpdMerger_intoId_fkey" FOREIGN KEY ("intoId") REFERENCES "Opd"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "OpdMerger" ADD CONSTRAINT "OpdMerger_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "OpdMerger" ADD CONSTRAINT "OpdMerger_undoneById_fkey" FOREIGN KEY ("undoneById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;
