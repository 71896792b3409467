import type { Kind } from '../make/wilayah.ts';

/** An agency of the demonstration before it gets its place. */
export type DemoOpd = { kinds: string[]; name: string; short: string; form?: 'INSTANSI_VERTIKAL' | 'MITRA' };

const OPD: Record<string, DemoOpd> = {
  DINKES: { kinds: ['DINKES'], name: 'Dinas Kesehatan', short: 'Dinkes' },
  DPMD: { kinds: ['DPMD'], name: 'Dinas Pemberdayaan Masyarakat dan Desa', short: 'DPMD' },
  DPM: { kinds: ['DPMD'], name: 'Dinas Pemberdayaan Masyarakat', short: 'DPM' },
  BAPPEDA: { kinds: ['BAPPEDA'], name: 'Badan Perencanaan Pembangunan Daerah', short: 'Bappeda' },
  BAPPERIDA: {
    kinds: ['BAPPEDA'],
    name: 'Badan Perencanaan Pembangunan, Riset dan Inovasi Daerah',
    short: 'Bapperida',
  },
  P2KB: { kinds: ['P2KB'], name: 'Badan Pengendalian Penduduk dan Keluarga Berencana', short: 'P2KB' },
  DINSOS: { kinds: ['DINSOS'], name: 'Dinas Sosial', short: 'Dinsos' },
  DINSOS_P3A: {
    kinds: ['DINSOS', 'DP3A'],
    name: 'Dinas Sosial, Pemberdayaan Perempuan dan Perlindungan Anak',
    short: 'Dinsos P3A',
  },
  DISDIK: { kinds: ['DISDIK'], name: 'Dinas Pendidikan', short: 'Disdik' },
  DKP: { kinds: ['DKP'], name: 'Dinas Ketahanan Pangan', short: 'DKP' },
  DISTAN: { kinds: ['DISTAN'], name: 'Dinas Pertanian', short: 'Distan' },
  DISKOP: { kinds: ['DISKOPUKM'], name: 'Dinas Koperasi', short: 'Diskop' },
  DISNAKER: { kinds: ['DISNAKER'], name: 'Dinas Ketenagakerjaan', short: 'Disnaker' },
  DISKOMINFO: { kinds: ['DISKOMINFO'], name: 'Dinas Komunikasi dan Informatika', short: 'Diskominfo' },
  PUPR: { kinds: ['PUPR'], name: 'Dinas Pekerjaan Umum dan Penataan Ruang', short: 'PUPR' },
  PERKIM: { kinds: ['PERKIM'], name: 'Dinas Perumahan dan Kawasan Permukiman', short: 'Perkim' },
  SATPOLPP: { kinds: ['SATPOLPP'], name: 'Satuan Polisi Pamong Praja', short: 'Satpol PP' },
  DLH: { kinds: ['DLH'], name: 'Dinas Lingkungan Hidup', short: 'DLH' },
  BPBD: { kinds: ['BPBD'], name: 'Badan Penanggulangan Bencana Daerah', short: 'BPBD' },
  DISDUKCAPIL: { kinds: ['DISDUKCAPIL'], name: 'Dinas Kependudukan dan Pencatatan Sipil', short: 'Disdukcapil' },
  TPPKK: { kinds: ['TPPKK'], name: 'TP PKK', short: 'TP PKK', form: 'MITRA' },
  KEMENAG: { kinds: ['KEMENAG'], name: 'Kantor Kementerian Agama', short: 'Kemenag', form: 'INSTANSI_VERTIKAL' },
};

/** Sets of member agencies: the usual one, and those that the records of two places tell. */
export const OPD_SETS = {
  usual: ['DINKES', 'DPMD', 'BAPPEDA', 'P2KB', 'DINSOS', 'DISDIK', 'DKP', 'DISKOMINFO', 'TPPKK', 'KEMENAG'],
  city: ['DINKES', 'DPM', 'BAPPEDA', 'P2KB', 'DINSOS_P3A', 'DISDIK', 'DKP', 'DISKOMINFO', 'TPPKK', 'KEMENAG'],
  siantar: ['BAPPEDA', 'DISKOP', 'P2KB', 'DINSOS_P3A', 'DISNAKER', 'DKP', 'DISKOMINFO', 'TPPKK', 'DINKES'],
  gumas: [
    'DINKES',
    'DPMD',
    'BAPPERIDA',
    'P2KB',
    'DINSOS',
    'DISDIK',
    'DKP',
    'DISKOMINFO',
    'TPPKK',
    'KEMENAG',
    'DISTAN',
    'DISKOP',
    'PUPR',
    'DISDUKCAPIL',
    'DLH',
    'BPBD',
  ],
  six: ['DINKES', 'DPMD', 'BAPPEDA', 'DINSOS', 'DISDIK', 'PUPR', 'PERKIM', 'SATPOLPP', 'DISKOMINFO', 'TPPKK'],
} as const;
export type OpdSet = keyof typeof OPD_SETS;

/** Gives the agencies of a set, in its order. */
export function opdOf(set: OpdSet): DemoOpd[] {
  return OPD_SETS[set].flatMap((code) => OPD[code] ?? []);
}

/** Gives the agency of a code. @throws for a code that the demo does not know. */
export function getDemoOpd(code: string): DemoOpd {
  const found = OPD[code];
  if (!found) throw new Error(`The demo has no agency ${code}`);
  return found;
}

const HEADS: Record<Kind, string> = {
  NEGARA: 'Menteri Dalam Negeri',
  PROVINSI: 'Gubernur',
  KABUPATEN: 'Bupati',
  KOTA: 'Wali Kota',
  KECAMATAN: 'Camat',
  DISTRIK: 'Kepala Distrik',
  DESA: 'Kepala Desa',
  KELURAHAN: 'Lurah',
  DESA_ADAT: 'Kepala Desa Adat',
};

const CLASSES: Record<Kind, string> = {
  NEGARA: 'Pusat',
  PROVINSI: 'Provinsi ',
  KABUPATEN: 'Kabupaten ',
  KOTA: 'Kota ',
  KECAMATAN: 'Kecamatan ',
  DISTRIK: 'Distrik ',
  DESA: 'Desa ',
  KELURAHAN: 'Kelurahan ',
  DESA_ADAT: 'Desa Adat ',
};

type Area = { kind: Kind; name: string };

/** Writes an area with its legal class; the country is only called the centre here. */
export function fullPlace(area: Area): string {
  return area.kind === 'NEGARA' ? CLASSES.NEGARA : `${CLASSES[area.kind]}${area.name}`;
}

/** Names the office that forms the group of an area. */
export function headOf(area: Area): string {
  return area.kind === 'NEGARA' ? HEADS.NEGARA : `${HEADS[area.kind]} ${area.name}`;
}
