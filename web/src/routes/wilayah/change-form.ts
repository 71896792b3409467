import type {
  MergeWilayahInput,
  MoveWilayahInput,
  RecodeWilayahInput,
  RenameWilayahInput,
  SplitPartInput,
  SplitWilayahInput,
  WilayahKind,
  WilayahLevel,
} from '@/gql/schema-types.ts';

export const KINDS = ['SPLIT', 'MERGE', 'MOVE', 'RECODE', 'RENAME'] as const;
export type ChangeKind = (typeof KINDS)[number];

/** The area whose page it is, as far as a change asks. */
export type ChangedArea = { id: string; code: string; name: string; kind: WilayahKind; level: WilayahLevel };

/** What stands in the form; what another kind of change does not ask stays where it is. */
export type ChangeForm = {
  kind: ChangeKind;
  on: string;
  decree: string;
  /** Name of the new area, or the new name of this one. */
  name: string;
  areaKind: WilayahKind;
  code: string;
  /** The area this one is merged into, or its new parent. */
  partner: { id: string; label: string } | null;
  chosen: ReadonlySet<string>;
  codes: ReadonlyMap<string, string>;
};

/** Legal classes of each level. */
export const CLASSES: Readonly<Record<WilayahLevel, readonly WilayahKind[]>> = {
  NASIONAL: ['NEGARA'],
  PROVINSI: ['PROVINSI'],
  KABKOTA: ['KABUPATEN', 'KOTA'],
  KECAMATAN: ['KECAMATAN', 'DISTRIK'],
  DESA: ['DESA', 'KELURAHAN', 'DESA_ADAT'],
};

const ABOVE: Readonly<Record<WilayahLevel, WilayahLevel>> = {
  NASIONAL: 'NASIONAL',
  PROVINSI: 'NASIONAL',
  KABKOTA: 'PROVINSI',
  KECAMATAN: 'KABKOTA',
  DESA: 'KECAMATAN',
};

/** The level of the area that a change of this kind also asks for; null where it asks for none. */
export const partnerLevel = (kind: ChangeKind, level: WilayahLevel): WilayahLevel | null =>
  kind === 'MERGE' ? level : kind === 'MOVE' ? ABOVE[level] : null;

/** An empty form: the first kind of change, in force from today. */
export const emptyForm = (area: ChangedArea, today: string): ChangeForm => ({
  kind: 'SPLIT',
  on: today,
  decree: '',
  name: '',
  areaKind: area.kind,
  code: '',
  partner: null,
  chosen: new Set(),
  codes: new Map(),
});

/** One of the five acts with its input, as the API asks for it. */
export type ChangeAct =
  | { kind: 'SPLIT'; input: SplitWilayahInput }
  | { kind: 'MERGE'; input: MergeWilayahInput }
  | { kind: 'MOVE'; input: MoveWilayahInput }
  | { kind: 'RECODE'; input: RecodeWilayahInput }
  | { kind: 'RENAME'; input: RenameWilayahInput };

/** Writes what stands in the form as the act it means; what is missing is left to the server to tell. */
export function actOf(form: ChangeForm, area: ChangedArea, dryRun: boolean): ChangeAct {
  const { kind, on, decree } = form;
  const partner = form.partner?.id ?? null;
  const code = form.code.trim();
  const common = { on, decree, codes: givenCodes(form), dryRun };
  const own = { ...common, wilayah: area.id };
  switch (kind) {
    case 'SPLIT':
      return { kind, input: { ...own, into: [partOf(form, area)] } };
    case 'MERGE':
      return { kind, input: { ...common, wilayah: [area.id], target: partner } };
    case 'MOVE':
      return { kind, input: { ...own, parent: partner ?? '', code: orNull(code) } };
    case 'RECODE':
      return { kind, input: { ...own, code } };
    case 'RENAME':
      return { kind, input: { ...own, name: orNull(form.name), kind: form.areaKind, code: orNull(code) } };
  }
}

const orNull = (text: string): string | null => text || null;

function partOf({ code, areaKind, name, chosen }: ChangeForm, { level }: ChangedArea): SplitPartInput {
  const part = { code: code.trim(), kind: areaKind, name };
  return level === 'DESA' ? { ...part, posyandu: [...chosen] } : { ...part, areas: [...chosen] };
}

/** Codes written beside the areas below, of those that change. */
function givenCodes({ kind, codes, chosen }: ChangeForm): { wilayah: string; code: string }[] {
  return [...codes].flatMap(([wilayah, written]) => {
    const code = written.trim();
    const isAsked = kind !== 'SPLIT' || chosen.has(wilayah);
    return code && isAsked ? [{ wilayah, code }] : [];
  });
}

const FIELDS = ['on', 'decree', 'name', 'kind', 'code', 'target', 'parent'] as const;
export type ChangeField = (typeof FIELDS)[number];

/** One thing that is wrong, with the field it is about where there is one. */
export type ToldProblem = { readonly field: ChangeField | null; readonly text: string };

/** The field of the form behind a path of the input: `into.0.name` is the name. Codes beside areas are no field. */
export function fieldAt(path: string): ChangeField | null {
  const own = path.replace(/^into\.0\./, '');
  return FIELDS.find((field) => field === own) ?? null;
}
