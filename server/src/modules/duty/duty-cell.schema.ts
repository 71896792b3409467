import type { DutyExemption } from '@pokjanal/prisma/client';
import { builder } from '../../graphql/builder.ts';
import { decodeGlobalId, encodeGlobalId, idOf } from '../../graphql/ids.ts';
import { Conflict, Forbidden, InvalidInput, NotFound, problem } from '../../lib/errors.ts';
import { DUTY_STATUSES } from '../../lib/pure/duty-rules.ts';
import { formatPeriod } from '../../lib/pure/period.ts';
import { type Cell, type CellKey, type CellRecord, findCell } from './duty-cell.ts';
import type { ProposalRow } from './duty-matrix.sql.ts';
import { EvidenceFace } from './evidence.schema.ts';
import { markNotApplicable, withdrawNotApplicable } from './exemption.ts';
import { acceptProposal, declineProposal, periodBetween, type ProposalKey } from './proposal.ts';

const WORDS: Readonly<Record<(typeof DUTY_STATUSES)[number], string>> = {
  NONE: 'Nothing yet, and nothing due.',
  IN_PROGRESS: 'The period runs, or a record is on its way.',
  FULFILLED: 'Proved by the rule of the duty.',
  OVERDUE: 'The deadline passed without proof.',
  NOT_APPLICABLE: 'Does not suit the agency in this period, for a stated reason.',
};

export const DutyStatusEnum = builder.enumType('DutyStatus', {
  description: 'Where an agency stands with a duty in a period, computed from evidence.',
  values: Object.fromEntries(DUTY_STATUSES.map((status) => [status, { description: WORDS[status] }])) as Record<
    (typeof DUTY_STATUSES)[number],
    { description: string }
  >,
});

const day = (text: string) => new Date(`${text}T00:00:00Z`);

const Exemption = builder.objectRef<DutyExemption>('DutyExemption').implement({
  description: 'A duty that does not suit an agency in a period.',
  fields: (t) => ({
    id: t.id({ description: 'Global id.', resolve: ({ id }) => encodeGlobalId('DutyExemption', id) }),
    reason: t.exposeString('reason', { description: 'Why.' }),
    at: t.expose('at', { type: 'DateTime', description: 'When it was said.' }),
    period: t.expose('period', { type: 'Period', description: 'For which period.' }),
  }),
});

const DutyRecord = builder.objectRef<CellRecord>('DutyRecord').implement({
  description: 'Something that counts for a cell: a record of evidence, or work recorded elsewhere.',
  fields: (t) => ({
    kind: t.exposeString('kind', { description: '`EVIDENCE`, or where it was recorded, such as `DATA_MONTH`.' }),
    period: t.expose('period', { type: 'Period', description: 'Period it speaks of.' }),
    title: t.exposeString('title', { nullable: true, description: 'What it is, where it has a name.' }),
    at: t.expose('at', { type: 'DateTime', description: 'When it came to count, or a draft was begun.' }),
    evidence: t.field({
      type: EvidenceFace,
      nullable: true,
      description: 'The record itself, where it is evidence.',
      resolve: ({ evidence }) => evidence,
    }),
  }),
});

const keyOf = ({ kind, sourceId, pokjanalId, opdId, code }: ProposalKey) =>
  encodeGlobalId('DutyProposal', [kind, sourceId, pokjanalId, opdId, code].join('.'));

function proposalKey(globalId: string): ProposalKey {
  const { typename, id } = decodeGlobalId(globalId);
  const [kind, sourceId, pokjanalId, opdId, code, ...rest] = id.split('.');
  const isId = (text: string | undefined) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text ?? '');
  const isWhole = typename === 'DutyProposal' && [sourceId, pokjanalId, opdId].every(isId) && rest.length === 0;
  if (!isWhole || !kind || !sourceId || !pokjanalId || !opdId || !code) {
    throw new InvalidInput([problem('proposal', 'BAD_ID')]);
  }
  return { kind, sourceId, pokjanalId, opdId, code };
}

const DutyProposal = builder.objectRef<ProposalRow>('DutyProposal').implement({
  description: 'Work recorded elsewhere that proposes itself as evidence; one press accepts or declines it.',
  fields: (t) => ({
    id: t.id({ description: 'Global id.', resolve: keyOf }),
    kind: t.exposeString('kind', {
      description: 'Where it was recorded: `DATA_MONTH`, `EVIDENCE` of another agency …',
    }),
    period: t.field({
      type: 'Period',
      description: 'Period it speaks of.',
      resolve: ({ fromMonth, toMonth }) => formatPeriod(periodBetween(fromMonth, toMonth)),
    }),
    title: t.exposeString('title', { nullable: true, description: 'What it is, where it has a name.' }),
    on: t.field({ type: 'Day', description: 'Day it was recorded.', resolve: ({ onDay }) => day(onDay) }),
  }),
});

const DutyCell = builder.objectRef<Cell>('DutyCell').implement({
  description: 'One agency, one duty, one period: its status and everything behind it.',
  fields: (t) => ({
    period: t.expose('period', { type: 'Period', description: 'The period.' }),
    status: t.expose('status', {
      type: DutyStatusEnum,
      nullable: true,
      description: 'Where it stands; null when the agency was no member then.',
    }),
    firstDay: t.field({ type: 'Day', description: 'First day of the period.', resolve: (cell) => day(cell.firstDay) }),
    lastDay: t.field({ type: 'Day', description: 'Last day of the period.', resolve: (cell) => day(cell.lastDay) }),
    deadline: t.field({
      type: 'Day',
      description: 'Last day on which it can be proved in time.',
      resolve: (cell) => day(cell.deadline),
    }),
    exemption: t.expose('exemption', { type: Exemption, nullable: true, description: 'Why the duty does not apply.' }),
    records: t.field({
      type: [DutyRecord],
      description: 'What counts for it, and drafts; oldest first.',
      resolve: ({ records }) => [...records],
    }),
    proposals: t.field({
      type: [DutyProposal],
      description: 'What proposes itself and waits for a decision; oldest first.',
      resolve: ({ proposals }) => [...proposals],
    }),
    abilities: t.stringList({
      description: 'What the caller may do: `duty.report` to prove it, `duty.judge` to say that it does not apply.',
      resolve: ({ abilities }) => [...abilities],
    }),
  }),
});

builder.queryField('dutyCell', (t) =>
  t.field({
    type: DutyCell,
    authScopes: { can: 'duty.read' },
    description: 'One cell of the matrix of a group with everything behind it.',
    args: {
      pokjanal: t.arg.id({ required: true, description: 'The group.' }),
      opd: t.arg.id({ required: true, description: 'The agency.' }),
      duty: t.arg.string({ required: true, description: 'Code of the duty.' }),
      period: t.arg({ type: 'Period', required: true, description: 'A period of the duty.' }),
    },
    resolve: (_root, args, ctx) =>
      findCell(ctx, {
        pokjanalId: idOf('Pokjanal', args.pokjanal, 'pokjanal'),
        opdId: idOf('Opd', args.opd, 'opd'),
        code: args.duty,
        period: args.period,
      }),
  }),
);

const DutyCellSuccess = builder.objectRef<CellKey>('DutyCellSuccess').implement({
  description: 'The act on a cell went through.',
  fields: (t) => ({
    cell: t.field({
      type: DutyCell,
      description: 'The cell as it stands; for a proposal, of the period the work speaks of.',
      resolve: (key, _args, ctx) => findCell(ctx, key),
    }),
  }),
});

const MarkNotApplicableInput = builder.inputType('MarkNotApplicableInput', {
  description: 'A duty that does not suit an agency in a period.',
  fields: (t) => ({
    pokjanal: t.id({ required: true, description: 'The group.' }),
    opd: t.id({ required: true, description: 'The agency.' }),
    duty: t.string({ required: true, description: 'Code of the duty.' }),
    period: t.field({ type: 'Period', required: true, description: 'A period of the duty.' }),
    reason: t.string({ required: true, description: 'Why, at most 200 characters.' }),
  }),
});

const failures = [Conflict, InvalidInput, Forbidden, NotFound];

builder.mutationFields((t) => ({
  acceptProposal: t.field({
    type: DutyCellSuccess,
    description: 'Takes what proposes itself as proof of a duty of the own agency, or of one whose group is managed.',
    authScopes: { can: 'duty.report' },
    errors: { types: failures, union: { name: 'AcceptProposalResult' } },
    args: { proposal: t.arg.id({ required: true, description: 'Which one.' }) },
    resolve: (_root, { proposal }, ctx) => acceptProposal(ctx, proposalKey(proposal)),
  }),
  declineProposal: t.field({
    type: DutyCellSuccess,
    description: 'Says why what proposes itself is no proof; it is not proposed again.',
    authScopes: { can: 'duty.report' },
    errors: { types: failures, union: { name: 'DeclineProposalResult' } },
    args: {
      proposal: t.arg.id({ required: true, description: 'Which one.' }),
      reason: t.arg.string({ required: true, description: 'Why, at most 200 characters.' }),
    },
    resolve: (_root, { proposal, reason }, ctx) => declineProposal(ctx, proposalKey(proposal), reason),
  }),
  markNotApplicable: t.field({
    type: DutyCellSuccess,
    description: 'Says that a duty does not suit an agency in a period; whoever manages the group may.',
    authScopes: { can: 'duty.judge' },
    errors: { types: failures, union: { name: 'MarkNotApplicableResult' } },
    args: { input: t.arg({ type: MarkNotApplicableInput, required: true, description: 'Which cell, and why.' }) },
    resolve: (_root, { input }, ctx) =>
      markNotApplicable(ctx, {
        pokjanalId: idOf('Pokjanal', input.pokjanal, 'pokjanal'),
        opdId: idOf('Opd', input.opd, 'opd'),
        code: input.duty,
        period: input.period,
        reason: input.reason,
      }),
  }),
  withdrawNotApplicable: t.field({
    type: DutyCellSuccess,
    description: 'Takes a mark of not applicable back; the duty is owed again.',
    authScopes: { can: 'duty.judge' },
    errors: { types: failures, union: { name: 'WithdrawNotApplicableResult' } },
    args: { exemption: t.arg.id({ required: true, description: 'Which one.' }) },
    resolve: (_root, { exemption }, ctx) =>
      withdrawNotApplicable(ctx, { id: idOf('DutyExemption', exemption, 'exemption') }),
  }),
}));
