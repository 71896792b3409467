import type { PustuKind } from '@pokjanal/prisma/client';
import type { Ctx } from '../../auth/ctx.ts';
import { dayText, today } from '../../lib/days.ts';
import { type Problem, problem } from '../../lib/errors.ts';
import { requiredText } from '../../lib/text-problems.ts';
import { correctPustu, openPustu, withdrawPustu } from '../pustu/open-pustu.ts';
import { isAlike } from './alike.ts';
import { dateOf, dayAt, given, textAt } from './cell-text.ts';
import { type AreaAsk, type AreaFinder, findAreas, type FoundArea, plainArea, readArea } from './find-areas.sql.ts';
import { groupBy } from './group-by.ts';
import { differences, judgedOf } from './judged.ts';
import { type Matched, matchPuskesmas } from './match-puskesmas.ts';
import { type FittingMentor, fittingMentors } from './posyandu-rows.sql.ts';
import { PUSTU_COLUMNS } from './pustu-columns.ts';
import { type PustuRow as Facts, pustuIn, type StandingPustu as Standing } from './pustu-rows.sql.ts';
import { defineRegister, type GivenRow, type Judged } from './register.ts';
import { readServed, servedAsks } from './served-areas.ts';
import { changedSince } from './undo-problems.ts';

const VILLAGE = { code: 'kode_desa', name: 'desa_kelurahan' } as const;
const KINDS: Readonly<Record<string, PustuKind>> = {
  pustu: 'PUSTU',
  puskesmaspembantu: 'PUSTU',
  poskesdes: 'POSKESDES',
  polindes: 'POLINDES',
  ponkesdes: 'PONKESDES',
};
const KIND_NAMES: Readonly<Record<PustuKind, string>> = {
  PUSTU: 'Pustu',
  POSKESDES: 'Poskesdes',
  POLINDES: 'Polindes',
  PONKESDES: 'Ponkesdes',
};

/** Lists of pustu with the villages they serve: new ones are entered, known ones put right. */
export const pustuRegister = defineRegister<Facts, Facts>({
  code: 'PUSTU',
  action: 'pustu.manage',
  name: 'Pustu',
  columns: PUSTU_COLUMNS,
  needed: [['name'], ['villageCode', 'village']],
  judge,
  async write(ctx, { id, isNew, revision, content }) {
    const { openedOn, ...facts } = content;
    if (isNew) {
      await openPustu(ctx, { ...facts, id, openedOn: openedOn === null ? null : dateOf(openedOn) });
      return 0;
    }
    await correctPustu(ctx, { ...facts, on: dateOf(facts.on), id, expectedRevision: revision });
    return revision + 1;
  },
  async hindrances(ctx, wrote) {
    const now = await ctx.db.sql<{ id: string; revision: number; counted: boolean }>(
      'select id, revision, false as counted from "Pustu" where id = any($1::uuid[])',
      [wrote.map(({ id }) => id)],
    );
    return changedSince(wrote, now, 'UNDO_CHANGED');
  },
  async takeBack(ctx, { id, isNew, revision, before }, reason) {
    if (isNew) await withdrawPustu(ctx, { id, expectedRevision: revision, reason });
    else if (before) await correctPustu(ctx, { ...before, on: dateOf(before.on), id, expectedRevision: revision });
  },
  standing: async (ctx, path) =>
    (await pustuIn(ctx, { path, villages: null })).map((one) => [
      one.name,
      KIND_NAMES[one.kind],
      one.desaCode,
      one.desa,
      one.kecamatan ?? '',
      one.puskesmas,
      one.villageCodes.join('; '),
      one.openedOn ?? '',
      '',
    ]),
});

type Scene = {
  readonly areas: AreaFinder;
  readonly byVillage: ReadonlyMap<string, readonly Standing[]>;
  readonly mentors: ReadonlyMap<string, readonly FittingMentor[]>;
  readonly today: string;
};

const askOf = (row: GivenRow): AreaAsk => ({
  code: textAt(row, 'villageCode'),
  name: textAt(row, 'village'),
  above: textAt(row, 'district'),
});

/** Tells what rows mean for what stands, in three statements whatever their number. */
async function judge(ctx: Ctx, rows: readonly GivenRow[]): Promise<Judged<Facts>[]> {
  const asks = [...rows.map(askOf), ...rows.flatMap((row) => servedAsks(row, 'villages'))];
  const areas = await findAreas(ctx, { action: 'pustu.manage', levels: ['DESA'] }, asks);
  const villages = rows.flatMap((row) => {
    const found = areas(askOf(row));
    return typeof found === 'object' ? [found.id] : [];
  });
  const [standing, mentors] = await Promise.all([
    pustuIn(ctx, { path: null, villages: [...new Set(villages)] }),
    fittingMentors(ctx, [...new Set(villages)]),
  ]);
  const scene: Scene = {
    areas,
    byVillage: groupBy(standing, ({ wilayahId }) => wilayahId),
    mentors: groupBy(mentors, ({ village }) => village),
    today: dayText(today(ctx)),
  };
  return rows.map((row) => judgeRow(scene, row));
}

/** A name as rows are matched: without the word for its kind. */
const plainName = (name: string): string =>
  plainArea(name.replace(/^(pustu|puskesmas pembantu|poskesdes|polindes|ponkesdes)\s+/i, ''));

function judgeRow(scene: Scene, row: GivenRow): Judged<Facts> {
  const { area, problems } = readArea(scene.areas, askOf(row), VILLAGE);
  const here = (area && scene.byVillage.get(area.id)) || [];
  const name = plainName(textAt(row, 'name'));
  const known = here.find((one) => plainName(one.name) === name) ?? null;
  const read = readFacts(scene, row, { known, area });
  const alike = here.find((one) => one !== known && isAlike(one.name, read.facts.name));
  return judgedOf(known, {
    name: read.facts.name,
    place: area ? area.name : textAt(row, 'village'),
    key: known ? known.id : area && `${area.id} ${name}`,
    diff: diffOf(known, read, area),
    content: read.facts,
    before: known && { ...plain(known), on: read.facts.on },
    problems: [...problems, ...read.problems],
    warnings: alike ? [problem('nama_pustu', 'LOOKS_ALIKE', { name: alike.name })] : [],
  });
}

const plain = ({ name, kind, wilayahId, puskesmasId, villageIds, openedOn }: Standing) => ({
  name,
  kind,
  wilayahId,
  puskesmasId,
  villageIds,
  openedOn,
});

type Place = { readonly known: Standing | null; readonly area: FoundArea | null };
type Read = {
  readonly facts: Facts;
  readonly puskesmas: string | null;
  readonly villages: readonly string[];
  readonly problems: readonly Problem[];
};

function readFacts(scene: Scene, row: GivenRow, place: Place): Read {
  const { known, area } = place;
  const said = textAt(row, 'name');
  const kind = readKind(row, known);
  const mentor = readPuskesmas(scene, row, place);
  const villages = readVillages(scene, row, place);
  const days = readDays(scene, row, known);
  const facts: Facts = {
    name: known && plainName(said) === plainName(known.name) ? known.name : said,
    kind: kind.kind,
    wilayahId: area ? area.id : '',
    puskesmasId: mentor.id ?? '',
    villageIds: villages.ids,
    openedOn: known ? known.openedOn : days.openedOn,
    on: days.on,
  };
  return {
    facts,
    puskesmas: mentor.name,
    villages: villages.names,
    problems: [
      ...requiredText('nama_pustu', facts.name),
      ...kind.problems,
      ...mentor.problems,
      ...villages.problems,
      ...days.problems,
    ],
  };
}

function readKind(row: GivenRow, known: Standing | null): { kind: PustuKind; problems: Problem[] } {
  const text = textAt(row, 'kind');
  const kind = KINDS[text.toLowerCase().replaceAll(/[^a-z]/g, '')];
  const words = Object.values(KIND_NAMES).join(', ');
  return {
    kind: kind ?? known?.kind ?? 'PUSTU',
    problems: text === '' || kind ? [] : [problem('jenis', 'WORD_UNKNOWN', { value: text, words })],
  };
}

/** The puskesmas a row names among those of the village; where it names none, the one that stands. */
function readPuskesmas({ mentors }: Scene, row: GivenRow, { known, area }: Place): Matched {
  const text = given(row, 'puskesmas') ?? '';
  if (text !== '') return area ? matchPuskesmas(mentors.get(area.id) ?? [], text) : { ...NONE, name: text };
  return known ? { id: known.puskesmasId, name: known.puskesmas, problems: [] } : MISSING;
}

// Where the village is not known, nothing can be said of who serves it.
const NONE: Matched = { id: null, name: null, problems: [] };
const MISSING: Matched = { ...NONE, problems: [problem('puskesmas', 'REQUIRED')] };

/** The villages a row names; where it names none, those that stand, or its own. */
function readVillages({ areas }: Scene, row: GivenRow, { known, area }: Place) {
  const near = area?.path.replace(/\d+\/$/, '');
  const served = readServed(areas, row, { key: 'villages', title: 'desa_dilayani', near });
  if (served) {
    const isNone = served.ids.length === 0 && served.problems.length === 0;
    return isNone ? { ...served, problems: [problem('desa_dilayani', 'PUSTU_SERVES_NONE')] } : served;
  }
  if (known) return { ids: known.villageIds, names: known.villages, problems: [] };
  return { ids: area ? [area.id] : [], names: area ? [area.name] : [], problems: [] };
}

function readDays(scene: Scene, row: GivenRow, known: Standing | null) {
  const opened = dayAt(row, 'openedOn', 'buka_sejak');
  const on = dayAt(row, 'on', 'berlaku_sejak');
  const since = known?.openedOn ?? null;
  const late = (day: string | null, title: string): Problem[] =>
    day !== null && day > scene.today ? [problem(title, 'DAY_TOO_FAR', { to: scene.today })] : [];
  const isEarly = known !== null && on.day !== null && since !== null && on.day < since;
  return {
    openedOn: opened.day,
    on: on.day ?? scene.today,
    problems: [
      ...opened.problems,
      ...late(opened.day, 'buka_sejak'),
      ...on.problems,
      ...late(on.day, 'berlaku_sejak'),
      ...(isEarly ? [problem('berlaku_sejak', 'DAY_BEFORE_START', { from: since })] : []),
    ],
  };
}

function diffOf(known: Standing | null, { facts, puskesmas, villages }: Read, area: FoundArea | null) {
  const shown = {
    nama_pustu: facts.name === '' ? null : facts.name,
    jenis: KIND_NAMES[facts.kind],
    desa_kelurahan: area && area.name,
    puskesmas,
    desa_dilayani: villages.join('; ') || null,
    ...(known ? {} : { buka_sejak: facts.openedOn }),
  };
  const stands = known && {
    nama_pustu: known.name,
    jenis: KIND_NAMES[known.kind],
    desa_kelurahan: known.desa,
    puskesmas: known.puskesmas,
    desa_dilayani: known.villages.join('; ') || null,
  };
  return differences(stands, shown);
}
