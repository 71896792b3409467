CREATE TYPE "Frequency" AS ENUM ('MONTHLY', 'QUARTERLY', 'SEMESTER', 'YEARLY');

CREATE TYPE "AgeUnit" AS ENUM ('DAY', 'MONTH', 'YEAR');

CREATE TYPE "NoteVisibility" AS ENUM ('AREA', 'EVERYONE');

DROP INDEX "BlockSlot_blockCode_elementCode_age_sex_key";

DROP INDEX "Rule_code_validFrom_key";

ALTER TABLE "BlockSlot" ADD COLUMN     "field" TEXT NOT NULL DEFAULT 'TIDAK_DIRINCI';

ALTER TABLE "DataElement" ADD COLUMN     "label" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "stage" TEXT,
ADD COLUMN     "yesNo" BOOLEAN NOT NULL DEFAULT false;

ALTER TABLE "Form" ALTER COLUMN "formSet" DROP NOT NULL;

ALTER TABLE "FormBlock" ADD COLUMN     "elements" TEXT[];

ALTER TABLE "Indicator" ADD COLUMN     "cluster" TEXT,
ADD COLUMN     "countOf" TEXT NOT NULL DEFAULT 'PERSON',
ADD COLUMN     "frequency" "Frequency" NOT NULL DEFAULT 'MONTHLY',
ADD COLUMN     "serviceGroup" TEXT,
ADD COLUMN     "spmField" TEXT;

ALTER TABLE "Rule" ADD COLUMN     "confidence" TEXT NOT NULL DEFAULT 'likely',
ADD COLUMN     "part" INTEGER NOT NULL DEFAULT 1;

CREATE TABLE "LifeStage" (
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "aliases" TEXT[],
    "order" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "LifeStage_pkey" PRIMARY KEY ("code")
);

CREATE TABLE "LifeStageBounds" (
    "id" UUID NOT NULL,
    "stageCode" TEXT NOT NULL,
    "standard" TEXT NOT NULL,
    "unit" "AgeUnit" NOT NULL,
    "fromAge" INTEGER,
    "toAge" INTEGER,
    "validFrom" DATE NOT NULL,
    "validTo" DATE,
    "source" TEXT NOT NULL,
    "confidence" TEXT NOT NULL,

    CONSTRAINT "LifeStageBounds_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "Target" (
    "id" UUID NOT NULL,
    "indicatorCode" TEXT NOT NULL,
    "wilayahId" UUID NOT NULL,
    "period" TEXT NOT NULL,
    "value" DECIMAL(65,30) NOT NULL,
    "isVerified" BOOLEAN NOT NULL DEFAULT true,
    "source" TEXT NOT NULL,
    "pathId" UUID,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "setAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "setById" UUID,
    "isDemo" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Target_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "TargetPath" (
    "id" UUID NOT NULL,
    "indicatorCode" TEXT NOT NULL,
    "wilayahId" UUID NOT NULL,
    "baselineYear" INTEGER NOT NULL,
    "baselineValue" DECIMAL(65,30) NOT NULL,
    "goalYear" INTEGER NOT NULL,
    "goalValue" DECIMAL(65,30) NOT NULL,
    "source" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "isDemo" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "TargetPath_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "DataNote" (
    "id" UUID NOT NULL,
    "indicatorCode" TEXT,
    "wilayahId" UUID NOT NULL,
    "firstMonth" INTEGER NOT NULL,
    "lastMonth" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "visibility" "NoteVisibility" NOT NULL DEFAULT 'EVERYONE',
    "authorId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "withdrawnAt" TIMESTAMPTZ(3),
    "isDemo" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "DataNote_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "Holiday" (
    "day" DATE NOT NULL,
    "name" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "confidence" TEXT NOT NULL,

    CONSTRAINT "Holiday_pkey" PRIMARY KEY ("day")
);

CREATE TABLE "Release" (
    "id" UUID NOT NULL,
    "wilayahId" UUID NOT NULL,
    "month" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "approved" INTEGER NOT NULL,
    "left" INTEGER NOT NULL,
    "isAutomatic" BOOLEAN NOT NULL DEFAULT false,
    "byId" UUID,
    "isDemo" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Release_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "AmendmentPermit" (
    "id" UUID NOT NULL,
    "unitNo" INTEGER NOT NULL,
    "month" INTEGER NOT NULL,
    "untilDay" DATE NOT NULL,
    "reason" TEXT NOT NULL,
    "grantedAt" TIMESTAMPTZ(3) NOT NULL,
    "grantedById" UUID,
    "withdrawnAt" TIMESTAMPTZ(3),

    CONSTRAINT "AmendmentPermit_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "BoundarySet" (
    "id" UUID NOT NULL,
    "level" "WilayahLevel" NOT NULL,
    "withinId" UUID,
    "topology" JSONB NOT NULL,
    "areas" INTEGER NOT NULL,
    "source" TEXT NOT NULL,
    "importedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "BoundarySet_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "LifeStageBounds_stageCode_standard_validFrom_key" ON "LifeStageBounds"("stageCode", "standard", "validFrom");

CREATE INDEX "Target_wilayahId_idx" ON "Target"("wilayahId");

CREATE UNIQUE INDEX "Target_indicatorCode_wilayahId_period_key" ON "Target"("indicatorCode", "wilayahId", "period");

CREATE INDEX "TargetPath_wilayahId_indicatorCode_idx" ON "TargetPath"("wilayahId", "indicatorCode");

CREATE INDEX "DataNote_wilayahId_idx" ON "DataNote"("wilayahId");

CREATE UNIQUE INDEX "Release_wilayahId_month_number_key" ON "Release"("wilayahId", "month", "number");

CREATE INDEX "AmendmentPermit_unitNo_month_idx" ON "AmendmentPermit"("unitNo", "month");

CREATE UNIQUE INDEX "BoundarySet_level_withinId_key" ON "BoundarySet"("level", "withinId");

CREATE UNIQUE INDEX "BlockSlot_blockCode_elementCode_age_sex_field_key" ON "BlockSlot"("blockCode", "elementCode", "age", "sex", "field");

CREATE UNIQUE INDEX "Rule_code_part_validFrom_key" ON "Rule"("code", "part", "validFrom");

ALTER TABLE "LifeStageBounds" ADD CONSTRAINT "LifeStageBounds_stageCode_fkey" FOREIGN KEY ("stageCode") REFERENCES "LifeStage"("code") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "Target" ADD CONSTRAINT "Target_indicatorCode_fkey" FOREIGN KEY ("indicatorCode") REFERENCES "Indicator"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "Target" ADD CONSTRAINT "Target_wilayahId_fkey" FOREIGN KEY ("wilayahId") REFERENCES "Wilayah"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "Target" ADD CONSTRAINT "Target_pathId_fkey" FOREIGN KEY ("pathId") REFERENCES "TargetPath"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "Target" ADD CONSTRAINT "Target_setById_fkey" FOREIGN KEY ("setById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "DataNote" ADD CONSTRAINT "DataNote_indicatorCode_fkey" FOREIGN KEY ("indicatorCode") REFERENCES "Indicator"("code") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "DataNote" ADD CONSTRAINT "DataNote_wilayahId_fkey" FOREIGN KEY ("wilayahId") REFERENCES "Wilayah"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "DataNote" ADD CONSTRAINT "DataNote_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "Release" ADD CONSTRAINT "Release_byId_fkey" FOREIGN KEY ("byId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "AmendmentPermit" ADD CONSTRAINT "AmendmentPermit_unitNo_fkey" FOREIGN KEY ("unitNo") REFERENCES "Unit"("no") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "AmendmentPermit" ADD CONSTRAINT "AmendmentPermit_grantedById_fkey" FOREIGN KEY ("grantedById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- One set of boundaries per level and area; the country has no area above it.
CREATE UNIQUE INDEX "BoundarySet_country_sql" ON "BoundarySet"("level") WHERE "withinId" IS NULL;

-- One reporting unit per village and puskesmas.
CREATE UNIQUE INDEX "Unit_puskesmas_desa_sql" ON "Unit"("desaNo", "puskesmasNo") WHERE "kind" = 'PUSKESMAS_DESA';

ALTER TABLE "DataNote" ADD CONSTRAINT "DataNote_months_check" CHECK ("firstMonth" <= "lastMonth");
ALTER TABLE "Release" ADD CONSTRAINT "Release_number_check" CHECK ("number" >= 1);
ALTER TABLE "TargetPath" ADD CONSTRAINT "TargetPath_years_check" CHECK ("baselineYear" < "goalYear");
