DROP INDEX "PokjanalMember_pokjanalId_opdId_key";

CREATE TABLE "StandardSeat" (
    "regime" "Regime" NOT NULL,
    "body" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "usualHolder" TEXT NOT NULL,
    "single" BOOLEAN NOT NULL DEFAULT true,
    "levels" TEXT NOT NULL,
    "order" INTEGER NOT NULL DEFAULT 0,
    "source" TEXT NOT NULL,
    "confidence" TEXT NOT NULL,

    CONSTRAINT "StandardSeat_pkey" PRIMARY KEY ("regime","body","code")
);

CREATE INDEX "PokjanalMember_pokjanalId_opdId_idx" ON "PokjanalMember"("pokjanalId", "opdId");

alter table "PokjanalMember" add constraint "PokjanalMember_span" check ("to" is null or "from" is null or "to" >= "from");

-- An agency that left may join again, and is never a member twice in the same days, whoever writes. The row of the group
-- is locked first, so that two who let it join in the same moment stand in line.
create function pokjanal_member_alone() returns trigger language plpgsql as $$
begin
  perform from "Pokjanal" where id = new."pokjanalId" for no key update;
  if exists (
    select from "PokjanalMember" m
    where m."pokjanalId" = new."pokjanalId" and m."opdId" = new."opdId" and m.id <> new.id
      and daterange(m."from", m."to", '[]') && daterange(new."from", new."to", '[]')) then
    raise exception 'the agency is a member in these days'
      using errcode = 'exclusion_violation', constraint = 'PokjanalMember_alone';
  end if;
  return new;
end $$;
create trigger pokjanal_member_alone before insert or update on "PokjanalMember"
  for each row execute function pokjanal_member_alone();
