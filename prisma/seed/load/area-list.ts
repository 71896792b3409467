import type { Kind, Level, Zone } from '../make/wilayah.ts';
import { type CsvRow, fingerprint, parseCsv, readAreaList, readReference } from './csv.ts';

/** An area as an official list has it; the parent is the code without its last part. */
export type ListedArea = {
  code: string;
  parentCode: string;
  level: Level;
  kind: Kind;
  name: string;
  shortName: string | null;
  zone: Zone;
};

/** An official list of all areas below the country, with what it says about the one before. */
export type AreaList = {
  version: string;
  /** Reads the areas; not called when this version is already there. */
  read(): ListedArea[];
  /** First day on which it holds; kept with codes that come or go by it. */
  validFrom?: string;
  decree?: string;
  /** Old code → new code of areas that only got another code. */
  recoded?: ReadonlyMap<string, string>;
};

export const ROOT_CODE = '0';

/** The list that is shipped: names without their legal class, kinds, zones and short local names. */
export function shippedAreas(): AreaList {
  const texts = (['provinces', 'regencies', 'districts', 'villages'] as const).map((name) => readAreaList(name));
  const extra = readReference('wilayah-extra') ?? '';
  const shortNames = new Map(parseCsv(extra).map((row) => [row['code'] ?? '', row['shortName'] ?? '']));
  return {
    version: fingerprint(...texts, extra),
    read: () => texts.flatMap((text) => parseCsv(text).map((row) => listedArea(row, shortNames))),
  };
}

function listedArea(row: CsvRow, shortNames: ReadonlyMap<string, string>): ListedArea {
  const code = row['code'] ?? '';
  const level = levelOf(code);
  const kind = kindOf(code, level, row['name'] ?? '');
  return {
    code,
    parentCode: parentCodeOf(code),
    level,
    kind,
    name: properName(row['name'] ?? '', kind),
    shortName: shortNames.get(code) ?? null,
    zone: zoneOf(code),
  };
}

function levelOf(code: string): Level {
  const level = (['PROVINSI', 'KABKOTA', 'KECAMATAN', 'DESA'] as const)[code.split('.').length - 1];
  if (!level || !/^\d\d(\.\d\d(\.\d\d(\.\d{4})?)?)?$/.test(code)) throw new Error(`Not an area code: ${code}`);
  return level;
}

/** Gives the code one level up; provinces lie below the root. */
export function parentCodeOf(code: string): string {
  const end = code.lastIndexOf('.');
  return end < 0 ? ROOT_CODE : code.slice(0, end);
}

const PAPUA = /^9\d/;
const VILLAGE_KINDS: Record<string, Kind> = { '1': 'KELURAHAN', '2': 'DESA', '3': 'DESA_ADAT' };

/** The third and fourth digit tell a city (71–99) from a regency, the seventh the class of a village. */
function kindOf(code: string, level: Level, name: string): Kind {
  if (level === 'PROVINSI') return 'PROVINSI';
  if (level === 'KABKOTA') return name.startsWith('Kota ') ? 'KOTA' : 'KABUPATEN';
  if (level === 'KECAMATAN') return PAPUA.test(code) ? 'DISTRIK' : 'KECAMATAN';
  const kind = VILLAGE_KINDS[code.charAt(9)];
  if (!kind) throw new Error(`Not a village code: ${code}`);
  return kind;
}

const CLASS_WORDS: Partial<Record<Kind, string>> = {
  KABUPATEN: 'Kabupaten ',
  KOTA: 'Kota ',
  DESA_ADAT: 'Desa Adat ',
};

function properName(name: string, kind: Kind): string {
  const word = CLASS_WORDS[kind] ?? '';
  return name.startsWith(word) ? name.slice(word.length) : name;
}

const WITA = new Set(['51', '52', '53', '63', '64', '65', '71', '72', '73', '74', '75', '76']);

/** The zone of the clock belongs to the province: the west to 62, Nusa Tenggara to Sulawesi, Maluku and Papua. */
export function zoneOf(code: string): Zone {
  const province = code.slice(0, 2);
  if (WITA.has(province)) return 'WITA';
  return province >= '81' ? 'WIT' : 'WIB';
}
