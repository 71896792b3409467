import { abilitiesFor } from '../../auth/policy.ts';
import { visible } from '../../auth/visible.ts';
import { builder } from '../../graphql/builder.ts';
import { NOBODY } from '../../graphql/ids.ts';
import { dayAfter } from '../../lib/days.ts';
import { Conflict } from '../../lib/errors.ts';
import { Change } from '../activity/change.schema.ts';
import { changesOf, readableChange } from '../activity/changes.ts';

type FormerName = {
  readonly name: string;
  readonly shortName: string | null;
  readonly from: Date | null;
  readonly until: Date;
  readonly basis: string | null;
};

const FormerNameType = builder.objectRef<FormerName>('OpdFormerName').implement({
  description: 'A name an agency bore until a day.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'The name.' }),
    shortName: t.exposeString('shortName', { nullable: true, description: 'Everyday name it had then.' }),
    from: t.expose('from', { type: 'Day', nullable: true, description: 'First day of it, if known.' }),
    until: t.expose('until', { type: 'Day', description: 'Last day of it.' }),
    basis: t.exposeString('basis', { nullable: true, description: 'Rule or decision that changed it.' }),
  }),
});

builder.prismaObjectFields('Opd', (t) => ({
  formerNames: t.field({
    type: [FormerNameType],
    description: 'Names it bore before, newest first; documents of that time call it so.',
    select: { from: true, formerNames: { orderBy: { until: 'desc' } } },
    resolve: ({ from: formed, formerNames }) =>
      formerNames.map(({ name, shortName, until, basis }, at) => {
        const before = formerNames[at + 1];
        return { name, shortName, until, basis, from: before ? dayAfter(before.until) : formed };
      }),
  }),
  revision: t.exposeInt('revision', { description: 'Rises with every change; a writer says which one it saw.' }),
  abilities: t.stringList({
    description: 'What the caller may do with it.',
    select: { id: true, wilayah: { select: { path: true } } },
    resolve: ({ id, wilayah }, _args, ctx) => abilitiesFor(ctx.actor, 'opd', { path: wilayah.path, opdId: id }),
  }),
  changes: t.loadableList({
    type: Change,
    description: 'What was done to the record, newest first.',
    load: async (ids: string[], ctx) => {
      const [readable, histories] = await Promise.all([
        ctx.db.prisma.opd.findMany({
          where: { AND: [{ id: { in: ids } }, visible(ctx.actor, 'opd.read')] },
          select: { id: true },
        }),
        changesOf(ctx, 'Opd', ids),
      ]);
      // Whoever reads a group reads the names of its members, not what was done to their records.
      const seen = new Set(readable.map(({ id }) => id));
      return ids.map((id) => (seen.has(id) ? (histories.get(id) ?? []).map(readableChange) : []));
    },
    resolve: ({ id }) => id,
  }),
}));

builder.objectField(Conflict, 'currentOpd', (t) =>
  t.prismaField({
    type: 'Opd',
    nullable: true,
    description: 'The agency as it stands, when the conflict is about one within reach.',
    resolve: (query, conflict, _args, ctx) => {
      const { opdId } = conflict.data as { opdId?: string };
      return ctx.db.prisma.opd.findFirst({
        ...query,
        where: { AND: [{ id: opdId ?? NOBODY }, visible(ctx.actor, 'opd.read')] },
      });
    },
  }),
);
