CREATE TYPE "BulkActKind" AS ENUM ('VERIFY', 'EXEMPT', 'REQUIRE', 'TARGET_IMPORT', 'TARGET_CASCADE', 'TARGET_PATH', 'DECREE');

CREATE TABLE "BulkAct" (
    "id" UUID NOT NULL,
    "kind" "BulkActKind" NOT NULL,
    "wilayahId" UUID NOT NULL,
    "puskesmasNo" INTEGER,
    "byId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "count" INTEGER NOT NULL,
    "note" TEXT,
    "undoneCount" INTEGER NOT NULL DEFAULT 0,
    "undoneAt" TIMESTAMPTZ(3),
    "undoneById" UUID,
    "undoReason" TEXT,

    CONSTRAINT "BulkAct_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "BulkActRow" (
    "actId" UUID NOT NULL,
    "place" INTEGER NOT NULL,
    "ref" JSONB NOT NULL,
    "revision" INTEGER NOT NULL,
    "before" JSONB,
    "undoneAt" TIMESTAMPTZ(3),

    CONSTRAINT "BulkActRow_pkey" PRIMARY KEY ("actId","place")
);

CREATE INDEX "BulkAct_wilayahId_idx" ON "BulkAct"("wilayahId");

CREATE INDEX "BulkAct_byId_idx" ON "BulkAct"("byId");

ALTER TABLE "BulkAct" ADD CONSTRAINT "BulkAct_wilayahId_fkey" FOREIGN KEY ("wilayahId") REFERENCES "Wilayah"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "BulkActRow" ADD CONSTRAINT "BulkActRow_actId_fkey" FOREIGN KEY ("actId") REFERENCES "BulkAct"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "BulkAct" ADD CONSTRAINT "BulkAct_undone_check" CHECK ("count" > 0 AND "undoneCount" BETWEEN 0 AND "count");

-- A verification that is taken back is an act of its own: who looked stays on record.
ALTER TABLE review DROP CONSTRAINT review_action_check;
ALTER TABLE review ADD CONSTRAINT review_action_check CHECK (action IN (3, 4, 5, 7)); -- 7 UNVERIFY
