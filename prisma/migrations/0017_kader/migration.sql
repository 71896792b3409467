CREATE TABLE "Kader" (
    "id" UUID NOT NULL,
    "posyanduId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "phone" TEXT,
    "rw" TEXT,
    "rt" TEXT,
    "decreeNumber" TEXT,
    "decreeDate" DATE,
    "trainedOn" DATE,
    "passed" INTEGER NOT NULL DEFAULT 0,
    "assessedOn" DATE,
    "since" DATE NOT NULL,
    "leftOn" DATE,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "isDemo" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Kader_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "KaderTerm" (
    "id" UUID NOT NULL,
    "kaderId" UUID NOT NULL,
    "posyanduId" UUID NOT NULL,
    "from" DATE NOT NULL,
    "to" DATE,
    "endReason" TEXT,

    CONSTRAINT "KaderTerm_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "KaderSkill" (
    "code" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "groupCode" TEXT NOT NULL,
    "groupName" TEXT NOT NULL,
    "groupNameEn" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "confidence" TEXT NOT NULL,

    CONSTRAINT "KaderSkill_pkey" PRIMARY KEY ("code")
);

CREATE TABLE "KaderBadgeRule" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "badge" TEXT NOT NULL,
    "order" INTEGER NOT NULL,
    "requiredGroups" TEXT[],
    "furtherGroups" INTEGER NOT NULL,
    "validFrom" DATE NOT NULL,
    "validTo" DATE,
    "source" TEXT NOT NULL,
    "confidence" TEXT NOT NULL,

    CONSTRAINT "KaderBadgeRule_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "KaderSkillResult" (
    "id" UUID NOT NULL,
    "kaderId" UUID NOT NULL,
    "skillCode" TEXT NOT NULL,
    "on" DATE NOT NULL,
    "passed" BOOLEAN NOT NULL,
    "office" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "byId" UUID,

    CONSTRAINT "KaderSkillResult_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "Kader_posyanduId_idx" ON "Kader"("posyanduId");

CREATE INDEX "Kader_name_id_idx" ON "Kader"("name", "id");

CREATE INDEX "KaderTerm_kaderId_idx" ON "KaderTerm"("kaderId");

CREATE INDEX "KaderTerm_posyanduId_from_idx" ON "KaderTerm"("posyanduId", "from");

CREATE UNIQUE INDEX "KaderSkill_number_key" ON "KaderSkill"("number");

CREATE UNIQUE INDEX "KaderBadgeRule_version_badge_key" ON "KaderBadgeRule"("version", "badge");

CREATE INDEX "KaderSkillResult_skillCode_idx" ON "KaderSkillResult"("skillCode");

CREATE INDEX "KaderSkillResult_byId_idx" ON "KaderSkillResult"("byId");

CREATE UNIQUE INDEX "KaderSkillResult_kaderId_skillCode_on_key" ON "KaderSkillResult"("kaderId", "skillCode", "on");

ALTER TABLE "Kader" ADD CONSTRAINT "Kader_posyanduId_fkey" FOREIGN KEY ("posyanduId") REFERENCES "Posyandu"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "KaderTerm" ADD CONSTRAINT "KaderTerm_kaderId_fkey" FOREIGN KEY ("kaderId") REFERENCES "Kader"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "KaderTerm" ADD CONSTRAINT "KaderTerm_posyanduId_fkey" FOREIGN KEY ("posyanduId") REFERENCES "Posyandu"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "KaderSkillResult" ADD CONSTRAINT "KaderSkillResult_kaderId_fkey" FOREIGN KEY ("kaderId") REFERENCES "Kader"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "KaderSkillResult" ADD CONSTRAINT "KaderSkillResult_skillCode_fkey" FOREIGN KEY ("skillCode") REFERENCES "KaderSkill"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "KaderSkillResult" ADD CONSTRAINT "KaderSkillResult_byId_fkey" FOREIGN KEY ("byId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

alter table "Kader" add constraint "Kader_days" check ("leftOn" is null or "leftOn" >= since);

-- 25 skills fit into the bits of one number with room for a few more.
alter table "Kader" add constraint "Kader_passed" check (passed >= 0);

-- No national identity number, and no telephone number, where it would be shown to everybody who sees the name.
alter table "Kader" add constraint "Kader_no_numbers" check (name !~ '[0-9]{6}' and coalesce(rw, '') !~ '[0-9]{6}' and coalesce(rt, '') !~ '[0-9]{6}');

alter table "KaderTerm" add constraint "KaderTerm_days" check ("to" is null or "to" >= "from");

alter table "KaderSkill" add constraint "KaderSkill_number" check (number between 1 and 31);

-- Two who serve at one post are told apart by their names.
create unique index "Kader_name_sql" on "Kader" ("posyanduId", lower(name)) where "leftOn" is null;

-- One serves at one post at a time.
create unique index "KaderTerm_open_sql" on "KaderTerm" ("kaderId") where "to" is null;
