import { nextId } from '../ids.ts';
import { insertRows, type SqlHandle } from '../sql-db.ts';
import type { MadeWilayah } from '../make/wilayah.ts';
import {
  dayOf,
  DEMO_PLACES,
  type DemoKind,
  type DemoPeriod,
  type DemoPlace,
  type DemoTurn,
  detailsOf,
  DUTIES,
  quartersUntil,
  topicOf,
  turnOf,
  yearOf,
} from './duty-plan.ts';
import { addActivities, addLooked, type DutyScene, placesOf } from './duty-extras.ts';
import { fullPlace, headOf } from './offices.ts';
import { HOME } from './places.ts';
import type { SeatedOpd } from './seats.ts';

type Made = { readonly id: string; readonly period: DemoPeriod };
type DemoRecord = {
  readonly opd: SeatedOpd;
  readonly kind: DemoKind;
  readonly code: string;
  readonly period: DemoPeriod;
  readonly status: 'SUBMITTED' | 'ACCEPTED' | 'RETURNED';
  /** Sent after its deadline. */
  readonly isLate?: boolean;
};

/** Writes a year of work on the duties for the places of the records; of what is done nothing is dated after the last month. */
export async function writeDuties(
  tx: SqlHandle,
  areas: ReadonlyMap<string, MadeWilayah>,
  opdByArea: ReadonlyMap<string, readonly SeatedOpd[]>,
  lastMonth: number,
): Promise<void> {
  for (const place of DEMO_PLACES) {
    const area = areas.get(place.code);
    const opd = opdByArea.get(place.code) ?? [];
    const [group] = await tx.sql<{ id: string }>(
      `select p."id" from "Pokjanal" p join "Wilayah" w on w."id" = p."wilayahId"
       where w."code" = $1 and p."successorId" is null and p."isDemo" order by p."regime" limit 1`,
      [place.code],
    );
    if (!area || !group || opd.length === 0) continue;
    const rows = { evidence: [], activities: [], credits: [], exemptions: [], links: [], answers: [] };
    const near = await placesOf(tx, area.id);
    await writePlace({ tx, group: group.id, area, opd, ...rows, ...near }, place, lastMonth);
  }
}

async function writePlace(scene: DutyScene, place: DemoPlace, lastMonth: number): Promise<void> {
  const quarters = quartersUntil(lastMonth);
  const newest = quarters.at(-1);
  for (const [at, opd] of scene.opd.entries()) {
    for (const [number, [kind, code, length]] of DUTIES.entries()) {
      for (const [part, period] of (length === 'YEAR' ? [yearOf(lastMonth)] : quarters).entries()) {
        const turn = turnOf(place.share, kind, at, number, part);
        const isNewest = period === newest;
        if (!turn.isTheirs || (isNewest && isLeftOpen(place, opd))) continue;
        addRecord(scene, { opd, kind, code, period, ...standingOf(turn, isNewest) });
      }
    }
  }
  addExemption(scene, lastMonth);
  if (place.code === HOME.regency && newest) addShared(scene, newest);
  addPlanned(scene, lastMonth);
  await insertAll(scene);
}

/** Records of the newest quarter still wait; of the others a few were sent back, or came late. */
function standingOf({ isOdd, isLate }: DemoTurn, isNewest: boolean): Pick<DemoRecord, 'status' | 'isLate'> {
  if (isNewest) return { status: 'SUBMITTED' };
  return { status: isOdd ? 'RETURNED' : 'ACCEPTED', isLate };
}

/** The official of the demonstration finds an empty quarter, with what others did proposed for it. */
const isLeftOpen = (place: DemoPlace, opd: SeatedOpd): boolean =>
  place.code === HOME.regency && opd.kinds.includes('DPMD');

function addRecord(scene: DutyScene, record: DemoRecord): Made {
  const { tx, group, area, evidence } = scene;
  const { opd, kind, code, period, status } = record;
  const id = nextId(tx);
  const place = fullPlace(area);
  const { title, details } = detailsOf(kind, { topic: topicOf(opd.kinds), place, head: headOf(area), period });
  const late = { sentOn: dayOf(period.last + 1, 25), receivedOn: dayOf(period.last + 1, 28) };
  const said = JSON.stringify({ ...details, ...(record.isLate && late) });
  const at = dayOf(period.first, 20);
  const note = status === 'RETURNED' ? 'Lampirkan daftar hadir dan foto kegiatan.' : null;
  const judged = status === 'SUBMITTED' ? null : dayOf(period.first, 27);
  const { first, last } = period;
  evidence.push([id, group, opd.id, kind, period.id, first, last, title, status, note, said, at, judged, at, true]);
  if (kind === 'PLAN') addActivities(scene, id, { place, first, kinds: opd.kinds });
  if (kind === 'VISIT') addLooked(scene, id);
  if (kind === 'DATASET' && opd.kinds.includes('DINKES')) scene.links.push([nextId(tx), id, 'INDICATOR', 'SKDN_DS']);
  addCredit(scene, { id, period }, opd, code, 'ACCEPTED');
  return { id, period };
}

function addCredit(
  { tx, group, credits }: DutyScene,
  { id, period }: Made,
  opd: SeatedOpd,
  code: string,
  state: 'ACCEPTED' | 'PROPOSED',
): void {
  const at = dayOf(period.first, 20);
  credits.push([
    nextId(tx),
    'EVIDENCE',
    id,
    id,
    group,
    opd.id,
    code,
    period.id,
    period.first,
    period.last,
    state,
    at,
    true,
  ]);
}

/** One duty that does not suit one agency this year. */
function addExemption({ tx, group, opd, exemptions }: DutyScene, lastMonth: number): void {
  const found = opd.find(({ kinds }) => kinds.includes('DISKOMINFO'));
  const { id: period, first, last } = yearOf(lastMonth);
  if (!found) return;
  const reason = 'Kegiatan OPD ini seluruhnya lewat penyebaran informasi.';
  exemptions.push([nextId(tx), group, found.id, 'KEGIATAN_LAIN', period, first, last, reason, dayOf(first, 15), true]);
}

/** Guidance visits that are planned and not held: days of the month under way and of the next. */
function addPlanned(scene: DutyScene, lastMonth: number): void {
  const { tx, group, area, opd, evidence, links, posts } = scene;
  const planned = [
    ['DINKES', lastMonth + 1, 10],
    ['TPPKK', lastMonth + 1, 26],
    ['DINKES', lastMonth + 2, 8],
  ] as const;
  for (const [at, [kind, month, day]] of planned.entries()) {
    const visitor = opd.find(({ kinds }) => kinds.includes(kind));
    const period = quartersUntil(month).at(-1);
    if (!visitor || !period) continue;
    const id = nextId(tx);
    const { id: quarter, first, last } = period;
    const details = {
      visitKind: 'BIMTEK',
      plannedOn: dayOf(month, day),
      heldOn: null,
      place: `Posyandu di ${fullPlace(area)}`,
      team: 'OPD bersama puskesmas dan TP PKK',
      findings: null,
      followUps: [],
    };
    const said = JSON.stringify(details);
    const made = dayOf(lastMonth, 20);
    const title = 'Kunjungan pembinaan posyandu';
    evidence.push([
      id,
      group,
      visitor.id,
      'VISIT',
      quarter,
      first,
      last,
      title,
      'DRAFT',
      null,
      said,
      null,
      null,
      made,
      true,
    ]);
    const post = posts[at % Math.max(1, posts.length)];
    if (post) links.push([nextId(tx), id, 'POSYANDU', post]);
  }
}

/** Work done together in the newest quarter that waits for the word of one agency. */
function addShared(scene: DutyScene, period: DemoPeriod): void {
  const of = (kind: string) => scene.opd.find(({ kinds }) => kinds.includes(kind));
  const own = of('DPMD');
  const shared = [
    ['DINKES', 'VISIT', 'BINA_MONEV'],
    ['TPPKK', 'PARTICIPATION', 'PARTISIPASI'],
    ['BAPPEDA', 'ANALYSIS', 'ANALISIS'],
  ] as const;
  for (const [who, kind, code] of shared) {
    const opd = of(who);
    if (!own || !opd) continue;
    const made = addRecord(scene, { opd, kind, code, period, status: 'ACCEPTED' });
    addCredit(scene, made, own, code, 'PROPOSED');
  }
}

const EVIDENCE = {
  id: 'uuid',
  pokjanalId: 'uuid',
  opdId: 'uuid',
  kind: '"EvidenceKind"',
  period: 'text',
  fromMonth: 'int',
  toMonth: 'int',
  title: 'text',
  status: '"EvidenceStatus"',
  returnNote: 'text',
  details: 'jsonb',
  submittedAt: 'timestamptz',
  judgedAt: 'timestamptz',
  createdAt: 'timestamptz',
  isDemo: 'boolean',
};
const ACTIVITY = {
  id: 'uuid',
  evidenceId: 'uuid',
  order: 'int',
  title: 'text',
  target: 'text',
  place: 'text',
  month: 'int',
  costPlanned: 'bigint',
  costSecured: 'bigint',
  costSpent: 'bigint',
  source: '"FundingSource"',
  effectIndicator: 'text',
  effectWilayahId: 'uuid',
  effectDirection: '"EffectDirection"',
  effectSize: 'numeric',
  effectLag: 'int',
};
const LINK = { id: 'uuid', evidenceId: 'uuid', kind: '"EvidenceLinkKind"', ref: 'text' };
const ANSWER = {
  evidenceId: 'uuid',
  checklistId: 'text',
  itemCode: 'text',
  yesNo: 'boolean',
  number: 'numeric',
  finding: 'text',
};
const CREDIT = {
  id: 'uuid',
  subjectKind: 'text',
  subjectId: 'uuid',
  evidenceId: 'uuid',
  pokjanalId: 'uuid',
  opdId: 'uuid',
  dutyCode: 'text',
  period: 'text',
  fromMonth: 'int',
  toMonth: 'int',
  state: '"CreditState"',
  at: 'timestamptz',
  isDemo: 'boolean',
};
const EXEMPTION = {
  id: 'uuid',
  pokjanalId: 'uuid',
  opdId: 'uuid',
  dutyCode: 'text',
  period: 'text',
  fromMonth: 'int',
  toMonth: 'int',
  reason: 'text',
  at: 'timestamptz',
  isDemo: 'boolean',
};

async function insertAll({ tx, evidence, activities, credits, exemptions, links, answers }: DutyScene): Promise<void> {
  await insertRows(tx, '"Evidence"', EVIDENCE, evidence);
  await insertRows(tx, '"PlanActivity"', ACTIVITY, activities);
  await insertRows(tx, '"DutyCredit"', CREDIT, credits);
  await insertRows(tx, '"DutyExemption"', EXEMPTION, exemptions);
  await insertRows(tx, '"EvidenceLink"', LINK, links);
  await insertRows(tx, '"VisitAnswer"', ANSWER, answers);
}
