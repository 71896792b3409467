import { builder } from '../../graphql/builder.ts';
import { dayText } from '../../lib/days.ts';
import { GraphNodeRef } from '../pokjanal/graph.schema.ts';
import { type GroupShare, groupShares } from './group-duty-share.sql.ts';

const Share = builder.objectRef<GroupShare>('GroupDutyShare').implement({
  description: 'How much of what a group owed from the first day of the year was done by a day.',
  fields: (t) => ({
    expected: t.exposeInt('expected', {
      description: 'Cells of its matrix whose period had begun, what does not apply left out: the denominator.',
    }),
    fulfilled: t.exposeInt('fulfilled', { description: 'Of these, those proved: the numerator.' }),
    overdue: t.exposeInt('overdue', { description: 'Of these, those late.' }),
    share: t.float({
      nullable: true,
      description: 'Fulfilled ÷ expected × 100, unrounded; null when nothing was expected.',
      resolve: ({ expected, fulfilled }) => (expected === 0 ? null : (fulfilled / expected) * 100),
    }),
  }),
});

const AT_WORK: readonly string[] = ['ACTIVE', 'EXPIRED'];

builder.objectField(GraphNodeRef, 'duties', (t) =>
  t.loadable({
    type: Share,
    nullable: true,
    description:
      'Of a group that works, what came of its duties; null for others and where the caller may not read it.',
    load: async (keys: string[], ctx) => {
      const asked = keys.map((key) => key.split(' '));
      const days = [...new Set(asked.map(([, day = '']) => day))];
      const found = await Promise.all(
        days.map((day) => {
          const ids = asked.flatMap(([id = '', of]) => (of === day ? id : []));
          return groupShares(ctx, ids, new Date(`${day}T00:00:00Z`));
        }),
      );
      const shares = new Map(
        days.flatMap((day, at) => (found[at] ?? []).map((row) => [`${row.pokjanalId} ${day}`, row])),
      );
      return keys.map((key) => shares.get(key) ?? null);
    },
    resolve: ({ group, id, on }) => (group && AT_WORK.includes(group.status ?? '') ? `${id} ${dayText(on)}` : null),
  }),
);
