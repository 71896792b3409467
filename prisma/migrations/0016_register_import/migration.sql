-- Registers come in as files by the way of forms: a job is of a form or of a register, a row of a register says what it
-- would change and what it wrote, and a job of a register can be taken back as a whole.
ALTER TABLE "Opd" ADD COLUMN "revision" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN "withdrawReason" TEXT,
ADD COLUMN "withdrawnAt" TIMESTAMPTZ(3);
ALTER TABLE "Posyandu" ADD COLUMN "decree" TEXT,
ADD COLUMN "withdrawReason" TEXT,
ADD COLUMN "withdrawnAt" TIMESTAMPTZ(3);
ALTER TABLE "Puskesmas" ADD COLUMN "revision" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN "withdrawReason" TEXT,
ADD COLUMN "withdrawnAt" TIMESTAMPTZ(3);

alter table import_job alter column block_code drop not null;
alter table import_job add column register text; -- code of the register, where it is no file of forms
alter table import_job add column undo_of_rows integer; -- rows that were to be taken back when the taking back began
alter table import_job add constraint import_job_of_one check (num_nonnulls(block_code, register) = 1);
alter table import_job drop constraint import_job_state_check;
alter table import_job add constraint import_job_state_check check (state between 0 and 7); -- 6 UNDOING, 7 UNDONE
drop index import_job_waiting;
create index import_job_waiting on import_job (touched_at) where state in (0, 2, 6);

alter table import_row add column place text; -- where the record lies, in words
alter table import_row add column subject_id uuid; -- the record that stands already, or the one that came into being
alter table import_row add column content jsonb; -- what would be written, until it is
alter table import_row add column diff jsonb; -- columns that change, each with what stands and what is to be
alter table import_row add column wrote jsonb; -- what taking it back needs: records, revisions, values before
alter table import_row drop constraint import_row_status_check;
alter table import_row add constraint import_row_status_check check (status between 0 and 7); -- 6 UNDONE, 7 KEPT
