import { nextId, pick, randomOf } from '../ids.ts';
import { insertRows, type SqlHandle, type Value } from '../sql-db.ts';
import { dayOf, DEMO_PLACES } from './duty-plan.ts';
import { HOME } from './places.ts';

/** The launch in the record of the home regency. */
const KICK_OFF = '2024-10-17';
const RUNNING = '2025-03-03';

const COLUMNS = {
  id: 'uuid',
  wilayahId: 'uuid',
  puskesmasId: 'uuid',
  posyanduId: 'uuid',
  no: 'int',
  stage: '"IlpStage"',
  from: 'date',
  meetingId: 'uuid',
  at: 'timestamptz',
  isDemo: 'boolean',
};

type Subject = { wilayah?: string; puskesmas?: string; posyandu?: string };

const JOINED = ['PAUD', 'PAUD,BKB', 'PHBS', 'PAUD,BKB,PHBS,HOLISTIK_INTEGRATIF', 'EKONOMI', 'BKB,PHBS'] as const;

/** Writes how far primary-care integration has come in the home regency and at posts of the records, and their integrations. */
export async function writeIlp(tx: SqlHandle, how: { seed: number; lastMonth: number }): Promise<void> {
  const last = dayOf(how.lastMonth, 28);
  const rows: Value[][] = [];
  const say = (of: Subject, no: number, stage: string, from: string, meeting: string | null = null): void => {
    if (from > last) return;
    const { wilayah = null, puskesmas = null, posyandu = null } = of;
    rows.push([nextId(tx), wilayah, puskesmas, posyandu, no, stage, from, meeting, `${from}T05:00:00Z`, true]);
  };
  for (const { id, meeting } of await launches(tx)) say({ wilayah: id }, 1, 'KICK_OFF', KICK_OFF, meeting);
  for (const { id, meeting, at } of await homePuskesmas(tx)) {
    say({ puskesmas: id }, 1, 'KICK_OFF', KICK_OFF, meeting);
    if (at % 3 !== 0) say({ puskesmas: id }, 2, 'RUNNING', RUNNING);
  }
  const posts = await tx.sql<{ id: string; formSet: string }>(
    `select p.id, p."formSet" from "Posyandu" p join "Wilayah" v on v.id = p."wilayahId"
     join "Wilayah" r on r.code = any($1) and v.path like r.path || '%' where p."isDemo" order by v.code, p.name, p.id`,
    [DEMO_PLACES.map(({ code }) => code)],
  );
  const random = randomOf(how.seed, 'ilp');
  const joined: { id: string; kinds: string }[] = [];
  for (const { id, formSet } of posts) {
    if (formSet === 'ILP') say({ posyandu: id }, 1, 'RUNNING', RUNNING);
    if (random() < 0.4) joined.push({ id, kinds: pick(random, JOINED) });
  }
  await insertRows(tx, '"IlpEntry"', COLUMNS, rows);
  if (RUNNING <= last) await writeIntegrations(tx, joined);
}

function launches(tx: SqlHandle) {
  return tx.sql<{ id: string; meeting: string | null }>(
    `select r.id, ${LAUNCH} as meeting from "Wilayah" r where r.code = $1`,
    [HOME.regency],
  );
}

function homePuskesmas(tx: SqlHandle) {
  return tx.sql<{ id: string; meeting: string | null; at: number }>(
    `select k.id, ${LAUNCH} as meeting, (row_number() over (order by k.name, k.id))::int as at
     from "Wilayah" r join "Wilayah" v on v.path like r.path || '%' join "Puskesmas" k on k."wilayahId" = v.id
     where r.code = $1 and k."isDemo" order by at`,
    [HOME.regency],
  );
}

const LAUNCH = `(select m.id from "Meeting" m join "Pokjanal" p on p.id = m."pokjanalId"
  where m.kind = 'KICK_OFF_ILP' and m."isDemo" and p."wilayahId" = r.id order by m.date limit 1)`;

async function writeIntegrations(tx: SqlHandle, rows: readonly { id: string; kinds: string }[]): Promise<void> {
  await tx.sql(
    `insert into "IntegrationEntry" (id, "posyanduId", no, kinds, "from", at, "isDemo")
     select n.id, n.post, 1, string_to_array(n.kinds, ',')::"IntegrationKind"[], $4::date, $4::date, true
     from unnest($1::uuid[], $2::uuid[], $3::text[]) n(id, post, kinds)`,
    [rows.map(() => nextId(tx)), rows.map(({ id }) => id), rows.map(({ kinds }) => kinds), RUNNING],
  );
}
