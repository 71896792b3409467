import { choice, type EvidenceField, field, NEEDED } from './evidence-field.ts';
import type { Localized } from './texts.ts';

/** The eight artefacts that prove duties, in the order of the duties. */
export const EVIDENCE_KINDS = [
  'DATASET',
  'REFERRAL',
  'ANALYSIS',
  'PLAN',
  'VISIT',
  'PARTICIPATION',
  'OTHER',
  'REPORT',
] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** Name of the details of a kind in inputs. */
export type EvidenceKey = 'dataset' | 'referral' | 'analysis' | 'plan' | 'visit' | 'participation' | 'other' | 'report';

export type KindDescription = {
  /** Name of its details in inputs. */
  readonly key: EvidenceKey;
  /** Record type as catalogues of duties name it. */
  readonly artefact: string;
  readonly label: Localized;
  readonly fields: readonly EvidenceField[];
};

const PAST = { ...NEEDED, isPast: true } as const;

const DATASET: KindDescription = {
  key: 'dataset',
  artefact: 'DatasetSubmission',
  label: { id: 'Penyerahan data', en: 'Dataset submission' },
  fields: [
    field('topic', 'text', 'Topik data', 'Topic of the data', NEEDED),
    field('area', 'text', 'Wilayah atau tingkat', 'Area or level', NEEDED),
    field('source', 'text', 'Sumber data', 'Source of the data', NEEDED),
    field('values', 'long', 'Isi data', 'Values', {
      hint: { id: 'Angka pokoknya, atau lampirkan berkasnya.', en: 'The main figures, or attach the file.' },
    }),
    field('check', 'choice', 'Pemeriksaan', 'State of the check', {
      ...NEEDED,
      choices: [
        choice('UNCHECKED', 'Belum diperiksa', 'Not checked yet'),
        choice('CHECKED', 'Sudah diperiksa', 'Checked'),
      ],
    }),
  ],
};

const REFERRAL: KindDescription = {
  key: 'referral',
  artefact: 'ProblemReferral',
  label: { id: 'Penyampaian masalah', en: 'Problem referral' },
  fields: [
    field('problem', 'long', 'Masalah', 'Problem', NEEDED),
    field('to', 'text', 'Disampaikan kepada', 'Institution it was sent to', NEEDED),
    field('sentOn', 'day', 'Tanggal dikirim', 'Day it was sent', PAST),
    field('dueOn', 'day', 'Jawaban diharapkan', 'Day the answer is due', { ...NEEDED, notBefore: 'sentOn' }),
    field('acknowledgedOn', 'day', 'Tanggal diterima', 'Day it was acknowledged', {
      isPast: true,
      notBefore: 'sentOn',
    }),
    field('answer', 'long', 'Jawaban', 'Answer'),
    field('closedOn', 'day', 'Tanggal selesai', 'Day it was closed', { isPast: true, notBefore: 'sentOn' }),
  ],
};

const ANALYSIS: KindDescription = {
  key: 'analysis',
  artefact: 'ProblemAnalysis',
  label: { id: 'Analisis masalah', en: 'Problem analysis' },
  fields: [
    field('causes', 'long', 'Penyebab', 'Causes', NEEDED),
    field('options', 'rows', 'Pilihan yang ditimbang', 'Options weighed', {
      ...NEEDED,
      min: 2,
      max: 10,
      fields: [
        field('name', 'text', 'Pilihan', 'Option', NEEDED),
        field('pros', 'text', 'Kelebihan', 'Pros', { max: 500 }),
        field('cons', 'text', 'Kekurangan', 'Cons', { max: 500 }),
        field('cost', 'money', 'Biaya (Rp)', 'Cost in rupiah'),
      ],
    }),
    field('chosen', 'count', 'Pilihan yang ditetapkan', 'Number of the option chosen, from 1', {
      ...NEEDED,
      oneOf: 'options',
    }),
    field('reason', 'long', 'Alasan memilihnya', 'Why it was chosen', NEEDED),
  ],
};

const PLAN: KindDescription = {
  key: 'plan',
  artefact: 'AnnualPlan',
  label: { id: 'Rencana tahunan', en: 'Annual plan' },
  fields: [field('goal', 'long', 'Tujuan', 'Goal')],
};

const VISIT: KindDescription = {
  key: 'visit',
  artefact: 'GuidanceVisit',
  label: { id: 'Kunjungan pembinaan', en: 'Guidance visit' },
  fields: [
    field('visitKind', 'choice', 'Bentuk', 'Kind of guidance', {
      ...NEEDED,
      choices: [
        choice('BIMTEK', 'Bimbingan teknis', 'Technical coaching'),
        choice('FASILITASI', 'Fasilitasi', 'Facilitation'),
        choice('ADVOKASI', 'Advokasi', 'Advocacy'),
        choice('MONEV', 'Pemantauan dan evaluasi', 'Monitoring and evaluation'),
      ],
    }),
    field('plannedOn', 'day', 'Tanggal rencana', 'Day it was planned for; none for an unplanned visit'),
    field('heldOn', 'day', 'Tanggal pelaksanaan', 'Day it took place', PAST),
    field('place', 'text', 'Tempat atau posyandu', 'Place or post', NEEDED),
    field('team', 'text', 'Tim', 'Team, by office', { ...NEEDED, max: 500 }),
    field('findings', 'long', 'Temuan', 'Findings', NEEDED),
    field('followUps', 'lines', 'Tindak lanjut', 'Follow-ups'),
  ],
};

const PARTICIPATION: KindDescription = {
  key: 'participation',
  artefact: 'ParticipationActivity',
  label: { id: 'Partisipasi dan swadaya', en: 'Participation activity' },
  fields: [
    field('activityKind', 'choice', 'Bentuk', 'Kind of activity', {
      ...NEEDED,
      choices: [
        choice('GOTONG_ROYONG', 'Gotong royong', 'Mutual help'),
        choice('DONASI', 'Sumbangan', 'Donation'),
        choice('DANA_SEHAT', 'Dana sehat', 'Health fund'),
        choice('RELAWAN', 'Gerakan relawan', 'Volunteer drive'),
      ],
    }),
    field('heldOn', 'day', 'Tanggal', 'Day it took place', PAST),
    field('place', 'text', 'Tempat', 'Place', NEEDED),
    field('men', 'count', 'Peserta laki-laki', 'Men who took part; none when not counted'),
    field('women', 'count', 'Peserta perempuan', 'Women who took part; none when not counted'),
    field('participants', 'count', 'Peserta tanpa rincian', 'People who took part and were not counted by sex'),
    field('worth', 'money', 'Nilai uang (Rp)', 'Value in rupiah'),
    field('goods', 'text', 'Nilai barang atau tenaga', 'Value in kind or labour'),
  ],
};

const OTHER: KindDescription = {
  key: 'other',
  artefact: 'OtherActivity',
  label: { id: 'Kegiatan lain', en: 'Other activity' },
  fields: [
    field('need', 'long', 'Kebutuhan yang dijawab', 'Need it answers', NEEDED),
    field('about', 'long', 'Uraian', 'Description', NEEDED),
    field('heldOn', 'day', 'Tanggal', 'Day it took place', PAST),
    field('partner', 'text', 'Mitra', 'Partner'),
    field('result', 'long', 'Hasil', 'Result'),
  ],
};

const REPORT: KindDescription = {
  key: 'report',
  artefact: 'DutyReport',
  label: { id: 'Laporan tugas', en: 'Duty report' },
  fields: [
    field('addressees', 'lines', 'Ditujukan kepada', 'Addressees', {
      ...NEEDED,
      hint: { id: 'Satu jabatan pada tiap baris.', en: 'One office on each line.' },
    }),
    field('body', 'long', 'Isi laporan', 'Text of the report', NEEDED),
    field('figures', 'long', 'Angka lampiran', 'Annex figures'),
    field('sentOn', 'day', 'Tanggal dikirim', 'Day it was sent', PAST),
    field('receivedOn', 'day', 'Tanggal diterima', 'Day it was received', { isPast: true, notBefore: 'sentOn' }),
    field('noteBack', 'long', 'Catatan balik', 'Note that came back'),
  ],
};

/** The one description of each kind: it drives the API, the checks and the form. */
export const EVIDENCE: Readonly<Record<EvidenceKind, KindDescription>> = {
  DATASET,
  REFERRAL,
  ANALYSIS,
  PLAN,
  VISIT,
  PARTICIPATION,
  OTHER,
  REPORT,
};

/** Fields of an activity of a yearly plan; rows of their own beside the plan. */
export const ACTIVITY_FIELDS: readonly EvidenceField[] = [
  field('title', 'text', 'Kegiatan', 'Activity', NEEDED),
  field('target', 'text', 'Sasaran', 'Target'),
  field('place', 'text', 'Tempat', 'Place'),
  field('month', 'month', 'Bulan', 'Month it is planned for'),
  field('costPlanned', 'money', 'Biaya direncanakan (Rp)', 'Cost planned, in rupiah'),
  field('costSecured', 'money', 'Dana tersedia (Rp)', 'Money secured, in rupiah'),
  field('costSpent', 'money', 'Terpakai (Rp)', 'Money spent, in rupiah'),
  field('source', 'choice', 'Sumber dana', 'Source of the money', {
    choices: [
      choice('APBD', 'APBD', 'Regional budget (APBD)'),
      choice('APBDES', 'APBDes', 'Village budget (APBDes)'),
      choice('BOK', 'BOK', 'Health operations grant (BOK)'),
      choice('DAK', 'DAK', 'Special allocation fund (DAK)'),
      choice('HIBAH', 'Hibah', 'Grant'),
      choice('CSR', 'CSR', 'Corporate contribution (CSR)'),
      choice('SWADAYA', 'Swadaya', 'Self-help'),
    ],
  }),
  field('effectIndicator', 'text', 'Indikator yang dituju', 'Code of the indicator it should move', { max: 60 }),
  field('effectDirection', 'choice', 'Arah', 'Which way', {
    choices: [choice('UP', 'Naik', 'Up'), choice('DOWN', 'Turun', 'Down')],
  }),
  field('effectSize', 'decimal', 'Besar perubahan', 'By how much, in the unit of the indicator'),
  field('effectLag', 'count', 'Tampak setelah (bulan)', 'Months until the effect can be expected', { max: 120 }),
];

/** The kind of an artefact as catalogues of duties name it. */
export function kindOfArtefact(artefact: string): EvidenceKind | null {
  return EVIDENCE_KINDS.find((kind) => EVIDENCE[kind].artefact === artefact) ?? null;
}
