import { makeOpd } from '@pokjanal/prisma/make/opd';
import { makePokjanal } from '@pokjanal/prisma/make/pokjanal';
import { makeUser } from '@pokjanal/prisma/make/user';
import { makeWilayah } from '@pokjanal/prisma/make/wilayah';
import { seedCatalogues } from '@pokjanal/prisma/seed/reference';
import { officerOf } from '../../../test/actors.ts';
import { as } from '../../../test/as.ts';
import type { Actor, UserActor } from '../../auth/actor.ts';
import type { Database } from '../../db/client.ts';
import { encodeGlobalId } from '../../graphql/ids.ts';

type Agency = { readonly id: string; readonly wilayah: { readonly path: string } };

/** An official of an agency who is on record. */
export async function officialOf(db: Database, opd: Agency, office: string): Promise<UserActor> {
  const { id } = await makeUser(db, { role: 'PEJABAT_OPD', opd, office });
  const assignments = [{ id, role: 'PEJABAT_OPD' as const, opd: { id: opd.id, path: opd.wilayah.path } }];
  return { kind: 'user', userId: id, name: office, locale: 'id', via: 'session', readOnly: false, assignments };
}

/** A regency whose group has two member agencies, with who manages it, who speaks for them, and strangers. */
export async function givenDuties(db: Database) {
  await seedCatalogues(db);
  const province = await makeWilayah(db, { level: 'PROVINSI' });
  const regency = await makeWilayah(db, { parent: province });
  const sibling = await makeWilayah(db, { parent: province });
  const group = await makePokjanal(db, { wilayah: regency });
  const dinkes = await makeOpd(db, { wilayah: regency, name: 'Dinas Kesehatan', kinds: ['DINKES'], memberOf: group });
  const dpmd = await makeOpd(db, { wilayah: regency, name: 'DPMD', kinds: ['DPMD'], memberOf: group });
  const admin = await makeUser(db, { role: 'ADMIN_KABKOTA', wilayah: regency, office: 'Sekretariat Pokjanal' });
  const governor = await makeUser(db, { role: 'ADMIN_PROVINSI', wilayah: province });
  return {
    province,
    regency,
    sibling,
    group,
    dinkes,
    dpmd,
    admin: { ...officerOf(regency), userId: admin.id },
    governor: { ...officerOf(province, 'ADMIN_PROVINSI'), userId: governor.id },
    viewer: officerOf(regency, 'VIEWER'),
    stranger: officerOf(sibling),
    official: await officialOf(db, dpmd, 'DPMD'),
    fellow: await officialOf(db, dinkes, 'Dinas Kesehatan'),
  };
}

/** A global id. */
export const gid = (type: string, { id }: { id: string }) => encodeGlobalId(type, id);

/** A visit of the third quarter that was carried out as planned. */
export const visitOf = (over: object = {}, details: object = {}) => ({
  kind: 'VISIT',
  period: '2026-Q3',
  title: 'Bimbingan teknis kader',
  visit: {
    visitKind: 'BIMTEK',
    plannedOn: '2026-08-10',
    heldOn: '2026-08-12',
    place: 'Posyandu Melati',
    team: 'DPMD dan Puskesmas',
    findings: 'Buku bantu belum lengkap.',
    ...details,
  },
  ...over,
});

const EVIDENCE = `evidence { id kind title period status returnNote isFulfilled onBehalf confirmedAt by revision abilities
  indicators changes { action reason by fields { field before after } } }`;
const CELL = `cell { period status deadline abilities exemption { id reason } records { kind period title evidence { id } }
  proposals { id kind period title on } }`;
const FAILURES = `... on Error { code } ... on InvalidInputError { problems { path code } }
  ... on ConflictError { currentEvidence { id revision } }`;

export type CellAnswer = {
  status: string | null;
  deadline: string;
  abilities: string[];
  exemption: { id: string; reason: string } | null;
  records: { kind: string; period: string; title: string | null }[];
  proposals: { id: string; kind: string; period: string }[];
};
export type Answer = {
  __typename: string;
  code?: string;
  problems?: { path: string; code: string }[];
  currentEvidence?: { revision: number } | null;
  evidence?: { id: string; revision: number; [field: string]: unknown };
  cell?: CellAnswer;
};

const INPUTS: Readonly<Record<string, string>> = {
  recordEvidence: 'RecordEvidenceInput',
  correctEvidence: 'CorrectEvidenceInput',
  acceptEvidence: 'JudgeEvidenceInput',
  returnEvidence: 'ReturnEvidenceInput',
  confirmEvidence: 'JudgeEvidenceInput',
  markNotApplicable: 'MarkNotApplicableInput',
};

/** Does one act through the API and gives its answer, whether it went through or was refused. */
export async function act(db: Database, actor: Actor, name: string, values: Record<string, unknown>): Promise<Answer> {
  const shown = `${FAILURES} ${name.endsWith('Evidence') ? `... on EvidenceSuccess { ${EVIDENCE} }` : `... on DutyCellSuccess { ${CELL} }`}`;
  const input = INPUTS[name];
  const text = input
    ? `mutation ($input: ${input}!) { out: ${name}(input: $input) { __typename ${shown} } }`
    : `mutation (${Object.keys(values)
        .map((key) => `$${key}: ${key === 'reason' ? 'String' : 'ID'}!`)
        .join(', ')}) {
        out: ${name}(${Object.keys(values)
          .map((key) => `${key}: $${key}`)
          .join(', ')}) { __typename ${shown} } }`;
  return (await as(db, actor).run<{ out: Answer }>(text, input ? { input: values } : values)).out;
}

/** One cell as somebody sees it. */
export async function cellOf(
  db: Database,
  actor: Actor,
  where: { pokjanal: string; opd: string; duty: string; period: string },
): Promise<CellAnswer> {
  const text = `query ($pokjanal: ID!, $opd: ID!, $duty: String!, $period: Period!) {
    dutyCell(pokjanal: $pokjanal, opd: $opd, duty: $duty, period: $period) { ${CELL.slice('cell {'.length)} }`;
  return (await as(db, actor).run<{ dutyCell: CellAnswer }>(text, where)).dutyCell;
}

/** The paths and codes of what was wrong. */
export const problemsOf = (answer: Answer) => (answer.problems ?? []).map(({ path, code }) => `${path} ${code}`);
