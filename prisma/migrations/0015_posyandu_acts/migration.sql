-- Posts are opened, corrected, moved, closed and merged by dated acts; a writer says which revision it saw.
ALTER TABLE "Posyandu" ADD COLUMN "mergedIntoId" UUID,
ADD COLUMN "revision" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "Posyandu" ADD CONSTRAINT "Posyandu_mergedIntoId_fkey" FOREIGN KEY ("mergedIntoId") REFERENCES "Posyandu"("id") ON DELETE SET NULL ON UPDATE CASCADE;
alter table "Posyandu" add constraint posyandu_not_into_itself check ("mergedIntoId" <> id);
alter table "PosyanduInterval" add constraint posyandu_interval_order check ("closedOn" is null or "closedOn" >= "openedOn");
