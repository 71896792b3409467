CREATE SEQUENCE "node_no_seq" AS INTEGER;

CREATE TYPE "ElementKind" AS ENUM ('STOCK', 'FLOW');

CREATE TYPE "TimeOperator" AS ENUM ('SUM', 'LAST', 'MEAN');

CREATE TYPE "Direction" AS ENUM ('HIGHER_BETTER', 'LOWER_BETTER', 'CONTEXT');

CREATE TYPE "TimeRule" AS ENUM ('POOLED', 'END', 'YEAR_TO_DATE', 'ROLLING_12');

CREATE TYPE "Pairing" AS ENUM ('PAIRED', 'INDEPENDENT');

CREATE TYPE "Rhythm" AS ENUM ('MONTHLY', 'FEB_AUG', 'QUARTERLY', 'YEARLY', 'ON_CHANGE');

CREATE TYPE "RuleLevel" AS ENUM ('ERROR', 'WARNING');

CREATE TYPE "SubjectKind" AS ENUM ('WILAYAH', 'PUSKESMAS', 'POSYANDU', 'OPD', 'POKJANAL', 'REPORT');

CREATE TYPE "OpdForm" AS ENUM ('PERANGKAT_DAERAH', 'INSTANSI_VERTIKAL', 'MITRA');

CREATE TYPE "Regime" AS ENUM ('POKJANAL', 'TIM_PEMBINA');

CREATE TYPE "DecreeKind" AS ENUM ('ESTABLISHMENT', 'CHANGE', 'CHAIR_INDUCTION', 'DISSOLUTION');

CREATE TYPE "FormSet" AS ENUM ('BASIC', 'ILP');

CREATE TYPE "UnitKind" AS ENUM ('POSYANDU', 'PUSKESMAS_DESA', 'WILAYAH');

CREATE TYPE "Role" AS ENUM ('KADER', 'OPERATOR_DESA', 'PETUGAS_PUSKESMAS', 'ADMIN_KECAMATAN', 'ADMIN_KABKOTA', 'ADMIN_PROVINSI', 'ADMIN_PUSAT', 'PEJABAT_OPD', 'VIEWER', 'PARTNER');

CREATE TYPE "WilayahLevel" AS ENUM ('NASIONAL', 'PROVINSI', 'KABKOTA', 'KECAMATAN', 'DESA');

CREATE TYPE "WilayahKind" AS ENUM ('NEGARA', 'PROVINSI', 'KABUPATEN', 'KOTA', 'KECAMATAN', 'DISTRIK', 'DESA', 'KELURAHAN', 'DESA_ADAT');

CREATE TYPE "TimeZone" AS ENUM ('WIB', 'WITA', 'WIT');

CREATE TYPE "SuccessionKind" AS ENUM ('SPLIT', 'MERGE', 'RECODE', 'RENAME');

CREATE TABLE "DutyCatalogue" (
    "id" UUID NOT NULL,
    "regime" "Regime" NOT NULL,
    "level" "WilayahLevel" NOT NULL,
    "validFrom" DATE NOT NULL,
    "validTo" DATE,
    "source" TEXT NOT NULL,

    CONSTRAINT "DutyCatalogue_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "Duty" (
    "id" UUID NOT NULL,
    "catalogueId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "artefact" TEXT NOT NULL,
    "fulfilledWhen" TEXT NOT NULL,
    "rhythm" TEXT NOT NULL,
    "confidence" TEXT NOT NULL,

    CONSTRAINT "Duty_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "Block" (
    "code" TEXT NOT NULL,
    "no" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,

    CONSTRAINT "Block_pkey" PRIMARY KEY ("code")
);

CREATE TABLE "BlockSlot" (
    "blockCode" TEXT NOT NULL,
    "slot" INTEGER NOT NULL,
    "elementCode" TEXT NOT NULL,
    "age" TEXT NOT NULL,
    "sex" TEXT NOT NULL,

    CONSTRAINT "BlockSlot_pkey" PRIMARY KEY ("blockCode","slot")
);

CREATE TABLE "DataElement" (
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "kind" "ElementKind" NOT NULL,
    "overWilayah" TEXT NOT NULL,
    "overTime" "TimeOperator" NOT NULL,
    "carry" BOOLEAN NOT NULL DEFAULT false,
    "source" TEXT NOT NULL,
    "confidence" TEXT NOT NULL,
    "order" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "DataElement_pkey" PRIMARY KEY ("code")
);

CREATE TABLE "Indicator" (
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "stage" TEXT NOT NULL,
    "domain" TEXT NOT NULL,
    "order" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Indicator_pkey" PRIMARY KEY ("code")
);

CREATE TABLE "IndicatorVersion" (
    "id" UUID NOT NULL,
    "no" SERIAL NOT NULL,
    "indicatorCode" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "validFrom" DATE NOT NULL,
    "validTo" DATE,
    "numerator" TEXT NOT NULL,
    "denominator" TEXT NOT NULL,
    "factor" DECIMAL(65,30) NOT NULL DEFAULT 100,
    "decimals" INTEGER NOT NULL DEFAULT 1,
    "direction" "Direction" NOT NULL,
    "timeRule" "TimeRule" NOT NULL DEFAULT 'POOLED',
    "pairing" "Pairing" NOT NULL DEFAULT 'PAIRED',
    "source" TEXT NOT NULL,
    "confidence" TEXT NOT NULL,

    CONSTRAINT "IndicatorVersion_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "Form" (
    "code" TEXT NOT NULL,
    "no" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "unitKind" "UnitKind" NOT NULL,
    "rhythm" "Rhythm" NOT NULL,
    "formSet" "FormSet" NOT NULL,

    CONSTRAINT "Form_pkey" PRIMARY KEY ("code")
);

CREATE TABLE "FormVersion" (
    "id" UUID NOT NULL,
    "no" SERIAL NOT NULL,
    "formCode" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "validFrom" DATE NOT NULL,
    "validTo" DATE,

    CONSTRAINT "FormVersion_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "FormBlock" (
    "formVersionId" UUID NOT NULL,
    "blockCode" TEXT NOT NULL,
    "order" INTEGER NOT NULL DEFAULT 0,
    "detailed" BOOLEAN NOT NULL,

    CONSTRAINT "FormBlock_pkey" PRIMARY KEY ("formVersionId","blockCode")
);

CREATE TABLE "Rule" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "blockCode" TEXT NOT NULL,
    "level" "RuleLevel" NOT NULL,
    "expression" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "textEn" TEXT NOT NULL,
    "validFrom" DATE NOT NULL,
    "validTo" DATE,
    "source" TEXT NOT NULL,
    "order" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Rule_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "ExternalId" (
    "id" UUID NOT NULL,
    "system" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "subject" "SubjectKind" NOT NULL,
    "subjectId" UUID NOT NULL,
    "from" DATE,
    "to" DATE,

    CONSTRAINT "ExternalId_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "Setting" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "wilayahId" UUID,
    "value" JSONB NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Setting_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "OpdKind" (
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "form" "OpdForm" NOT NULL,
    "contribution" TEXT NOT NULL,
    "spmField" TEXT,
    "source" TEXT NOT NULL,
    "confidence" TEXT NOT NULL,
    "order" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "OpdKind_pkey" PRIMARY KEY ("code")
);

CREATE TABLE "Opd" (
    "id" UUID NOT NULL,
    "wilayahId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "shortName" TEXT,
    "form" "OpdForm" NOT NULL,
    "from" DATE,
    "to" DATE,
    "mergedIntoId" UUID,
    "isDemo" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Opd_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "OpdKindOpd" (
    "opdId" UUID NOT NULL,
    "kindCode" TEXT NOT NULL,

    CONSTRAINT "OpdKindOpd_pkey" PRIMARY KEY ("opdId","kindCode")
);

CREATE TABLE "Pokjanal" (
    "id" UUID NOT NULL,
    "wilayahId" UUID NOT NULL,
    "regime" "Regime" NOT NULL,
    "name" TEXT NOT NULL,
    "planned" BOOLEAN NOT NULL DEFAULT false,
    "contactOffice" TEXT,
    "successorId" UUID,
    "isDemo" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "catalogueId" UUID,

    CONSTRAINT "Pokjanal_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "Decree" (
    "id" UUID NOT NULL,
    "kind" "DecreeKind" NOT NULL,
    "number" TEXT NOT NULL,
    "date" DATE NOT NULL,
    "issuer" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "termStart" DATE,
    "termEnd" DATE,
    "legalBases" TEXT[],
    "supersedesId" UUID,
    "isDemo" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Decree_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "DecreePokjanal" (
    "decreeId" UUID NOT NULL,
    "pokjanalId" UUID NOT NULL,

    CONSTRAINT "DecreePokjanal_pkey" PRIMARY KEY ("decreeId","pokjanalId")
);

CREATE TABLE "Seat" (
    "id" UUID NOT NULL,
    "pokjanalId" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "order" INTEGER NOT NULL DEFAULT 0,
    "single" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "Seat_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "SeatHolding" (
    "id" UUID NOT NULL,
    "seatId" UUID NOT NULL,
    "office" TEXT NOT NULL,
    "opdId" UUID,
    "exOfficio" BOOLEAN NOT NULL DEFAULT true,
    "acting" BOOLEAN NOT NULL DEFAULT false,
    "from" DATE,
    "to" DATE,
    "decreeId" UUID,

    CONSTRAINT "SeatHolding_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "PokjanalMember" (
    "id" UUID NOT NULL,
    "pokjanalId" UUID NOT NULL,
    "opdId" UUID NOT NULL,
    "from" DATE,
    "to" DATE,

    CONSTRAINT "PokjanalMember_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "Puskesmas" (
    "id" UUID NOT NULL,
    "no" INTEGER NOT NULL DEFAULT nextval('node_no_seq'::regclass),
    "code" TEXT,
    "name" TEXT NOT NULL,
    "wilayahId" UUID NOT NULL,
    "isDemo" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Puskesmas_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "PuskesmasArea" (
    "id" UUID NOT NULL,
    "puskesmasId" UUID NOT NULL,
    "wilayahId" UUID NOT NULL,
    "from" DATE,
    "to" DATE,

    CONSTRAINT "PuskesmasArea_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "Posyandu" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "regNo" TEXT,
    "wilayahId" UUID NOT NULL,
    "puskesmasId" UUID,
    "formSet" "FormSet" NOT NULL DEFAULT 'BASIC',
    "openingDay" TEXT,
    "address" TEXT,
    "isDemo" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Posyandu_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "PosyanduInterval" (
    "id" UUID NOT NULL,
    "posyanduId" UUID NOT NULL,
    "openedOn" DATE NOT NULL,
    "closedOn" DATE,
    "closeReason" TEXT,

    CONSTRAINT "PosyanduInterval_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "PosyanduPlacement" (
    "id" UUID NOT NULL,
    "posyanduId" UUID NOT NULL,
    "wilayahId" UUID NOT NULL,
    "puskesmasId" UUID,
    "from" DATE,
    "to" DATE,

    CONSTRAINT "PosyanduPlacement_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "Unit" (
    "no" SERIAL NOT NULL,
    "kind" "UnitKind" NOT NULL,
    "posyanduId" UUID,
    "desaNo" INTEGER NOT NULL,
    "puskesmasNo" INTEGER,
    "isDemo" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Unit_pkey" PRIMARY KEY ("no")
);

CREATE TABLE "User" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "emailVerified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT,
    "username" TEXT,
    "displayUsername" TEXT,
    "phone" TEXT,
    "office" TEXT,
    "locale" TEXT NOT NULL DEFAULT 'id',
    "disabledAt" TIMESTAMPTZ(3),
    "isDemo" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "Session" (
    "id" UUID NOT NULL,
    "token" TEXT NOT NULL,
    "userId" UUID NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "ipAddress" TEXT,
    "userAgent" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "Account" (
    "id" UUID NOT NULL,
    "accountId" TEXT NOT NULL,
    "providerId" TEXT NOT NULL,
    "userId" UUID NOT NULL,
    "accessToken" TEXT,
    "refreshToken" TEXT,
    "idToken" TEXT,
    "accessTokenExpiresAt" TIMESTAMPTZ(3),
    "refreshTokenExpiresAt" TIMESTAMPTZ(3),
    "scope" TEXT,
    "password" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Account_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "Verification" (
    "id" UUID NOT NULL,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Verification_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "RoleAssignment" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "role" "Role" NOT NULL,
    "wilayahId" UUID,
    "puskesmasId" UUID,
    "posyanduId" UUID,
    "opdId" UUID,
    "from" DATE,
    "to" DATE,

    CONSTRAINT "RoleAssignment_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "OneTimeCode" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "codeHash" TEXT NOT NULL,
    "issuedById" UUID,
    "issuedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "OneTimeCode_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "AccessToken" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "hint" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "lastUsedAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "AccessToken_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "Wilayah" (
    "id" UUID NOT NULL,
    "no" INTEGER NOT NULL DEFAULT nextval('node_no_seq'::regclass),
    "level" "WilayahLevel" NOT NULL,
    "kind" "WilayahKind" NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "shortName" TEXT,
    "parentId" UUID,
    "path" TEXT NOT NULL,
    "zone" "TimeZone" NOT NULL DEFAULT 'WIB',
    "endedOn" DATE,

    CONSTRAINT "Wilayah_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "WilayahParent" (
    "id" UUID NOT NULL,
    "wilayahId" UUID NOT NULL,
    "parentId" UUID NOT NULL,
    "from" DATE,
    "to" DATE,

    CONSTRAINT "WilayahParent_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "WilayahCode" (
    "id" UUID NOT NULL,
    "wilayahId" UUID NOT NULL,
    "system" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "from" DATE,
    "to" DATE,

    CONSTRAINT "WilayahCode_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "WilayahSuccession" (
    "id" UUID NOT NULL,
    "kind" "SuccessionKind" NOT NULL,
    "fromId" UUID NOT NULL,
    "toId" UUID NOT NULL,
    "on" DATE NOT NULL,
    "decree" TEXT NOT NULL,
    "weight" DECIMAL(65,30),

    CONSTRAINT "WilayahSuccession_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "DutyCatalogue_regime_level_validFrom_key" ON "DutyCatalogue"("regime", "level", "validFrom");

CREATE UNIQUE INDEX "Duty_catalogueId_number_key" ON "Duty"("catalogueId", "number");

CREATE UNIQUE INDEX "Block_no_key" ON "Block"("no");

CREATE UNIQUE INDEX "BlockSlot_blockCode_elementCode_age_sex_key" ON "BlockSlot"("blockCode", "elementCode", "age", "sex");

CREATE UNIQUE INDEX "IndicatorVersion_no_key" ON "IndicatorVersion"("no");

CREATE UNIQUE INDEX "IndicatorVersion_indicatorCode_version_key" ON "IndicatorVersion"("indicatorCode", "version");

CREATE UNIQUE INDEX "Form_no_key" ON "Form"("no");

CREATE UNIQUE INDEX "FormVersion_no_key" ON "FormVersion"("no");

CREATE UNIQUE INDEX "FormVersion_formCode_version_key" ON "FormVersion"("formCode", "version");

CREATE UNIQUE INDEX "Rule_code_validFrom_key" ON "Rule"("code", "validFrom");

CREATE INDEX "ExternalId_subject_subjectId_idx" ON "ExternalId"("subject", "subjectId");

CREATE UNIQUE INDEX "ExternalId_system_value_subject_from_key" ON "ExternalId"("system", "value", "subject", "from");

CREATE UNIQUE INDEX "Setting_key_wilayahId_key" ON "Setting"("key", "wilayahId");

CREATE INDEX "Opd_wilayahId_name_idx" ON "Opd"("wilayahId", "name");

CREATE INDEX "OpdKindOpd_kindCode_idx" ON "OpdKindOpd"("kindCode");

CREATE INDEX "Pokjanal_wilayahId_regime_idx" ON "Pokjanal"("wilayahId", "regime");

CREATE UNIQUE INDEX "Decree_issuer_number_date_key" ON "Decree"("issuer", "number", "date");

CREATE INDEX "DecreePokjanal_pokjanalId_idx" ON "DecreePokjanal"("pokjanalId");

CREATE INDEX "Seat_pokjanalId_order_idx" ON "Seat"("pokjanalId", "order");

CREATE INDEX "SeatHolding_seatId_idx" ON "SeatHolding"("seatId");

CREATE INDEX "SeatHolding_opdId_idx" ON "SeatHolding"("opdId");

CREATE INDEX "PokjanalMember_opdId_idx" ON "PokjanalMember"("opdId");

CREATE UNIQUE INDEX "PokjanalMember_pokjanalId_opdId_key" ON "PokjanalMember"("pokjanalId", "opdId");

CREATE UNIQUE INDEX "Puskesmas_no_key" ON "Puskesmas"("no");

CREATE INDEX "Puskesmas_wilayahId_idx" ON "Puskesmas"("wilayahId");

CREATE INDEX "PuskesmasArea_puskesmasId_idx" ON "PuskesmasArea"("puskesmasId");

CREATE INDEX "PuskesmasArea_wilayahId_idx" ON "PuskesmasArea"("wilayahId");

CREATE INDEX "Posyandu_wilayahId_name_idx" ON "Posyandu"("wilayahId", "name");

CREATE INDEX "Posyandu_puskesmasId_name_idx" ON "Posyandu"("puskesmasId", "name");

CREATE INDEX "PosyanduInterval_posyanduId_idx" ON "PosyanduInterval"("posyanduId");

CREATE INDEX "PosyanduPlacement_posyanduId_idx" ON "PosyanduPlacement"("posyanduId");

CREATE INDEX "PosyanduPlacement_wilayahId_idx" ON "PosyanduPlacement"("wilayahId");

CREATE UNIQUE INDEX "Unit_posyanduId_key" ON "Unit"("posyanduId");

CREATE INDEX "Unit_desaNo_idx" ON "Unit"("desaNo");

CREATE INDEX "Unit_puskesmasNo_idx" ON "Unit"("puskesmasNo");

CREATE UNIQUE INDEX "User_email_key" ON "User"("email");

CREATE UNIQUE INDEX "User_username_key" ON "User"("username");

CREATE UNIQUE INDEX "User_phone_key" ON "User"("phone");

CREATE UNIQUE INDEX "Session_token_key" ON "Session"("token");

CREATE INDEX "Session_userId_idx" ON "Session"("userId");

CREATE INDEX "Account_userId_idx" ON "Account"("userId");

CREATE INDEX "Verification_identifier_idx" ON "Verification"("identifier");

CREATE INDEX "RoleAssignment_userId_idx" ON "RoleAssignment"("userId");

CREATE INDEX "RoleAssignment_posyanduId_idx" ON "RoleAssignment"("posyanduId");

CREATE INDEX "RoleAssignment_puskesmasId_idx" ON "RoleAssignment"("puskesmasId");

CREATE UNIQUE INDEX "OneTimeCode_codeHash_key" ON "OneTimeCode"("codeHash");

CREATE INDEX "OneTimeCode_userId_idx" ON "OneTimeCode"("userId");

CREATE UNIQUE INDEX "AccessToken_tokenHash_key" ON "AccessToken"("tokenHash");

CREATE INDEX "AccessToken_userId_idx" ON "AccessToken"("userId");

CREATE UNIQUE INDEX "Wilayah_no_key" ON "Wilayah"("no");

CREATE UNIQUE INDEX "Wilayah_path_key" ON "Wilayah"("path");

CREATE INDEX "Wilayah_parentId_code_idx" ON "Wilayah"("parentId", "code");

CREATE INDEX "Wilayah_code_idx" ON "Wilayah"("code");

CREATE INDEX "Wilayah_level_code_idx" ON "Wilayah"("level", "code");

CREATE INDEX "WilayahParent_wilayahId_idx" ON "WilayahParent"("wilayahId");

CREATE INDEX "WilayahParent_parentId_idx" ON "WilayahParent"("parentId");

CREATE INDEX "WilayahCode_wilayahId_idx" ON "WilayahCode"("wilayahId");

CREATE INDEX "WilayahCode_system_code_idx" ON "WilayahCode"("system", "code");

CREATE INDEX "WilayahSuccession_fromId_idx" ON "WilayahSuccession"("fromId");

CREATE INDEX "WilayahSuccession_toId_idx" ON "WilayahSuccession"("toId");

ALTER TABLE "Duty" ADD CONSTRAINT "Duty_catalogueId_fkey" FOREIGN KEY ("catalogueId") REFERENCES "DutyCatalogue"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "BlockSlot" ADD CONSTRAINT "BlockSlot_blockCode_fkey" FOREIGN KEY ("blockCode") REFERENCES "Block"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "BlockSlot" ADD CONSTRAINT "BlockSlot_elementCode_fkey" FOREIGN KEY ("elementCode") REFERENCES "DataElement"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "IndicatorVersion" ADD CONSTRAINT "IndicatorVersion_indicatorCode_fkey" FOREIGN KEY ("indicatorCode") REFERENCES "Indicator"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "FormVersion" ADD CONSTRAINT "FormVersion_formCode_fkey" FOREIGN KEY ("formCode") REFERENCES "Form"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "FormBlock" ADD CONSTRAINT "FormBlock_formVersionId_fkey" FOREIGN KEY ("formVersionId") REFERENCES "FormVersion"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "FormBlock" ADD CONSTRAINT "FormBlock_blockCode_fkey" FOREIGN KEY ("blockCode") REFERENCES "Block"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "Setting" ADD CONSTRAINT "Setting_wilayahId_fkey" FOREIGN KEY ("wilayahId") REFERENCES "Wilayah"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "Opd" ADD CONSTRAINT "Opd_wilayahId_fkey" FOREIGN KEY ("wilayahId") REFERENCES "Wilayah"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "Opd" ADD CONSTRAINT "Opd_mergedIntoId_fkey" FOREIGN KEY ("mergedIntoId") REFERENCES "Opd"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "OpdKindOpd" ADD CONSTRAINT "OpdKindOpd_opdId_fkey" FOREIGN KEY ("opdId") REFERENCES "Opd"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "OpdKindOpd" ADD CONSTRAINT "OpdKindOpd_kindCode_fkey" FOREIGN KEY ("kindCode") REFERENCES "OpdKind"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "Pokjanal" ADD CONSTRAINT "Pokjanal_wilayahId_fkey" FOREIGN KEY ("wilayahId") REFERENCES "Wilayah"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "Pokjanal" ADD CONSTRAINT "Pokjanal_successorId_fkey" FOREIGN KEY ("successorId") REFERENCES "Pokjanal"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "Pokjanal" ADD CONSTRAINT "Pokjanal_catalogueId_fkey" FOREIGN KEY ("catalogueId") REFERENCES "DutyCatalogue"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "Decree" ADD CONSTRAINT "Decree_supersedesId_fkey" FOREIGN KEY ("supersedesId") REFERENCES "Decree"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "DecreePokjanal" ADD CONSTRAINT "DecreePokjanal_decreeId_fkey" FOREIGN KEY ("decreeId") REFERENCES "Decree"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "DecreePokjanal" ADD CONSTRAINT "DecreePokjanal_pokjanalId_fkey" FOREIGN KEY ("pokjanalId") REFERENCES "Pokjanal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "Seat" ADD CONSTRAINT "Seat_pokjanalId_fkey" FOREIGN KEY ("pokjanalId") REFERENCES "Pokjanal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "SeatHolding" ADD CONSTRAINT "SeatHolding_seatId_fkey" FOREIGN KEY ("seatId") REFERENCES "Seat"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "SeatHolding" ADD CONSTRAINT "SeatHolding_opdId_fkey" FOREIGN KEY ("opdId") REFERENCES "Opd"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "SeatHolding" ADD CONSTRAINT "SeatHolding_decreeId_fkey" FOREIGN KEY ("decreeId") REFERENCES "Decree"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "PokjanalMember" ADD CONSTRAINT "PokjanalMember_pokjanalId_fkey" FOREIGN KEY ("pokjanalId") REFERENCES "Pokjanal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "PokjanalMember" ADD CONSTRAINT "PokjanalMember_opdId_fkey" FOREIGN KEY ("opdId") REFERENCES "Opd"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "Puskesmas" ADD CONSTRAINT "Puskesmas_wilayahId_fkey" FOREIGN KEY ("wilayahId") REFERENCES "Wilayah"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "PuskesmasArea" ADD CONSTRAINT "PuskesmasArea_puskesmasId_fkey" FOREIGN KEY ("puskesmasId") REFERENCES "Puskesmas"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "PuskesmasArea" ADD CONSTRAINT "PuskesmasArea_wilayahId_fkey" FOREIGN KEY ("wilayahId") REFERENCES "Wilayah"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "Posyandu" ADD CONSTRAINT "Posyandu_wilayahId_fkey" FOREIGN KEY ("wilayahId") REFERENCES "Wilayah"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "Posyandu" ADD CONSTRAINT "Posyandu_puskesmasId_fkey" FOREIGN KEY ("puskesmasId") REFERENCES "Puskesmas"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "PosyanduInterval" ADD CONSTRAINT "PosyanduInterval_posyanduId_fkey" FOREIGN KEY ("posyanduId") REFERENCES "Posyandu"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "PosyanduPlacement" ADD CONSTRAINT "PosyanduPlacement_posyanduId_fkey" FOREIGN KEY ("posyanduId") REFERENCES "Posyandu"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "PosyanduPlacement" ADD CONSTRAINT "PosyanduPlacement_puskesmasId_fkey" FOREIGN KEY ("puskesmasId") REFERENCES "Puskesmas"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "Unit" ADD CONSTRAINT "Unit_posyanduId_fkey" FOREIGN KEY ("posyanduId") REFERENCES "Posyandu"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "Session" ADD CONSTRAINT "Session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "Account" ADD CONSTRAINT "Account_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "RoleAssignment" ADD CONSTRAINT "RoleAssignment_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "RoleAssignment" ADD CONSTRAINT "RoleAssignment_wilayahId_fkey" FOREIGN KEY ("wilayahId") REFERENCES "Wilayah"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "RoleAssignment" ADD CONSTRAINT "RoleAssignment_puskesmasId_fkey" FOREIGN KEY ("puskesmasId") REFERENCES "Puskesmas"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "RoleAssignment" ADD CONSTRAINT "RoleAssignment_posyanduId_fkey" FOREIGN KEY ("posyanduId") REFERENCES "Posyandu"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "RoleAssignment" ADD CONSTRAINT "RoleAssignment_opdId_fkey" FOREIGN KEY ("opdId") REFERENCES "Opd"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "OneTimeCode" ADD CONSTRAINT "OneTimeCode_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "OneTimeCode" ADD CONSTRAINT "OneTimeCode_issuedById_fkey" FOREIGN KEY ("issuedById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "AccessToken" ADD CONSTRAINT "AccessToken_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "Wilayah" ADD CONSTRAINT "Wilayah_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Wilayah"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "WilayahParent" ADD CONSTRAINT "WilayahParent_wilayahId_fkey" FOREIGN KEY ("wilayahId") REFERENCES "Wilayah"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "WilayahParent" ADD CONSTRAINT "WilayahParent_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Wilayah"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "WilayahCode" ADD CONSTRAINT "WilayahCode_wilayahId_fkey" FOREIGN KEY ("wilayahId") REFERENCES "Wilayah"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "WilayahSuccession" ADD CONSTRAINT "WilayahSuccession_fromId_fkey" FOREIGN KEY ("fromId") REFERENCES "Wilayah"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "WilayahSuccession" ADD CONSTRAINT "WilayahSuccession_toId_fkey" FOREIGN KEY ("toId") REFERENCES "Wilayah"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A null never equals a null in the unique keys above: one more index each for the rows that leave the last part open.
CREATE UNIQUE INDEX "Setting_global_sql" ON "Setting"("key") WHERE "wilayahId" IS NULL;
CREATE UNIQUE INDEX "ExternalId_open_sql" ON "ExternalId"("system", "value", "subject") WHERE "from" IS NULL;
