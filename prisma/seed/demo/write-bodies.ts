import { nextId } from '../ids.ts';
import { makeDecree } from '../make/decree.ts';
import { makeOpd } from '../make/opd.ts';
import { type MadePokjanal, makePokjanal, makeSeat, type SeatOverrides } from '../make/pokjanal.ts';
import type { MadeWilayah } from '../make/wilayah.ts';
import type { SqlHandle } from '../sql-db.ts';
import { DEMO_BODIES, type DemoBody, HOME_DISTRICT_GAPS, HOME_POKJA } from './bodies.ts';
import { fullPlace, getDemoOpd, headOf, opdOf } from './offices.ts';
import { HOME } from './places.ts';
import { localSeatsOf, type SeatedOpd, seatsOf } from './seats.ts';

type Areas = ReadonlyMap<string, MadeWilayah>;
export type WrittenBodies = { opdByArea: ReadonlyMap<string, SeatedOpd[]> };

/** Writes groups, decrees, seats and member agencies of all demo places; terms lie around the given year. */
export async function writeBodies(tx: SqlHandle, areas: Areas, lastMonth: number): Promise<WrittenBodies> {
  const opdByArea = new Map<string, SeatedOpd[]>();
  const successors = new Map<string, MadePokjanal>();
  for (const plan of DEMO_BODIES) {
    const area = getArea(areas, plan.code);
    const opd = plan.opd === null ? [] : await writeOpd(tx, area, opdOf(plan.opd).map(copy));
    if (opd.length > 0) opdByArea.set(plan.code, opd);
    const made = await writeBody(tx, plan, area, successors.get(plan.code), opd, lastMonth);
    successors.set(plan.code, made);
  }
  await writeMergedOpd(tx, getArea(areas, '62.03'), opdByArea.get('62.03') ?? []);
  await retireOpd(
    tx,
    opdByArea.get('62.11')?.find(({ kinds }) => kinds.includes('DISKOMINFO')),
  );
  await writeHomeDistricts(tx, areas, lastMonth);
  return { opdByArea };
}

const copy = <T extends object>(value: T): T => ({ ...value });

function getArea(areas: Areas, code: string): MadeWilayah {
  const area = areas.get(code);
  if (!area) throw new Error(`The demo needs the area ${code}`);
  return area;
}

async function writeOpd(tx: SqlHandle, area: MadeWilayah, list: ReturnType<typeof opdOf>): Promise<SeatedOpd[]> {
  const seated: SeatedOpd[] = [];
  for (const opd of list) {
    const made = await makeOpd(tx, {
      wilayah: area,
      name: `${opd.name} ${fullPlace(area)}`,
      shortName: opd.short,
      kinds: opd.kinds,
      isDemo: true,
      ...(opd.form && { form: opd.form }),
    });
    seated.push({ ...opd, id: made.id });
  }
  return seated;
}

async function writeBody(
  tx: SqlHandle,
  plan: DemoBody,
  area: MadeWilayah,
  successor: MadePokjanal | undefined,
  opd: readonly SeatedOpd[],
  lastMonth: number,
): Promise<MadePokjanal> {
  const word = plan.regime === 'POKJANAL' ? 'Pokjanal' : 'Tim Pembina';
  const undecreed = plan.state === 'PLANNED' || plan.state === 'AWAITING_DECREE';
  const made = await makePokjanal(tx, {
    name: `${word} Posyandu ${fullPlace(area)}`,
    regime: plan.regime,
    wilayah: area,
    planned: plan.state === 'PLANNED',
    contactOffice: `Sekretariat ${word} Posyandu, DPMD ${fullPlace(area)}`,
    isDemo: true,
    decree: undecreed ? null : decreeOf(plan, area, lastMonth),
    seats: opd.length === 0 || undecreed ? [] : seatsFor(plan, area, opd),
    ...(plan.state === 'SUPERSEDED' &&
      successor && {
        successor,
        supersededOn: termOf({ ...plan, state: 'ACTIVE', regime: 'TIM_PEMBINA' }, lastMonth)[0],
      }),
  });
  for (const { id } of opd) {
    await tx.sql(`insert into "PokjanalMember" ("id", "pokjanalId", "opdId") values ($1, $2, $3)`, [
      nextId(tx),
      made.id,
      id,
    ]);
  }
  if (plan.state === 'DISSOLVED') await dissolve(tx, made, area, lastMonth);
  return made;
}

function seatsFor(plan: DemoBody, area: MadeWilayah, opd: readonly SeatedOpd[]): SeatOverrides[] {
  const acts = (code: string, office: string) => plan.acting?.includes(code) === true && office.includes('TP PKK');
  return seatsOf(plan.regime, area, opd, plan.vacant ?? []).map((seat) => ({
    ...seat,
    holders: (seat.holders ?? []).map((holder) => ({ ...holder, acting: acts(seat.code, holder.office) })),
  }));
}

const SUBJECT = {
  POKJANAL: { word: 'Kelompok Kerja Operasional Pembinaan Pos Pelayanan Terpadu', law: 'Permendagri 54 Tahun 2007' },
  TIM_PEMBINA: { word: 'Tim Pembina Posyandu', law: 'Permendagri 13 Tahun 2024' },
} as const;

/** A made-up decree says CONTOH in its number, so that nobody quotes it. */
function decreeOf(plan: DemoBody, area: MadeWilayah, lastMonth: number) {
  const [from, to] = termOf(plan, lastMonth);
  const usual = {
    number: `400.7/CONTOH-${plan.code}-${plan.regime.charAt(0)}/${from.slice(0, 4)}`,
    date: from,
    subject: SUBJECT[plan.regime].word,
    legalBases: [SUBJECT[plan.regime].law],
  };
  const { number, date, subject, legalBases } = plan.decree ?? usual;
  return { number, date, subject, legalBases, issuer: headOf(area), termStart: from, termEnd: to };
}

function termOf(plan: DemoBody, lastMonth: number): [string, string] {
  const year = Math.floor(lastMonth / 12);
  if (plan.decree) return [plan.decree.date, `${plan.decree.years[1]}-12-31`];
  switch (plan.state) {
    case 'EXPIRED':
      return [`${year - 5}-02-15`, `${year - 1}-12-31`];
    case 'ENDING':
      return [`${year - 3}-03-01`, new Date(Date.UTC(year, (lastMonth % 12) + 5, 0)).toISOString().slice(0, 10)];
    case 'SUPERSEDED':
    case 'DISSOLVED':
      return [`${year - 5}-03-01`, `${year + 1}-12-31`];
    default:
      return plan.regime === 'TIM_PEMBINA'
        ? [`${year - 1}-04-10`, `${year + 4}-12-31`]
        : [`${year - 2}-03-04`, `${year + 2}-12-31`];
  }
}

async function dissolve(tx: SqlHandle, body: MadePokjanal, area: MadeWilayah, lastMonth: number): Promise<void> {
  const year = Math.floor(lastMonth / 12);
  await makeDecree(tx, {
    kind: 'DISSOLUTION',
    number: `400.7/CONTOH-${area.code}-B/${year - 1}`,
    date: `${year - 1}-06-30`,
    issuer: headOf(area),
    subject: 'Pembubaran Kelompok Kerja Operasional Posyandu',
    termStart: null,
    termEnd: null,
    pokjanal: [body],
    isDemo: true,
  });
}

/** Two agencies that became one: both stay with the day they ended and point to the one that does their work. */
async function writeMergedOpd(tx: SqlHandle, area: MadeWilayah, opd: readonly SeatedOpd[]): Promise<void> {
  const heir = opd.find(({ kinds }) => kinds.includes('DINSOS'));
  if (!heir) return;
  const merged = getDemoOpd('DINSOS_P3A');
  await tx.sql(`update "Opd" set "name" = $2, "shortName" = $3, "from" = '2024-01-01' where "id" = $1`, [
    heir.id,
    `${merged.name} ${fullPlace(area)}`,
    merged.short,
  ]);
  await tx.sql(`insert into "OpdKindOpd" ("opdId", "kindCode") values ($1, 'DP3A')`, [heir.id]);
  const mergedInto = { id: heir.id, name: merged.name, wilayah: area };
  const ended = { wilayah: area, from: '2017-01-01', to: '2023-12-31', mergedInto, isDemo: true };
  await makeOpd(tx, { ...ended, name: `Dinas Sosial ${fullPlace(area)}`, shortName: 'Dinsos', kinds: ['DINSOS'] });
  await makeOpd(tx, {
    ...ended,
    name: `Dinas Pemberdayaan Perempuan dan Perlindungan Anak ${fullPlace(area)}`,
    shortName: 'DP3A',
    kinds: ['DP3A'],
  });
}

/** An agency that left its group: the membership has an end, the agency stays. */
async function retireOpd(tx: SqlHandle, opd: SeatedOpd | undefined): Promise<void> {
  if (opd) await tx.sql(`update "PokjanalMember" set "to" = '2024-12-31' where "opdId" = $1`, [opd.id]);
}

async function writeHomeDistricts(tx: SqlHandle, areas: Areas, lastMonth: number): Promise<void> {
  const year = Math.floor(lastMonth / 12);
  const none: readonly string[] = HOME_DISTRICT_GAPS.none;
  for (const area of areas.values()) {
    if (area.level !== 'KECAMATAN' || !area.code.startsWith(`${HOME.regency}.`) || none.includes(area.code)) continue;
    const waits = area.code === HOME_DISTRICT_GAPS.waiting;
    await makePokjanal(tx, {
      name: `Pokjanal Posyandu ${fullPlace(area)}`,
      wilayah: area,
      contactOffice: `Seksi Pemberdayaan Masyarakat ${fullPlace(area)}`,
      isDemo: true,
      decree: waits ? null : localDecree(area, year),
      seats: waits ? [] : localSeatsOf(area),
    });
  }
  const villages = [...areas.values()].filter(
    ({ code, level }) => level === 'DESA' && code.startsWith(`${HOME.district}.`),
  );
  const formed: MadePokjanal[] = [];
  for (const area of villages.slice(0, HOME_POKJA)) {
    const pokja = { name: `Pokja Posyandu ${fullPlace(area)}`, wilayah: area, isDemo: true, decree: null };
    const made = await makePokjanal(tx, pokja);
    for (const [order, seat] of localSeatsOf(area).entries()) await makeSeat(tx, made, { ...seat, order });
    formed.push(made);
  }
  const district = getArea(areas, HOME.district);
  await makeDecree(tx, {
    ...localDecree(district, year),
    number: `400.7/CONTOH-${district.code}-D/${year - 1}`,
    subject: 'Pokja Posyandu desa dan kelurahan',
    pokjanal: formed,
    isDemo: true,
  });
}

function localDecree(area: MadeWilayah, year: number) {
  return {
    number: `400.7/CONTOH-${area.code}-P/${year - 1}`,
    date: `${year - 1}-03-03`,
    issuer: headOf(area),
    termStart: `${year - 1}-03-03`,
    termEnd: `${year + 2}-12-31`,
    legalBases: ['Permendagri 54 Tahun 2007'],
  };
}
