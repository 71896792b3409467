import { visibleEvidence } from '../../auth/visible.ts';
import { builder } from '../../graphql/builder.ts';
import { decodeGlobalId, idOf, optionalIdOf } from '../../graphql/ids.ts';
import { Conflict, Forbidden, InvalidInput, NotFound, problem } from '../../lib/errors.ts';
import type { Details } from '../../lib/pure/check-evidence.ts';
import { EVIDENCE, type EvidenceKind } from '../../lib/pure/evidence-kinds.ts';
import { plainDays } from './evidence-check.ts';
import type { ChecklistContent, EvidenceContent, EvidenceLinkTo } from './evidence-content.ts';
import { correctEvidence } from './evidence-correct.ts';
import { detailInputs, PlanActivityInput } from './evidence-details.schema.ts';
import { acceptEvidence, confirmEvidence, returnEvidence } from './evidence-judge.ts';
import { recordEvidence } from './evidence-record.ts';
import { EvidenceFace, EvidenceKindEnum } from './evidence.schema.ts';

const AlsoForInput = builder.inputType('EvidenceAlsoForInput', {
  description: 'Another agency or duty that a record counts for once they accept it.',
  fields: (t) => ({
    opd: t.id({ required: true, description: 'The agency.' }),
    duty: t.string({ required: true, description: 'Code of the duty, such as BINA_MONEV.' }),
  }),
});

const VisitAnswerInput = builder.inputType('VisitAnswerInput', {
  description:
    'What a visit found for one item of its checklist: one answer in the kind of the item, and what is wrong.',
  fields: (t) => ({
    item: t.string({ required: true, description: 'Code of the item.' }),
    yesNo: t.boolean({ description: 'Yes or no.' }),
    number: t.float({ description: 'A count.' }),
    text: t.string({ description: 'Words.' }),
    finding: t.string({ description: 'What was found wrong; may become a commitment.' }),
  }),
});

const EvidenceContentInput = builder.inputType('EvidenceContentInput', {
  description: 'Everything written down about a record of evidence; of the details exactly those of its kind.',
  fields: (t) => ({
    kind: t.field({ type: EvidenceKindEnum, required: true, description: 'Which artefact it is.' }),
    period: t.field({ type: 'Period', required: true, description: 'Month, quarter, semester or year it speaks of.' }),
    title: t.string({ required: true, description: 'What it is, in one line.' }),
    ...(Object.fromEntries(
      detailInputs.map(({ key, about, type }) => [
        key,
        t.field({ type, description: `Details of this kind: ${about.toLowerCase()}.` }),
      ]),
    ) as object),
    activities: t.field({ type: [PlanActivityInput], description: 'Activities of an annual plan.' }),
    checklist: t.id({ description: 'Of a visit: the checklist that was used.' }),
    answers: t.field({
      type: [VisitAnswerInput],
      description: 'What was found by it; items not looked at are left out.',
    }),
    posyandu: t.idList({ description: 'Posts it is about.' }),
    indicators: t.stringList({ description: 'Codes of indicators it is about.' }),
    meetings: t.idList({ description: 'Meetings it is about.' }),
    problems: t.idList({ description: 'Problems it is about.' }),
    referrals: t.idList({ description: 'Referrals of problems, themselves records of evidence, that it is about.' }),
    commitments: t.idList({ description: 'Commitments it is about.' }),
    attachments: t.idList({ description: 'Files, brought to `/files/attachment` before.' }),
    alsoFor: t.field({ type: [AlsoForInput], description: 'Whom else it counts for.' }),
  }),
});

type Ids = readonly string[] | null | undefined;
/** The part of the input that does not depend on the kind; details stand beside it under the name of their kind. */
type Input = {
  readonly kind: EvidenceKind;
  readonly period: string;
  readonly title: string;
  readonly activities?: readonly Details[] | null;
  readonly checklist?: string | null;
  readonly answers?: readonly (typeof VisitAnswerInput.$inferInput)[] | null;
  readonly posyandu?: Ids;
  readonly indicators?: Ids;
  readonly meetings?: Ids;
  readonly problems?: Ids;
  readonly referrals?: Ids;
  readonly commitments?: Ids;
  readonly attachments?: Ids;
  readonly alsoFor?: readonly { readonly opd: string; readonly duty: string }[] | null;
};

function contentOf(given: object): EvidenceContent {
  const input = given as Input;
  const links = (kind: EvidenceLinkTo['kind'], refs: readonly string[]) => refs.map((ref) => ({ kind, ref }));
  const ids = (typename: string, path: string, list: Ids) => (list ?? []).map((id) => idOf(typename, id, path));
  return {
    kind: input.kind,
    period: input.period,
    title: input.title,
    details: detailsIn(input),
    activities: (input.activities ?? []).map(activityOf),
    links: [
      ...links('POSYANDU', ids('Posyandu', 'posyandu', input.posyandu)),
      ...links('INDICATOR', input.indicators ?? []),
      ...links('MEETING', ids('Meeting', 'meetings', input.meetings)),
      ...links('PROBLEM', ids('Problem', 'problems', input.problems)),
      ...links('REFERRAL', ids('Evidence', 'referrals', input.referrals)),
      ...links('COMMITMENT', ids('Commitment', 'commitments', input.commitments)),
    ],
    attachmentIds: ids('Attachment', 'attachments', input.attachments),
    checklist: checklistIn(input),
    alsoFor: (input.alsoFor ?? []).map(({ opd, duty }) => ({ opdId: idOf('Opd', opd, 'alsoFor'), code: duty })),
  };
}

function checklistIn({ checklist, answers }: Input): ChecklistContent | null {
  if (checklist == null) return null;
  const { typename, id } = decodeGlobalId(checklist);
  if (typename !== 'Checklist') throw new InvalidInput([problem('checklist', 'BAD_ID')]);
  return {
    id,
    answers: (answers ?? []).map(({ item, yesNo, number, text, finding }) => ({
      item,
      yesNo: yesNo ?? null,
      number: number ?? null,
      text: text ?? null,
      finding: finding ?? null,
    })),
  };
}

/** A row of a plan with the id of its area taken apart. */
function activityOf({ effectWilayah, ...row }: Details, at: number): Details {
  const area = typeof effectWilayah === 'string' ? effectWilayah : null;
  const effectWilayahId = optionalIdOf('Wilayah', area, `activities.${at}.effectWilayah`) ?? null;
  return { ...plainDays(row), effectWilayahId };
}

/** The details of the kind. @throws InvalidInput when those of another kind are there, or none. */
function detailsIn(input: Input): Details {
  const all: Readonly<Record<string, unknown>> = { ...input };
  const given = detailInputs.flatMap(({ key }) => (all[key] ? [key] : []));
  const { key } = EVIDENCE[input.kind];
  if (given.length !== 1 || given[0] !== key) throw new InvalidInput([problem(key, 'EVIDENCE_DETAILS')]);
  const details = all[key] as Details;
  return plainDays(details);
}

const EvidenceSuccess = builder.objectRef<{ id: string }>('EvidenceSuccess').implement({
  description: 'The act on a record of evidence went through.',
  fields: (t) => ({
    evidence: t.prismaField({
      type: EvidenceFace,
      description: 'As it stands now.',
      resolve: (query, { id }, _args, ctx) =>
        ctx.db.prisma.evidence.findFirstOrThrow({ ...query, where: { AND: [{ id }, visibleEvidence(ctx.actor)] } }),
    }),
  }),
});

const RecordEvidenceInput = builder.inputType('RecordEvidenceInput', {
  description: 'Evidence to record.',
  fields: (t) => ({
    pokjanal: t.id({ required: true, description: 'The group.' }),
    opd: t.id({ required: true, description: 'The member agency whose work it is.' }),
    content: t.field({ type: EvidenceContentInput, required: true, description: 'What it says.' }),
    submit: t.boolean({ required: true, description: 'Hand it in; otherwise it stays a draft.' }),
  }),
});
const CorrectEvidenceInput = builder.inputType('CorrectEvidenceInput', {
  description: 'A record of evidence as it should be.',
  fields: (t) => ({
    evidence: t.id({ required: true, description: 'Which one.' }),
    expectedRevision: t.int({ required: true, description: 'Revision the caller saw.' }),
    content: t.field({
      type: EvidenceContentInput,
      required: true,
      description: 'All of it, not the difference alone.',
    }),
    submit: t.boolean({ required: true, description: 'Hand it in; it then waits to be accepted.' }),
    reason: t.string({ description: 'Kept in its history.' }),
  }),
});
const JudgeEvidenceInput = builder.inputType('JudgeEvidenceInput', {
  description: 'A record of evidence as the caller saw it.',
  fields: (t) => ({
    evidence: t.id({ required: true, description: 'Which one.' }),
    expectedRevision: t.int({ required: true, description: 'Revision the caller saw.' }),
  }),
});
const ReturnEvidenceInput = builder.inputType('ReturnEvidenceInput', {
  description: 'A record of evidence to send back.',
  fields: (t) => ({
    evidence: t.id({ required: true, description: 'Which one.' }),
    expectedRevision: t.int({ required: true, description: 'Revision the caller saw.' }),
    note: t.string({ required: true, description: 'What is to be put right, at most 200 characters.' }),
  }),
});

const failures = [Conflict, InvalidInput, Forbidden, NotFound];
const seen = ({ evidence, expectedRevision }: { evidence: string; expectedRevision: number }) => ({
  id: optionalIdOf('Evidence', evidence, 'evidence') ?? '',
  expectedRevision,
});

builder.mutationFields((t) => ({
  recordEvidence: t.field({
    type: EvidenceSuccess,
    description:
      'Writes down what an agency did for a duty, as a draft or handed in at once; by the agency, or on its behalf by whoever manages the group.',
    authScopes: { can: 'duty.report' },
    errors: { types: failures, union: { name: 'RecordEvidenceResult' } },
    args: { input: t.arg({ type: RecordEvidenceInput, required: true, description: 'For whom, and what.' }) },
    resolve: (_root, { input }, ctx) =>
      recordEvidence(ctx, {
        pokjanalId: idOf('Pokjanal', input.pokjanal, 'pokjanal'),
        opdId: idOf('Opd', input.opd, 'opd'),
        content: contentOf(input.content),
        submit: input.submit,
      }),
  }),
  correctEvidence: t.field({
    type: EvidenceSuccess,
    description: 'Goes on with a draft or puts a record right; what stood there before stays in its history.',
    authScopes: { can: 'duty.report' },
    errors: { types: failures, union: { name: 'CorrectEvidenceResult' } },
    args: { input: t.arg({ type: CorrectEvidenceInput, required: true, description: 'Which one, and how.' }) },
    resolve: (_root, { input }, ctx) =>
      correctEvidence(ctx, {
        ...seen(input),
        content: contentOf(input.content),
        submit: input.submit,
        reason: input.reason?.trim() || null,
      }),
  }),
  acceptEvidence: t.field({
    type: EvidenceSuccess,
    description: 'Accepts a record that was handed in.',
    authScopes: { can: 'duty.judge' },
    errors: { types: failures, union: { name: 'AcceptEvidenceResult' } },
    args: { input: t.arg({ type: JudgeEvidenceInput, required: true, description: 'Which one.' }) },
    resolve: (_root, { input }, ctx) => acceptEvidence(ctx, seen(input)),
  }),
  returnEvidence: t.field({
    type: EvidenceSuccess,
    description: 'Sends a record back with a note; until it is put right it proves nothing.',
    authScopes: { can: 'duty.judge' },
    errors: { types: failures, union: { name: 'ReturnEvidenceResult' } },
    args: { input: t.arg({ type: ReturnEvidenceInput, required: true, description: 'Which one, and why.' }) },
    resolve: (_root, { input }, ctx) => returnEvidence(ctx, { ...seen(input), note: input.note }),
  }),
  confirmEvidence: t.field({
    type: EvidenceSuccess,
    description: 'The agency says that what was entered on its behalf is right.',
    authScopes: { can: 'duty.report' },
    errors: { types: failures, union: { name: 'ConfirmEvidenceResult' } },
    args: { input: t.arg({ type: JudgeEvidenceInput, required: true, description: 'Which one.' }) },
    resolve: (_root, { input }, ctx) => confirmEvidence(ctx, seen(input)),
  }),
}));
