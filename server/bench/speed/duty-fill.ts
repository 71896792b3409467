import type { Database } from '../../src/db/client.ts';

/** How many groups and agencies the province of the measurement has. */
export const GROUPS = 600;
export const AGENCIES_A_GROUP = 20;
const SEATS_A_GROUP = 12;

/** A number from 0 below 100 that looks random and is the same in every run. */
const chance = (seed: string): string => `(('x' || left(md5(${seed}), 7))::bit(28)::int % 100)`;

type Step = readonly [text: string, values: readonly unknown[]];

const groupSteps = (province: string, year: number): readonly Step[] => [
  [
    `create temp table bench_group as
     select gen_random_uuid() as id, gen_random_uuid() as decree, w.id as area, w.name, w.level, row_number() over (order by length(w.code), w.code)::int as no
     from "Wilayah" w where (w.code = $1 or w.code like $1 || '.%') and w.level in ('PROVINSI', 'KABKOTA', 'KECAMATAN') and w."endedOn" is null
     order by length(w.code), w.code limit ${GROUPS}`,
    [province],
  ],
  [
    `insert into "Pokjanal" (id, "wilayahId", regime, name, "contactOffice", "catalogueId")
     select g.id, g.area, 'POKJANAL', 'Pokjanal Posyandu ' || g.name, 'DPMD ' || g.name,
       (select c.id from "DutyCatalogue" c where c.regime = 'POKJANAL' and c.level = g.level order by c."validFrom" desc limit 1)
     from bench_group g`,
    [],
  ],
  [
    `insert into "Decree" (id, kind, number, date, issuer, subject, "termStart", "termEnd")
     select g.decree, 'ESTABLISHMENT', 'UKUR/' || g.no || '/' || ($1::int - 2), make_date($1::int - 2, 1, 2), 'Kepala daerah', 'Pokjanal',
       make_date($1::int - 2, 1, 1), make_date($1::int + case when ${chance('g.no::text')} < 10 then -1 else 2 end, 12, 31)
     from bench_group g`,
    [year],
  ],
  ['insert into "DecreePokjanal" select decree, id from bench_group', []],
];

const agencySteps = (year: number): readonly Step[] => [
  [
    `create temp table bench_member as
       select gen_random_uuid() as opd, g.id as grp, g.area, g.no, n from bench_group g cross join generate_series(1, ${AGENCIES_A_GROUP}) n`,
    [],
  ],
  [
    `insert into "Opd" (id, "wilayahId", name, "shortName", form)
       select opd, area, 'Dinas Ukur ' || to_char(n, 'FM00'), 'DU' || n, 'PERANGKAT_DAERAH' from bench_member`,
    [],
  ],
  [
    `insert into "OpdKindOpd" select m.opd, k.code from bench_member m
       join (select code, row_number() over (order by "order", code) as n from "OpdKind") k on k.n = m.n`,
    [],
  ],
  [
    `insert into "PokjanalMember" (id, "pokjanalId", "opdId", "from")
       select gen_random_uuid(), grp, opd, make_date($1::int - 2, 1, 2) from bench_member`,
    [year],
  ],
  [
    `insert into "Seat" (id, "pokjanalId", code, name, "order")
       select gen_random_uuid(), g.id, 'KURSI_' || n, 'Kursi ' || n, n from bench_group g cross join generate_series(1, ${SEATS_A_GROUP}) n`,
    [],
  ],
  [
    `insert into "SeatHolding" (id, "seatId", office, "from")
       select gen_random_uuid(), s.id, 'Kantor ' || s."order", make_date($1::int - 2, 1, 2)
       from "Seat" s join bench_group g on g.id = s."pokjanalId" where ${chance(`g.no || ':' || s."order"`)} >= 10`,
    [year],
  ],
  [
    `create temp table bench_proof as
       select gen_random_uuid() as id, m.grp, m.opd, d.code, d.kind::"EvidenceKind" as kind, f as from_month, f + d.months - 1 as to_month,
         ${chance(`m.no || ':' || m.n || ':' || d.code || ':' || f`)} as luck
       from bench_member m cross join (values
         ('DATA_INFO', 'DATASET', 3), ('ANALISIS', 'ANALYSIS', 3), ('BINA_MONEV', 'VISIT', 3),
         ('PARTISIPASI', 'PARTICIPATION', 3), ('KEGIATAN_LAIN', 'OTHER', 12), ('LAPOR', 'REPORT', 3)) d(code, kind, months)
       cross join lateral generate_series($1::int * 12, $1::int * 12 + 11, d.months) f`,
    [year],
  ],
  ['delete from bench_proof where luck >= 55', []],
  [
    `insert into "Evidence" (id, "pokjanalId", "opdId", kind, period, "fromMonth", "toMonth", title, status, details, "submittedAt")
       select id, grp, opd, kind, $1::text, from_month, to_month, 'Bukti ukur',
         (case when luck < 30 then 'ACCEPTED' when luck < 50 then 'SUBMITTED' else 'DRAFT' end)::"EvidenceStatus",
         jsonb_build_object('check', 'CHECKED', 'options', jsonb_build_array('a', 'b'), 'chosen', 1, 'plannedOn', d.day, 'heldOn', d.day,
           'sentOn', d.day, 'receivedOn', d.day, 'participants', 12, 'need', 'Posyandu'), now()
       from bench_proof cross join lateral (select make_date(to_month / 12, to_month % 12 + 1, 5)::text as day) d`,
    [String(year)],
  ],
  [
    `insert into "DutyCredit" (id, "subjectKind", "subjectId", "evidenceId", "pokjanalId", "opdId", "dutyCode", period, "fromMonth", "toMonth", state, at)
       select gen_random_uuid(), 'EVIDENCE', id, id, grp, opd, code, $1::text, from_month, to_month, 'ACCEPTED', now() from bench_proof where luck < 50`,
    [String(year)],
  ],
];

/**
 * Fills a province with 600 groups, their decrees, 12,000 member agencies, seats and a year of evidence, set by set and
 * without a random number: a tenth of the decrees is over, a tenth of the seats vacant, two fifths of the cells proved.
 */
export async function fillDuties(db: Database, { province, year }: { province: string; year: number }): Promise<void> {
  const client = await db.pool.connect();
  try {
    for (const [text, values] of [...groupSteps(province, year), ...agencySteps(year)])
      await client.query(text, [...values]);
  } finally {
    client.release(true);
  }
  await db.sql('vacuum analyze');
}
