import { can } from '../../auth/policy.ts';
import { visible } from '../../auth/visible.ts';
import { builder } from '../../graphql/builder.ts';
import { idOf, uuidOrNobody } from '../../graphql/ids.ts';
import { Conflict, Forbidden, InvalidInput, NotFound } from '../../lib/errors.ts';
import { dayAsked, inForceWhere } from '../../lib/days.ts';
import { findCandidates } from './member-candidates.ts';
import { joinMembers, leaveMember } from './member.ts';

const ON = 'Day to look at; today when left out.';

builder.prismaNode('PokjanalMember', {
  nullable: true,
  id: { resolve: ({ id }) => id },
  findUnique: (id, ctx) => ({ id: uuidOrNobody(id), AND: [{ pokjanal: visible(ctx.actor, 'pokjanal.read') }] }),
  fields: (t) => ({
    opd: t.relation('opd', { description: 'The agency.' }),
    from: t.expose('from', { type: 'Day', nullable: true, description: 'First day; null when it is not known.' }),
    to: t.expose('to', { type: 'Day', nullable: true, description: 'Last day; null while it is a member.' }),
  }),
});

builder.prismaObjectField('Pokjanal', 'memberships', (t) =>
  t.relation('members', {
    description: 'Memberships in force on a day, by name of the agency.',
    args: { on: t.arg({ type: 'Day', description: ON }) },
    query: (args, ctx) => ({
      where: inForceWhere(dayAsked(ctx, args.on)),
      orderBy: [{ opd: { name: 'asc' } }, { id: 'asc' }],
    }),
  }),
);

builder.prismaObjectField('Pokjanal', 'members', (t) =>
  t.prismaField({
    type: ['Opd'],
    description: 'Member agencies on a day, by name.',
    args: { on: t.arg({ type: 'Day', description: ON }) },
    select: { id: true },
    resolve: (query, group, args, ctx) =>
      ctx.db.prisma.opd.findMany({
        ...query,
        // Whoever may read the group may read the names of its members, wherever those agencies belong.
        where: {
          memberships: {
            some: {
              pokjanal: { AND: [{ id: group.id }, visible(ctx.actor, 'pokjanal.read')] },
              ...inForceWhere(dayAsked(ctx, args.on)),
            },
          },
        },
        orderBy: { name: 'asc' },
      }),
  }),
);

builder.prismaObjectField('Pokjanal', 'opdCandidates', (t) =>
  t.prismaField({
    type: ['Opd'],
    description:
      'Agencies that may become members or hold a seat; none for whoever may not manage the group. At most 200.',
    args: {
      search: t.arg.string({ description: 'Part of the name or its abbreviation.' }),
      on: t.arg({ type: 'Day', description: ON }),
    },
    select: { wilayah: { select: { path: true } } },
    resolve: (query, { wilayah }, args, ctx) =>
      findCandidates(ctx, {
        query,
        path: can(ctx.actor, 'pokjanal.manage', { path: wilayah.path }) ? wilayah.path : null,
        ...args,
      }),
  }),
);

const JoinMembersInput = builder.inputType('JoinMembersInput', {
  description: 'Agencies that become members of a group.',
  fields: (t) => ({
    pokjanal: t.id({ required: true, description: 'The group.' }),
    opds: t.idList({ required: true, description: 'The agencies, at most 60.' }),
    from: t.field({ type: 'Day', required: true, description: 'First day.' }),
    to: t.field({ type: 'Day', description: 'Last day, where it is known.' }),
  }),
});

const JoinMembersSuccess = builder.objectRef<{ ids: string[] }>('JoinMembersSuccess').implement({
  description: 'They are members.',
  fields: (t) => ({
    memberships: t.prismaField({
      type: ['PokjanalMember'],
      description: 'The memberships that began.',
      resolve: (query, { ids }, _args, ctx) =>
        ctx.db.prisma.pokjanalMember.findMany({
          ...query,
          where: { id: { in: ids }, pokjanal: visible(ctx.actor, 'pokjanal.read') },
        }),
    }),
  }),
});

const LeaveMemberInput = builder.inputType('LeaveMemberInput', {
  description: 'A membership that ends.',
  fields: (t) => ({
    membership: t.id({ required: true, description: 'The membership.' }),
    on: t.field({ type: 'Day', required: true, description: 'Its last day.' }),
    vacate: t.boolean({ defaultValue: false, description: 'What it holds in the group ends on that day too.' }),
  }),
});

const LeaveMemberSuccess = builder.objectRef<{ id: string }>('LeaveMemberSuccess').implement({
  description: 'The membership has an end.',
  fields: (t) => ({
    membership: t.prismaField({
      type: 'PokjanalMember',
      description: 'As it stands now.',
      resolve: (query, { id }, _args, ctx) =>
        ctx.db.prisma.pokjanalMember.findFirstOrThrow({
          ...query,
          where: { id, pokjanal: visible(ctx.actor, 'pokjanal.read') },
        }),
    }),
  }),
});

builder.mutationFields((t) => ({
  joinMembers: t.field({
    type: JoinMembersSuccess,
    description: 'Makes agencies members of a group from a day on; all or none. One that left may join again.',
    authScopes: { can: 'pokjanal.manage' },
    errors: { types: [Conflict, InvalidInput, Forbidden, NotFound], union: { name: 'JoinMembersResult' } },
    args: { input: t.arg({ type: JoinMembersInput, required: true, description: 'Who, and from when.' }) },
    resolve: (_root, { input }, ctx) =>
      joinMembers(ctx, {
        pokjanalId: idOf('Pokjanal', input.pokjanal, 'pokjanal'),
        opdIds: input.opds.map((id, at) => idOf('Opd', id, `opds.${at}`)),
        from: input.from,
        to: input.to ?? null,
      }),
  }),
  leaveMember: t.field({
    type: LeaveMemberSuccess,
    description: 'Ends the membership of an agency on its last day.',
    authScopes: { can: 'pokjanal.manage' },
    errors: { types: [Conflict, InvalidInput, Forbidden, NotFound], union: { name: 'LeaveMemberResult' } },
    args: { input: t.arg({ type: LeaveMemberInput, required: true, description: 'Which one, and until when.' }) },
    resolve: (_root, { input }, ctx) =>
      leaveMember(ctx, {
        id: idOf('PokjanalMember', input.membership, 'membership'),
        on: input.on,
        vacate: input.vacate ?? false,
      }),
  }),
}));
