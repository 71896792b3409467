import { HOME } from './places.ts';

type Step = {
  readonly state: 'SENT' | 'ANSWERED' | 'ACCEPTED' | 'RETURNED' | 'ESCALATED' | 'REDIRECTED' | 'CLOSED';
  /** Month counted from the last one with reports, and the day in it. */
  readonly at: readonly [months: number, day: number];
  /** Kind of agency it is sent to; the group of the place where none is named. */
  readonly to?: string;
  readonly due?: readonly [months: number, day: number];
  readonly note?: string;
  readonly outcome?: 'SOLVED' | 'PARTLY' | 'UNSOLVED' | 'WITHDRAWN';
};

/** A problem of the demonstration before it gets its place. */
export type PlannedProblem = {
  readonly code: string;
  readonly kind: 'PROBLEM' | 'CITIZEN_REQUEST';
  readonly field: string;
  readonly title: string;
  readonly description?: string;
  /** Kind of agency that raised it; `POKJANAL` for the group; a post of the place when left out. */
  readonly by?: string;
  readonly indicator?: string;
  readonly at: readonly [months: number, day: number];
  readonly steps: readonly Step[];
};

/** A request that went the whole way, in time or late by the days given. */
const solved = (to: string, [month, day]: readonly [number, number], late = 0): Step[] => [
  { state: 'SENT', at: [month, day], to, due: [month, day + 7] },
  { state: 'ANSWERED', at: [month, day + 4 + late], note: 'Sudah ditinjau ke lapangan dan masuk jadwal penanganan.' },
  { state: 'ACCEPTED', at: [month, day + 5 + late] },
  { state: 'CLOSED', at: [month, day + 14], outcome: 'SOLVED', note: 'Sudah ditangani dan dicek kader.' },
];

const HOME_PROBLEMS: readonly PlannedProblem[] = [
  {
    code: HOME.regency,
    kind: 'CITIZEN_REQUEST',
    field: 'SPM_PU',
    title: 'Air bersih tidak mengalir di RT 03',
    description: 'Sumur umum kering sejak dua bulan; sekitar 40 rumah mengambil air dari sungai.',
    at: [0, 2],
    steps: [
      { state: 'SENT', at: [0, 3], to: 'DPMD', due: [0, 10], note: 'Mohon ditindaklanjuti.' },
      { state: 'ESCALATED', at: [0, 20] },
    ],
  },
  {
    code: HOME.regency,
    kind: 'CITIZEN_REQUEST',
    field: 'SPM_SOSIAL',
    title: 'Dua keluarga lansia belum masuk data bantuan',
    at: [0, 4],
    steps: [
      { state: 'SENT', at: [0, 5], to: 'DINKES', due: [0, 12] },
      { state: 'REDIRECTED', at: [0, 7], note: 'Data bantuan sosial bukan wewenang dinas kesehatan.' },
    ],
  },
  {
    code: HOME.regency,
    kind: 'PROBLEM',
    field: 'SPM_KESEHATAN',
    title: 'Dacin dan alat ukur panjang rusak',
    description: 'Penimbangan memakai alat pinjaman dari posyandu tetangga.',
    at: [0, 6],
    steps: [
      { state: 'SENT', at: [0, 7], to: 'DINKES', due: [0, 21] },
      {
        state: 'ANSWERED',
        at: [0, 15],
        note: 'Alat pengganti tersedia di puskesmas; diantar pada hari buka berikutnya.',
      },
    ],
  },
  {
    code: HOME.regency,
    kind: 'PROBLEM',
    field: 'KELEMBAGAAN',
    title: 'Insentif kader belum dibayar tiga bulan',
    by: 'POKJANAL',
    at: [-1, 9],
    steps: [
      { state: 'SENT', at: [-1, 10], to: 'DPMD', due: [-1, 24] },
      { state: 'ANSWERED', at: [-1, 22], note: 'Menunggu pencairan dana desa.' },
      { state: 'RETURNED', at: [-1, 23], due: [0, 7], note: 'Mohon tanggal pencairannya.' },
    ],
  },
  {
    code: HOME.regency,
    kind: 'PROBLEM',
    field: 'SPM_KESEHATAN',
    title: 'Balita tidak datang dua bulan berturut-turut di tiga desa',
    by: 'DINKES',
    indicator: 'SKDN_DS',
    at: [-1, 14],
    steps: [{ state: 'SENT', at: [-1, 15], to: 'P2KB', due: [-1, 28] }],
  },
  {
    code: HOME.regency,
    kind: 'CITIZEN_REQUEST',
    field: 'SPM_PENDIDIKAN',
    title: 'Alat peraga PAUD di samping posyandu',
    at: [0, 12],
    steps: [],
  },
];

/** One or two of every other place of the records, so that the map has life. */
const OTHERS: readonly PlannedProblem[] = [
  {
    code: '62.01',
    kind: 'PROBLEM',
    field: 'KELEMBAGAAN',
    title: 'Peran lintas sektor dalam pembinaan holistik integratif belum dipahami sama',
    by: 'POKJANAL',
    at: [-2, 5],
    steps: [
      { state: 'SENT', at: [-2, 6], to: 'DPMD', due: [-2, 20] },
      { state: 'ANSWERED', at: [-2, 19], note: 'Pembagian peran dibahas dalam rapat koordinasi berikutnya.' },
      { state: 'ACCEPTED', at: [-2, 20] },
    ],
  },
  {
    code: '12.72',
    kind: 'CITIZEN_REQUEST',
    field: 'SPM_SOSIAL',
    title: 'Kursi roda untuk warga lansia',
    at: [-1, 3],
    steps: solved('DINSOS', [-1, 4]),
  },
  {
    code: '36.71',
    kind: 'CITIZEN_REQUEST',
    field: 'SPM_PU',
    title: 'Saluran air di depan posyandu tersumbat',
    at: [-1, 8],
    steps: solved('TPPKK', [-1, 9], 3),
  },
  {
    code: '63.10',
    kind: 'CITIZEN_REQUEST',
    field: 'SPM_PENDIDIKAN',
    title: 'Ruang PAUD dan posyandu dipakai bergantian',
    at: [0, 3],
    steps: [{ state: 'SENT', at: [0, 4], to: 'DINKES', due: [0, 11] }],
  },
];

/** Problems that regencies of the home province raise alike, answered sooner or later. */
const ALIKE = ['62.02', '62.03', '62.05', '62.08', '62.71'].flatMap((code, index): PlannedProblem[] => [
  {
    code,
    kind: 'CITIZEN_REQUEST',
    field: 'SPM_SOSIAL',
    title: 'Pendataan keluarga miskin belum diperbarui',
    at: [-1, 2],
    steps: solved('DPMD', [-1, 3], index * 2),
  },
  ...(index % 2 === 0
    ? [
        {
          code,
          kind: 'PROBLEM' as const,
          field: 'SPM_KESEHATAN',
          title: 'Stok vitamin A tidak cukup',
          at: [0, 5] as const,
          steps: [{ state: 'SENT' as const, at: [0, 6] as const, to: 'DINKES', due: [0, 20] as const }],
        },
      ]
    : []),
]);

export const PROBLEM_PLAN: readonly PlannedProblem[] = [...HOME_PROBLEMS, ...OTHERS, ...ALIKE];
