import type { Ctx } from '../../auth/ctx.ts';
import { reach } from '../../auth/policy.ts';
import { reachSql } from '../../auth/reach.ts';
import { insidePath } from '../../db/inside-path.ts';
import { dayText, today } from '../../lib/days.ts';
import { type Problem, problem } from '../../lib/errors.ts';
import { optionalText, requiredText } from '../../lib/text-problems.ts';
import { correctPuskesmas, registerPuskesmas, withdrawPuskesmas } from '../posyandu/puskesmas-acts.ts';
import { PUSKESMAS_COUNTED_ON } from '../posyandu/puskesmas-use.sql.ts';
import { isAlike } from './alike.ts';
import { dateOf, dayAt, given, textAt } from './cell-text.ts';
import { type AreaAsk, type AreaFinder, findAreas, type FoundArea, readArea } from './find-areas.sql.ts';
import { groupBy } from './group-by.ts';
import { differences, judgedOf } from './judged.ts';
import { defineRegister, type GivenRow, type Judged } from './register.ts';
import { plainPuskesmas } from './match-puskesmas.ts';
import { readServed, servedAsks } from './served-areas.ts';
import { changedSince } from './undo-problems.ts';

type Facts = {
  readonly name: string;
  readonly code: string | null;
  readonly wilayahId: string;
  readonly areaIds: readonly string[];
  readonly on: string;
};
type Standing = Omit<Facts, 'on'> & {
  readonly id: string;
  readonly revision: number;
  readonly wilayahCode: string;
  readonly wilayah: string;
  readonly above: string | null;
  readonly areaNames: readonly string[];
  readonly areaCodes: readonly string[];
};

const AREA = { code: 'kode_wilayah', name: 'kecamatan' } as const;

/** Lists of puskesmas with their work areas: new ones are registered, known ones put right. */
export const puskesmasRegister = defineRegister<Facts, Facts>({
  code: 'PUSKESMAS',
  action: 'puskesmas.manage',
  name: 'Puskesmas',
  columns: [
    {
      key: 'code',
      title: 'kode_puskesmas',
      aliases: ['kode', 'kode_pkm'],
      example: '1062010101',
      meaning: 'Kode Kemenkes, bila ada.',
    },
    {
      key: 'name',
      title: 'nama_puskesmas',
      aliases: ['nama', 'puskesmas', 'pkm'],
      example: 'Kumai',
      meaning: 'Nama puskesmas.',
    },
    {
      key: 'areaCode',
      title: AREA.code,
      aliases: ['kode_kecamatan'],
      example: '62.01.02',
      meaning: 'Kode Kemendagri kecamatan atau kabupaten tempatnya berdiri.',
    },
    {
      key: 'area',
      title: AREA.name,
      aliases: ['lokasi', 'nama_kecamatan'],
      example: 'Kumai',
      meaning: 'Nama kecamatan, bila kodenya tidak diisi.',
    },
    {
      key: 'above',
      title: 'kabupaten',
      aliases: ['kabupaten_kota', 'kota'],
      example: 'Kotawaringin Barat',
      meaning: 'Bila nama kecamatan ada di beberapa kabupaten.',
    },
    {
      key: 'areas',
      title: 'wilayah_kerja',
      aliases: ['desa_binaan', 'desa_kerja'],
      example: 'Candi; Kumai Hilir',
      meaning:
        'Kode atau nama desa/kelurahan atau kecamatan, dipisah titik koma. Isi lengkap: yang tidak disebut berakhir.',
    },
    {
      key: 'on',
      title: 'berlaku_sejak',
      aliases: ['sejak'],
      example: '2026-01-01',
      meaning: 'Tanggal wilayah kerja ini berlaku. Kosong berarti hari ini.',
    },
  ],
  needed: [['name', 'code']],
  judge,
  async write(ctx, { id, isNew, revision, content }) {
    const facts = { ...content, on: dateOf(content.on) };
    if (isNew) {
      await registerPuskesmas(ctx, { ...facts, id });
      return 0;
    }
    await correctPuskesmas(ctx, { ...facts, id, expectedRevision: revision });
    return revision + 1;
  },
  async hindrances(ctx, wrote) {
    const now = await ctx.db.sql<{ id: string; revision: number; counted: boolean }>(
      `select k.id, k.revision, ${PUSKESMAS_COUNTED_ON} as counted from "Puskesmas" k where k.id = any($1::uuid[])`,
      [wrote.map(({ id }) => id)],
    );
    return changedSince(wrote, now, 'UNDO_PUSKESMAS_COUNTED');
  },
  async takeBack(ctx, { id, isNew, revision, before }, reason) {
    if (isNew) await withdrawPuskesmas(ctx, { id, expectedRevision: revision, reason });
    else if (before) await correctPuskesmas(ctx, { ...before, on: dateOf(before.on), id, expectedRevision: revision });
  },
  standing: async (ctx, path) =>
    (await readAll(ctx, { path, areas: null })).map((one) => [
      one.code ?? '',
      one.name,
      one.wilayahCode,
      one.wilayah,
      one.above ?? '',
      one.areaCodes.join('; '),
      '',
    ]),
});

function readAll(
  ctx: Ctx,
  { path, areas }: { readonly path: string | null; readonly areas: readonly string[] | null },
  codes: readonly string[] = [],
): Promise<Standing[]> {
  const params: unknown[] = [path, areas, codes];
  const within = reachSql(reach(ctx.actor, 'puskesmas.manage'), { path: 'w.path', puskesmas: 'k.no' }, params);
  const list = (what: string, cast: string): string => `array(
    select x.${what}${cast} from "PuskesmasArea" a join "Wilayah" x on x.id = a."wilayahId"
    where a."puskesmasId" = k.id and a."to" is null order by x.code)`;
  return ctx.db.sql<Standing>(
    `select k.id, k.revision, k.name, k.code, w.id as "wilayahId", w.code as "wilayahCode", w.name as wilayah, v.name as above,
       ${list('id', '::text')} as "areaIds", ${list('name', '')} as "areaNames", ${list('code', '')} as "areaCodes"
     from "Puskesmas" k join "Wilayah" w on w.id = k."wilayahId" left join "Wilayah" v on v.id = w."parentId"
     where k."withdrawnAt" is null and ($1::text is null or ${insidePath('w.path', '$1::text')})
       and ($2::uuid[] is null or w.id = any($2::uuid[]) or k.code = any($3::text[])) and ${within} order by w.code, k.name`,
    params,
  );
}

type Scene = {
  readonly homes: AreaFinder;
  readonly areas: AreaFinder;
  readonly byHome: ReadonlyMap<string, readonly Standing[]>;
  readonly byCode: ReadonlyMap<string, Standing>;
  readonly today: string;
};

async function judge(ctx: Ctx, rows: readonly GivenRow[]): Promise<Judged<Facts>[]> {
  const action = 'puskesmas.manage' as const;
  const homes = await findAreas(ctx, { action, levels: ['KECAMATAN', 'KABKOTA'] }, rows.map(homeAsk));
  const areas = await findAreas(
    ctx,
    { action, levels: ['DESA', 'KECAMATAN'] },
    rows.flatMap((row) => servedAsks(row, 'areas')),
  );
  const ids = rows.flatMap((row) => {
    const found = homes(homeAsk(row));
    return typeof found === 'object' ? [found.id] : [];
  });
  const codes = rows.map((row) => textAt(row, 'code')).filter((code) => code !== '');
  const standing = await readAll(ctx, { path: null, areas: [...new Set(ids)] }, codes);
  const scene: Scene = {
    homes,
    areas,
    byHome: groupBy(standing, ({ wilayahId }) => wilayahId),
    byCode: new Map(standing.flatMap((one) => (one.code === null ? [] : [[one.code, one] as const]))),
    today: dayText(today(ctx)),
  };
  return rows.map((row) => judgeRow(scene, row));
}

const homeAsk = (row: GivenRow): AreaAsk => ({
  code: textAt(row, 'areaCode'),
  name: textAt(row, 'area'),
  above: textAt(row, 'above'),
});

function judgeRow(scene: Scene, row: GivenRow): Judged<Facts> {
  const { known, area, here, problems: homeProblems } = matchOf(scene, row);
  const { facts, names, problems } = readFacts(scene, row, known, area);
  return judgedOf(known, {
    name: facts.name,
    place: area?.name ?? known?.wilayah ?? textAt(row, 'area'),
    key: known ? known.id : area && `${area.id} ${plainPuskesmas(facts.name)}`,
    diff: diffOf(known, { ...facts, areaNames: names }, area),
    content: facts,
    before: known && { ...plain(known), on: facts.on },
    problems: [...homeProblems, ...problems],
    warnings: alikeWarnings(
      here.filter((one) => one !== known),
      facts.name,
    ),
  });
}

/** By its code, or by its name in the place where it stands. */
function matchOf(scene: Scene, row: GivenRow) {
  const ask = homeAsk(row);
  const byCode = scene.byCode.get(textAt(row, 'code')) ?? null;
  const isSilent = byCode !== null && ask.code === '' && ask.name === '';
  const { area, problems } = isSilent ? NOWHERE_ELSE : readArea(scene.homes, ask, AREA);
  const here = (area && scene.byHome.get(area.id)) || [];
  const name = plainPuskesmas(textAt(row, 'name'));
  return { known: byCode ?? here.find((one) => plainPuskesmas(one.name) === name) ?? null, area, here, problems };
}

const NOWHERE_ELSE: { readonly area: FoundArea | null; readonly problems: readonly Problem[] } = {
  area: null,
  problems: [],
};

const plain = ({ name, code, wilayahId, areaIds }: Standing) => ({ name, code, wilayahId, areaIds });

function alikeWarnings(others: readonly Standing[], name: string): Problem[] {
  const alike = others.find((one) => isAlike(one.name, name));
  return alike ? [problem('nama_puskesmas', 'LOOKS_ALIKE', { name: alike.name })] : [];
}

const NEW = { name: '', code: null, wilayahId: '', areaIds: [], areaNames: [] } as const;

function readFacts(scene: Scene, row: GivenRow, known: Standing | null, home: FoundArea | null) {
  const on = dayAt(row, 'on', 'berlaku_sejak');
  const code = given(row, 'code');
  const said = textAt(row, 'name');
  const stands = known ?? NEW;
  const served = readServed(scene.areas, row, { key: 'areas', title: 'wilayah_kerja', near: home?.path });
  const areas = served ?? { ids: stands.areaIds, names: stands.areaNames, problems: [] };
  const facts: Facts = {
    name: said === '' || plainPuskesmas(said) === plainPuskesmas(stands.name) ? stands.name : said,
    code: code === undefined ? stands.code : code,
    wilayahId: home ? home.id : stands.wilayahId,
    areaIds: areas.ids,
    on: on.day ?? scene.today,
  };
  return {
    facts,
    names: areas.names,
    problems: [
      ...requiredText('nama_puskesmas', facts.name),
      ...optionalText('kode_puskesmas', facts.code),
      ...areas.problems,
      ...on.problems,
    ],
  };
}

type Shown = Pick<Facts, 'name' | 'code'> & { readonly areaNames: readonly string[] };

function diffOf(known: Standing | null, facts: Shown, home: FoundArea | null) {
  const texts = (one: Shown, place: string | null) => ({
    nama_puskesmas: one.name === '' ? null : one.name,
    kode_puskesmas: one.code,
    kecamatan: place,
    wilayah_kerja: one.areaNames.join('; ') || null,
  });
  const place = home ? home.name : (known?.wilayah ?? null);
  return differences(known && texts(known, known.wilayah), texts(facts, place));
}
