import { builder } from '../../graphql/builder.ts';
import { optionalIdOf } from '../../graphql/ids.ts';
import type { CommitmentContent } from './commitment-check.ts';

const OwnerInput = builder.inputType('CommitmentOwnerInput', {
  description: 'Who owns a commitment: a seat of the group, an agency, or an office by its title.',
  fields: (t) => ({
    seat: t.id({ description: 'Seat of the group; who holds it on the day is written down.' }),
    opd: t.id({ description: 'Agency.' }),
    office: t.string({ description: 'The office; may be left out where seat or agency say it.' }),
  }),
});

export const CommitmentInput = builder.inputType('CommitmentInput', {
  description: 'What somebody takes upon themselves.',
  fields: (t) => ({
    text: t.string({ required: true, description: 'What is to be done.' }),
    owner: t.field({ type: OwnerInput, required: true, description: 'By whom.' }),
    dueOn: t.field({ type: 'Day', description: 'Last day on which it is in time.' }),
    dueWorkingDays: t.int({
      description: 'Instead of a day: working days from the day of the meeting, holidays left out.',
    }),
    indicator: t.string({ description: 'Code of the indicator it should move.' }),
  }),
});

/** The commitment behind the ids and gaps of its input. */
export function commitmentContentOf(input: typeof CommitmentInput.$inferInput, path: string): CommitmentContent {
  const { owner, text, dueOn, dueWorkingDays } = input;
  return {
    text,
    owner: {
      seatId: optionalIdOf('Seat', owner.seat, `${path}.owner`) ?? null,
      opdId: optionalIdOf('Opd', owner.opd, `${path}.owner`) ?? null,
      office: owner.office ?? '',
    },
    dueOn: dueOn ?? null,
    dueWorkingDays: dueWorkingDays ?? null,
    indicatorCode: input.indicator ?? null,
  };
}
