import { visible } from '../../auth/visible.ts';
import { builder } from '../../graphql/builder.ts';
import { idOf } from '../../graphql/ids.ts';
import { Conflict, Forbidden, InvalidInput, NotFound } from '../../lib/errors.ts';
import { renameOpd, undoOpdRename } from './rename-opd.ts';

const SEEN = 'Revision of the agency the caller saw.';

const RenameOpdInput = builder.inputType('RenameOpdInput', {
  description: 'Another name of an agency from a day on.',
  fields: (t) => ({
    opd: t.id({ required: true, description: 'The agency.' }),
    name: t.string({ required: true, description: 'Its new name; no other agency of the area bears it.' }),
    shortName: t.string({ description: 'Its new everyday name; none when left out.' }),
    on: t.field({ type: 'Day', required: true, description: 'First day of the new name, today at the latest.' }),
    basis: t.string({ required: true, description: 'Rule or decision that changed it, at most 200 characters.' }),
    expectedRevision: t.int({ required: true, description: SEEN }),
  }),
});

const UndoOpdRenameInput = builder.inputType('UndoOpdRenameInput', {
  description: 'An agency whose newest renaming was entered by mistake.',
  fields: (t) => ({
    opd: t.id({ required: true, description: 'The agency.' }),
    reason: t.string({ required: true, description: 'Why, at most 200 characters.' }),
    expectedRevision: t.int({ required: true, description: SEEN }),
  }),
});

const OpdSuccess = builder.objectRef<{ id: string }>('OpdSuccess').implement({
  description: 'It was done.',
  fields: (t) => ({
    opd: t.prismaField({
      type: 'Opd',
      description: 'The agency as it stands now.',
      resolve: (query, { id }, _args, ctx) =>
        ctx.db.prisma.opd.findFirstOrThrow({ ...query, where: { AND: [{ id }, visible(ctx.actor, 'opd.read')] } }),
    }),
  }),
});

const refOf = (input: { opd: string; expectedRevision: number }) => ({
  id: idOf('Opd', input.opd, 'opd'),
  expectedRevision: input.expectedRevision,
});

const refusals = (name: string) => ({ types: [Conflict, InvalidInput, Forbidden, NotFound], union: { name } });
const authScopes = { can: 'opd.manage' } as const;

builder.mutationFields((t) => ({
  renameOpd: t.field({
    type: OpdSuccess,
    description: 'Gives an agency another name from a day on; the former one stays, with its last day.',
    authScopes,
    errors: refusals('RenameOpdResult'),
    args: { input: t.arg({ type: RenameOpdInput, required: true, description: 'Which one, its name and from when.' }) },
    resolve: (_root, { input }, ctx) =>
      renameOpd(ctx, {
        ...refOf(input),
        name: input.name,
        shortName: input.shortName ?? null,
        on: input.on,
        basis: input.basis,
      }),
  }),
  undoOpdRename: t.field({
    type: OpdSuccess,
    description: 'Takes the newest renaming of an agency back, as entered by mistake.',
    authScopes,
    errors: refusals('UndoOpdRenameResult'),
    args: { input: t.arg({ type: UndoOpdRenameInput, required: true, description: 'Which one, and why.' }) },
    resolve: (_root, { input }, ctx) => undoOpdRename(ctx, { ...refOf(input), reason: input.reason }),
  }),
}));
