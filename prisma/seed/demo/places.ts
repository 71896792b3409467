/** A regency of the demonstration and how its figures lie. */
export type DemoRegency = {
  code: string;
  /** Share of posts that moved to the life-cycle forms. */
  ilpShare: number;
  /** D/S around which its posts lie in the first month. */
  attendance: number;
  /** Share of posts whose report arrives at all in an ordinary month. */
  diligence: number;
};

/** The place where the demo accounts work. */
export const HOME = { province: '62', regency: '62.10', district: '62.10.02' } as const;

/** The fourteen of Kalimantan Tengah and the three further places of the records. */
export const DEMO_REGENCIES: readonly DemoRegency[] = [
  { code: '12.72', ilpShare: 0.5, attendance: 0.8, diligence: 0.985 },
  { code: '36.71', ilpShare: 0.85, attendance: 0.84, diligence: 0.99 },
  { code: '62.01', ilpShare: 0.45, attendance: 0.77, diligence: 0.97 },
  { code: '62.02', ilpShare: 0.4, attendance: 0.72, diligence: 0.96 },
  { code: '62.03', ilpShare: 0.25, attendance: 0.68, diligence: 0.94 },
  { code: '62.04', ilpShare: 0.2, attendance: 0.66, diligence: 0.92 },
  { code: '62.05', ilpShare: 0.3, attendance: 0.7, diligence: 0.95 },
  { code: '62.06', ilpShare: 0.35, attendance: 0.69, diligence: 0.95 },
  { code: '62.07', ilpShare: 0.3, attendance: 0.67, diligence: 0.93 },
  { code: '62.08', ilpShare: 0.4, attendance: 0.76, diligence: 0.97 },
  { code: '62.09', ilpShare: 0.45, attendance: 0.79, diligence: 0.97 },
  { code: '62.10', ilpShare: 0.75, attendance: 0.75, diligence: 0.97 },
  { code: '62.11', ilpShare: 0.3, attendance: 0.71, diligence: 0.95 },
  { code: '62.12', ilpShare: 0.2, attendance: 0.62, diligence: 0.9 },
  { code: '62.13', ilpShare: 0.3, attendance: 0.73, diligence: 0.95 },
  { code: '62.71', ilpShare: 0.7, attendance: 0.78, diligence: 0.98 },
  { code: '63.10', ilpShare: 0.55, attendance: 0.76, diligence: 0.96 },
];

/** Districts of Gunung Mas with two puskesmas, which makes 17 over its 12 districts. */
export const TWO_PUSKESMAS: readonly string[] = ['62.10.02', '62.10.03', '62.10.04', '62.10.05', '62.10.06'];

/** The second puskesmas of the first district also serves the nearest villages of the other one. */
export const ACROSS_DISTRICTS = { from: '62.10.05', into: '62.10.12', villages: 3 } as const;

/** Names that posts carry all over the country: flowers and plants. */
export const POST_NAMES: readonly string[] = [
  'Melati',
  'Mawar',
  'Anggrek',
  'Kenanga',
  'Cempaka',
  'Teratai',
  'Dahlia',
  'Flamboyan',
  'Kamboja',
  'Seroja',
  'Bougenvil',
  'Matahari',
  'Tulip',
  'Alamanda',
  'Nusa Indah',
  'Wijayakusuma',
];

export const OPENING_DAYS: readonly string[] = [
  'Selasa, minggu pertama',
  'Kamis, minggu pertama',
  'Rabu, minggu kedua',
  'Sabtu, minggu kedua',
  'Senin, minggu ketiga',
  'Kamis, minggu ketiga',
];
