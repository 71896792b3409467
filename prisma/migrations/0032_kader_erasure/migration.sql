-- Personal data of a kader is erased at her own request; nothing of it comes back by any way.
ALTER TABLE "Kader" ADD COLUMN     "erasedAt" TIMESTAMPTZ(3);

alter table "Kader" add constraint "Kader_erased"
  check ("erasedAt" is null or (phone is null and rw is null and rt is null and name = 'Data pribadi dihapus'));

-- Those who asked to be forgotten share their stand-in.
drop index "Kader_name_sql";
create unique index "Kader_name_sql" on "Kader" ("posyanduId", lower(name)) where "leftOn" is null and "erasedAt" is null;
