CREATE TABLE "ExpectedOpdKind" (
    "regime" "Regime" NOT NULL,
    "level" "WilayahLevel" NOT NULL,
    "kindCode" TEXT NOT NULL,
    "order" INTEGER NOT NULL DEFAULT 0,
    "source" TEXT NOT NULL,
    "confidence" TEXT NOT NULL,

    CONSTRAINT "ExpectedOpdKind_pkey" PRIMARY KEY ("regime","level","kindCode")
);

CREATE TABLE "TermNotice" (
    "pokjanalId" UUID NOT NULL,
    "termEnd" DATE NOT NULL,
    "threshold" INTEGER NOT NULL,
    "toldAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "TermNotice_pkey" PRIMARY KEY ("pokjanalId","termEnd","threshold")
);

CREATE TABLE "CollectionRequest" (
    "id" UUID NOT NULL,
    "wilayahId" UUID NOT NULL,
    "level" "WilayahLevel" NOT NULL,
    "regimes" "Regime"[],
    "deadline" DATE NOT NULL,
    "note" TEXT NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "closedAt" TIMESTAMPTZ(3),
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "isDemo" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "CollectionRequest_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "CollectionAnswer" (
    "id" UUID NOT NULL,
    "requestId" UUID NOT NULL,
    "wilayahId" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "byId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "withdrawnAt" TIMESTAMPTZ(3),

    CONSTRAINT "CollectionAnswer_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "HomeVisit" (
    "userId" UUID NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "lastAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "HomeVisit_pkey" PRIMARY KEY ("userId")
);

CREATE INDEX "CollectionRequest_wilayahId_idx" ON "CollectionRequest"("wilayahId");

CREATE INDEX "CollectionAnswer_requestId_idx" ON "CollectionAnswer"("requestId");

ALTER TABLE "ExpectedOpdKind" ADD CONSTRAINT "ExpectedOpdKind_kindCode_fkey" FOREIGN KEY ("kindCode") REFERENCES "OpdKind"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "TermNotice" ADD CONSTRAINT "TermNotice_pokjanalId_fkey" FOREIGN KEY ("pokjanalId") REFERENCES "Pokjanal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "CollectionRequest" ADD CONSTRAINT "CollectionRequest_wilayahId_fkey" FOREIGN KEY ("wilayahId") REFERENCES "Wilayah"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "CollectionRequest" ADD CONSTRAINT "CollectionRequest_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "CollectionAnswer" ADD CONSTRAINT "CollectionAnswer_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "CollectionRequest"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "CollectionAnswer" ADD CONSTRAINT "CollectionAnswer_wilayahId_fkey" FOREIGN KEY ("wilayahId") REFERENCES "Wilayah"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "CollectionAnswer" ADD CONSTRAINT "CollectionAnswer_byId_fkey" FOREIGN KEY ("byId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "HomeVisit" ADD CONSTRAINT "HomeVisit_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

alter table "TermNotice" add constraint "TermNotice_threshold" check ("threshold" in (0, 30, 90, 180));
alter table "CollectionRequest" add constraint "CollectionRequest_level" check ("level" <> 'NASIONAL');

-- An area answers a request by hand once; who takes that back may say it again.
create unique index "CollectionAnswer_standing_sql" on "CollectionAnswer" ("requestId", "wilayahId") where "withdrawnAt" is null;

-- What changed since a visit leaves out forms and figures, of which there are thousands an hour.
create index "outbox_told_sql" on outbox (at) where left(type, 7) not in ('report.', 'rollup.', 'obligat');
