import { builder } from '../../graphql/builder.ts';
import { encodeGlobalId, idOf } from '../../graphql/ids.ts';
import { AgendaSourceEnum } from './meeting.schema.ts';
import { type ProposedItem, proposeAgenda } from './proposed-agenda.ts';

/** What the records are that items are proposed for; an indicator is named by its code. */
const TYPES: Partial<Record<ProposedItem['source'], string>> = {
  OVERDUE_COMMITMENT: 'Commitment',
  EXPIRING_DECREE: 'Decree',
  VACANT_SEAT: 'Seat',
};

const ProposedAgendaItem = builder.objectRef<ProposedItem>('ProposedAgendaItem').implement({
  description: 'One thing a meeting should speak of, and why.',
  fields: (t) => ({
    source: t.expose('source', { type: AgendaSourceEnum, description: 'Why it is proposed.' }),
    text: t.exposeString('text', { description: 'A sentence for the agenda, in Indonesian.' }),
    subject: t.string({
      description: 'Global id of the record it is about, or code of the indicator; goes into the agenda with the item.',
      resolve: ({ source, subject }) => {
        const type = TYPES[source];
        return type ? encodeGlobalId(type, subject) : subject;
      },
    }),
  }),
});

builder.queryField('proposedAgenda', (t) =>
  t.field({
    type: [ProposedAgendaItem],
    authScopes: { can: 'meeting.manage' },
    description:
      'What the next meeting of a group should speak of: overdue commitments, the three indicators of its area furthest below their targets in the newest month that is over, decrees that end within half a year, vacant seats.',
    args: {
      pokjanal: t.arg.id({ required: true, description: 'The group.' }),
      on: t.arg({ type: 'Day', description: 'Day of the meeting; today when left out.' }),
    },
    resolve: (_root, args, ctx) =>
      proposeAgenda(ctx, { pokjanalId: idOf('Pokjanal', args.pokjanal, 'pokjanal'), on: args.on ?? null }),
  }),
);
