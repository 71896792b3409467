-- A kader who came in by a mistaken list is taken back: nobody reads the record, and no day of the past counts her.
ALTER TABLE "Kader" ADD COLUMN     "withdrawReason" TEXT,
ADD COLUMN     "withdrawnAt" TIMESTAMPTZ(3);

alter table "Kader" add constraint "Kader_withdrawn" check ("withdrawnAt" is null or ("leftOn" is not null and phone is null));
