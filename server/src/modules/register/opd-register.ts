import type { OpdForm } from '@pokjanal/prisma/client';
import type { Ctx } from '../../auth/ctx.ts';
import { reach } from '../../auth/policy.ts';
import { reachSql } from '../../auth/reach.ts';
import { insidePath } from '../../db/inside-path.ts';
import { type Problem, problem } from '../../lib/errors.ts';
import { optionalText, requiredText } from '../../lib/text-problems.ts';
import { correctOpd, type OpdFacts, registerOpd, withdrawOpd } from '../opd/opd-acts.ts';
import { OPD_COUNTED_ON } from '../opd/opd-use.sql.ts';
import { isAlike } from './alike.ts';
import { dateOf, dayAt, given, textAt } from './cell-text.ts';
import { type AreaFinder, findAreas, plainArea, readArea } from './find-areas.sql.ts';
import { groupBy } from './group-by.ts';
import { differences, judgedOf } from './judged.ts';
import { ownArea } from './own-area.ts';
import { plainTitle } from './register-header.ts';
import { defineRegister, type GivenRow, type Judged, type Wrote } from './register.ts';
import { changedSince } from './undo-problems.ts';

type Facts = Omit<OpdFacts, 'from'> & { readonly from: string | null };
type Content = { readonly facts: Facts; readonly wilayahId: string };
type Standing = Facts & {
  readonly id: string;
  readonly revision: number;
  readonly wilayahId: string;
  readonly wilayahCode: string;
  readonly wilayah: string;
};

const LEVELS = ['NASIONAL', 'PROVINSI', 'KABKOTA', 'KECAMATAN', 'DESA'] as const;
const AREA = { code: 'kode_wilayah', name: 'wilayah' } as const;
const FORMS: Readonly<Record<string, OpdForm>> = {
  perangkatdaerah: 'PERANGKAT_DAERAH',
  dinas: 'PERANGKAT_DAERAH',
  instansivertikal: 'INSTANSI_VERTIKAL',
  vertikal: 'INSTANSI_VERTIKAL',
  mitra: 'MITRA',
};
const FORM_NAMES: Readonly<Record<OpdForm, string>> = {
  PERANGKAT_DAERAH: 'perangkat daerah',
  INSTANSI_VERTIKAL: 'instansi vertikal',
  MITRA: 'mitra',
};

/** Lists of local agencies: new ones are registered, known ones corrected. */
export const opdRegister = defineRegister<Content, Content>({
  code: 'OPD',
  action: 'opd.manage',
  name: 'OPD',
  columns: [
    {
      key: 'areaCode',
      title: AREA.code,
      aliases: ['kode'],
      example: '62.01',
      meaning: 'Kode Kemendagri wilayah. Kosong berarti wilayah tugas Anda.',
    },
    {
      key: 'area',
      title: AREA.name,
      aliases: ['kabupaten', 'kabupaten_kota', 'kab_kota'],
      example: 'Kotawaringin Barat',
      meaning: 'Nama wilayah, bila kodenya tidak diisi.',
    },
    {
      key: 'name',
      title: 'nama_opd',
      aliases: ['nama', 'opd', 'dinas', 'instansi'],
      example: 'Dinas Kesehatan',
      meaning: 'Nama lengkap menurut peraturan daerah.',
    },
    {
      key: 'shortName',
      title: 'singkatan',
      aliases: ['nama_singkat'],
      example: 'Dinkes',
      meaning: 'Sebutan sehari-hari.',
    },
    {
      key: 'form',
      title: 'bentuk',
      aliases: ['jenis_lembaga'],
      example: 'perangkat daerah',
      meaning: 'perangkat daerah, instansi vertikal, atau mitra. Kosong berarti perangkat daerah.',
    },
    {
      key: 'kinds',
      title: 'jenis',
      aliases: ['jenis_opd', 'urusan'],
      example: 'DINKES; P2KB',
      meaning: 'Kode atau nama jenis nasional, dipisah titik koma.',
    },
    {
      key: 'from',
      title: 'sejak',
      aliases: ['berdiri', 'dibentuk'],
      example: '2017-01-01',
      meaning: 'Tanggal dibentuk, bila diketahui.',
    },
  ],
  needed: [['name']],
  judge,
  async write(ctx, { id, isNew, revision, content }) {
    const facts = factsOf(content.facts);
    if (isNew) {
      await registerOpd(ctx, { ...facts, id, wilayahId: content.wilayahId });
      return 0;
    }
    await correctOpd(ctx, { ...facts, id, expectedRevision: revision });
    return revision + 1;
  },
  async hindrances(ctx, wrote) {
    const now = await ctx.db.sql<{ id: string; revision: number; counted: boolean }>(
      `select o.id, o.revision, ${OPD_COUNTED_ON} as counted from "Opd" o where o.id = any($1::uuid[])`,
      [wrote.map(({ id }) => id)],
    );
    return changedSince(wrote, now, 'UNDO_OPD_COUNTED');
  },
  async takeBack(ctx, { id, isNew, revision, before }: Wrote<Content>, reason) {
    if (isNew) await withdrawOpd(ctx, { id, expectedRevision: revision, reason });
    else if (before) await correctOpd(ctx, { ...factsOf(before.facts), id, expectedRevision: revision });
  },
  standing: async (ctx, path) =>
    (await readOpds(ctx, { areas: null, path })).map((opd) => [
      opd.wilayahCode,
      opd.wilayah,
      opd.name,
      opd.shortName ?? '',
      FORM_NAMES[opd.form],
      opd.kinds.join('; '),
      opd.from ?? '',
    ]),
});

const factsOf = ({ from, ...facts }: Facts): OpdFacts => ({ ...facts, from: from === null ? null : dateOf(from) });

function readOpds(
  ctx: Ctx,
  { areas, path }: { readonly areas: readonly string[] | null; readonly path: string | null },
): Promise<Standing[]> {
  const params: unknown[] = [areas, path];
  const within = reachSql(reach(ctx.actor, 'opd.manage'), { path: 'w.path', opd: 'o.id' }, params);
  return ctx.db.sql<Standing>(
    `select o.id, o.revision, o.name, o."shortName", o.form, o."from"::text as "from", w.id as "wilayahId", w.code as "wilayahCode",
       w.name as wilayah, array(select k."kindCode" from "OpdKindOpd" k where k."opdId" = o.id order by 1) as kinds
     from "Opd" o join "Wilayah" w on w.id = o."wilayahId"
     where o."withdrawnAt" is null and o."to" is null and ($1::uuid[] is null or w.id = any($1::uuid[]))
       and ($2::text is null or ${insidePath('w.path', '$2::text')}) and ${within} order by w.code, o.name, o.id`,
    params,
  );
}

type Scene = {
  readonly areas: AreaFinder;
  readonly own: { readonly id: string; readonly name: string; readonly path: string } | null;
  readonly byArea: ReadonlyMap<string, readonly Standing[]>;
  /** Codes of kinds by code and by name, as they are compared. */
  readonly kinds: ReadonlyMap<string, string>;
};

async function judge(ctx: Ctx, rows: readonly GivenRow[]): Promise<Judged<Content>[]> {
  const asks = rows.map(askOf);
  const areas = await findAreas(ctx, { action: 'opd.manage', levels: LEVELS }, asks);
  const own = await ownArea(ctx, 'opd.manage');
  const ids = asks.flatMap((ask) => {
    const found = areas(ask);
    return typeof found === 'object' ? [found.id] : [];
  });
  const standing = await readOpds(ctx, { areas: [...new Set([...ids, ...(own ? [own.id] : [])])], path: null });
  const kinds = await ctx.db.prisma.opdKind.findMany({ select: { code: true, name: true } });
  const scene: Scene = {
    areas,
    own,
    byArea: groupBy(standing, ({ wilayahId }) => wilayahId),
    kinds: new Map(kinds.flatMap(({ code, name }) => [code, name].map((text) => [plainTitle(text), code] as const))),
  };
  return rows.map((row) => judgeRow(scene, row));
}

const askOf = (row: GivenRow) => ({ code: textAt(row, 'areaCode'), name: textAt(row, 'area'), above: '' });

function judgeRow(scene: Scene, row: GivenRow): Judged<Content> {
  const ask = askOf(row);
  const { area, problems: areaProblems } = areaOf(scene, ask);
  const here = (area && scene.byArea.get(area.id)) || [];
  const name = textAt(row, 'name');
  const opd = here.find((one) => plainArea(one.name) === plainArea(name)) ?? null;
  const { facts, problems } = readFacts(scene, row, opd);
  return judgedOf(opd, {
    name: facts.name,
    place: area?.name ?? `${ask.name}${ask.code}`,
    key: area && `${area.id} ${plainArea(name)}`,
    diff: differences(opd && texts(opd), texts(facts)),
    content: area && { facts, wilayahId: area.id },
    before: opd && { facts: plainFacts(opd), wilayahId: opd.wilayahId },
    problems: [...areaProblems, ...problems],
    warnings: alikeWarnings(
      here.filter((one) => one !== opd),
      facts.name,
    ),
  });
}

function alikeWarnings(others: readonly Standing[], name: string): Problem[] {
  const alike = others.find((one) => isAlike(one.name, name));
  return alike ? [problem('nama_opd', 'LOOKS_ALIKE', { name: alike.name })] : [];
}

function areaOf({ areas, own }: Scene, ask: ReturnType<typeof askOf>) {
  if (own && ask.code === '' && ask.name === '') return { area: own, problems: [] };
  return readArea(areas, ask, AREA);
}

const NEW: Facts = { name: '', shortName: null, form: 'PERANGKAT_DAERAH', kinds: [], from: null };

function readFacts(scene: Scene, row: GivenRow, opd: Standing | null): { facts: Facts; problems: Problem[] } {
  const stands = opd ?? NEW;
  const from = dayAt(row, 'from', 'sejak');
  const kinds = readKinds(scene, row);
  const form = readForm(row);
  const facts: Facts = {
    name: opd ? opd.name : textAt(row, 'name'),
    shortName: keep(given(row, 'shortName'), stands.shortName),
    form: form.form ?? stands.form,
    kinds: kinds.codes ?? stands.kinds,
    from: given(row, 'from') === undefined ? stands.from : from.day,
  };
  return {
    facts,
    problems: [
      ...requiredText('nama_opd', facts.name),
      ...optionalText('singkatan', facts.shortName),
      ...form.problems,
      ...kinds.problems,
      ...from.problems,
    ],
  };
}

function readForm(row: GivenRow): { form: OpdForm | undefined; problems: Problem[] } {
  const value = textAt(row, 'form');
  const form = FORMS[plainTitle(value)];
  if (value === '' || form) return { form, problems: [] };
  return {
    form,
    problems: [problem('bentuk', 'WORD_UNKNOWN', { value, words: Object.values(FORM_NAMES).join(', ') })],
  };
}

const keep = (said: string | null | undefined, stands: string | null): string | null =>
  said === undefined ? stands : said;

const plainFacts = ({ name, shortName, form, kinds, from }: Standing): Facts => ({
  name,
  shortName,
  form,
  kinds,
  from,
});

function readKinds(scene: Scene, row: GivenRow): { codes: readonly string[] | null; problems: Problem[] } {
  const said = given(row, 'kinds');
  if (said === undefined) return { codes: null, problems: [] };
  const words = (said ?? '').split(/[;,|]/).flatMap((word) => (word.trim() === '' ? [] : [word.trim()]));
  const codes = words.flatMap((word) => scene.kinds.get(plainTitle(word)) ?? []);
  const unknown = words.filter((word) => !scene.kinds.has(plainTitle(word)));
  return {
    codes: [...new Set(codes)].toSorted(),
    problems: unknown.map((value) => problem('jenis', 'BAD_CODE', { value })),
  };
}

function texts({ name, shortName, form, kinds, from }: Facts) {
  return {
    nama_opd: name === '' ? null : name,
    singkatan: shortName,
    bentuk: FORM_NAMES[form],
    jenis: kinds.join('; ') || null,
    sejak: from,
  };
}
