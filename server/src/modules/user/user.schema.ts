import { type Prisma, Role } from '@pokjanal/prisma/client';
import type { Ctx } from '../../auth/ctx.ts';
import { maskPhone } from '../../auth/phone.ts';
import { abilitiesOf } from '../../auth/policy.ts';
import { visible, visibleAssignment } from '../../auth/visible.ts';
import { builder } from '../../graphql/builder.ts';
import { encodeGlobalId, optionalIdOf, uuidOrNobody } from '../../graphql/ids.ts';
import { getWilayah } from '../wilayah/wilayah.ts';
import { LevelEnum } from '../wilayah/wilayah.schema.ts';
import { accountAbilities, appointableBy, heldRole } from './appoint.ts';
import { LANDINGS, landingOf } from './landing.ts';

export const RoleEnum = builder.enumType(Role, { name: 'Role', description: 'The roles of the rights table.' });
const LandingEnum = builder.enumType('Landing', {
  description: 'Page on which a person’s work starts.',
  values: LANDINGS,
});

builder.prismaObject('RoleAssignment', {
  name: 'Assignment',
  description: 'A role over an area, a puskesmas, a post or an agency, from one day to another.',
  fields: (t) => ({
    role: t.expose('role', { type: RoleEnum, description: 'The role.' }),
    wilayah: t.relation('wilayah', { nullable: true, description: 'Area it is held over.' }),
    puskesmas: t.relation('puskesmas', { nullable: true, description: 'Puskesmas it is held over.' }),
    posyandu: t.relation('posyandu', { nullable: true, description: 'Post it is held over.' }),
    opd: t.relation('opd', { nullable: true, description: 'Agency it is held over.' }),
    from: t.expose('from', { type: 'Day', nullable: true, description: 'First day, if stated.' }),
    to: t.expose('to', { type: 'Day', nullable: true, description: 'Last day; null while open.' }),
  }),
});

builder.prismaObject('AccessToken', {
  fields: (t) => ({
    id: t.id({
      description: 'Global id.',
      select: { id: true },
      resolve: (token) => encodeGlobalId('AccessToken', token.id),
    }),
    name: t.exposeString('name', { description: 'What its owner calls it.' }),
    hint: t.exposeString('hint'),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was made.' }),
    expiresAt: t.expose('expiresAt', { type: 'DateTime', description: 'When it ends by itself.' }),
    lastUsedAt: t.expose('lastUsedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'Last use, to the minute; null before the first.',
    }),
    revokedAt: t.expose('revokedAt', { type: 'DateTime', nullable: true, description: 'When its owner ended it.' }),
  }),
});

const PlaceKindEnum = builder.enumType('PlaceKind', {
  description: 'Kind of thing a role is held over.',
  values: {
    WILAYAH: { value: 'wilayah', description: 'An area.' },
    PUSKESMAS: { value: 'puskesmas', description: 'A puskesmas.' },
    POSYANDU: { value: 'posyandu', description: 'A post.' },
    OPD: { value: 'opd', description: 'A member agency.' },
  } as const,
});

const Appointable = builder.objectRef<ReturnType<typeof appointableBy>[number]>('AppointableRole').implement({
  description: 'A role the caller may give to a new account, and over what it is held.',
  fields: (t) => ({
    role: t.expose('role', { type: RoleEnum, description: 'The role.' }),
    place: t.expose('place', { type: PlaceKindEnum, description: 'What must be named with it.' }),
    level: t.expose('level', {
      type: LevelEnum,
      nullable: true,
      description: 'Level of the area; null when any will do or the place is no area.',
    }),
  }),
});

const Me = builder.prismaObject('User', {
  variant: 'Me',
  description: 'The person who calls.',
  fields: (t) => ({
    id: t.id({
      description: 'Global id of the person.',
      select: { id: true },
      resolve: (me) => encodeGlobalId('User', me.id),
    }),
    name: t.exposeString('name'),
    office: t.exposeString('office', { nullable: true }),
    username: t.exposeString('username', { nullable: true, description: 'Name for signing in.' }),
    locale: t.exposeString('locale', { description: 'Language read: id or en.' }),
    isDemo: t.exposeBoolean('isDemo', { description: 'An account of the demonstration.' }),
    assignments: t.relation('assignments', {
      description: 'Roles in force today.',
      query: (_args, ctx) => ({
        where: { id: { in: ctx.actor.kind === 'user' ? ctx.actor.assignments.map((own) => own.id) : [] } },
        orderBy: { id: 'asc' },
      }),
    }),
    landing: t.field({
      type: LandingEnum,
      description: 'Page on which the work of the strongest role starts.',
      resolve: (_me, _args, ctx) => landingOf(ctx.actor),
    }),
    abilities: t.stringList({
      description: 'Everything the person may do somewhere; menus are built from it.',
      resolve: (_me, _args, ctx) => abilitiesOf(ctx.actor),
    }),
    appoints: t.field({
      type: [Appointable],
      description: 'Roles the person may appoint within reach; the form for a new account offers these.',
      resolve: (_me, _args, ctx) => appointableBy(ctx.actor),
    }),
    tokens: t.relation('tokens', {
      description: 'Personal access tokens, newest first.',
      query: { orderBy: { createdAt: 'desc' } },
    }),
  }),
});

builder.prismaNode('User', {
  nullable: true,
  id: { resolve: ({ id }) => id },
  findUnique: (id, ctx) => ({ id: uuidOrNobody(id), AND: [visible(ctx.actor, 'user.read')] }),
  description: 'A person with an account.',
  fields: (t) => ({
    name: t.exposeString('name'),
    office: t.exposeString('office', { nullable: true }),
    username: t.exposeString('username', { nullable: true, description: 'Name for signing in.' }),
    phoneMasked: t.string({
      nullable: true,
      description: 'Telephone number with its middle hidden.',
      select: { phone: true },
      resolve: (user) => (user.phone ? maskPhone(user.phone) : null),
    }),
    disabledAt: t.expose('disabledAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the account was closed.',
    }),
    assignments: t.relation('assignments', {
      description: 'Roles within the reach of the caller.',
      query: (_args, ctx) => ({ where: visibleAssignment(ctx.actor), orderBy: { id: 'asc' } }),
    }),
    hasSecret: t.boolean({
      description: 'The one-time code was redeemed: the person can sign in.',
      select: { accounts: { where: { password: { not: null } }, select: { id: true } } },
      resolve: (user) => user.accounts.length > 0,
    }),
    abilities: t.stringList({
      description: 'What the caller may do to the account.',
      select: { assignments: { select: heldRole } },
      resolve: (user, _args, ctx) => accountAbilities(ctx.actor, user.assignments),
    }),
  }),
});

type UserArgs = {
  within?: string | null | undefined;
  role?: Role | null | undefined;
  search?: string | null | undefined;
};

/** People who hold a role, or one certain role, inside an area, by part of a name. */
async function listWhere(ctx: Ctx, args: UserArgs): Promise<Prisma.UserWhereInput> {
  const search = args.search?.trim();
  const has = { contains: search ?? '', mode: 'insensitive' } as const;
  const held = {
    ...(await within(ctx, args.within)),
    ...(args.role ? { role: args.role } : {}),
  };
  return {
    // An account taken back as made by mistake has lost its names and is in no list.
    NOT: { disabledAt: { not: null }, username: null },
    ...(Object.keys(held).length > 0 ? { assignments: { some: { AND: [held, visibleAssignment(ctx.actor)] } } } : {}),
    ...(search ? { OR: [{ name: has }, { office: has }, { username: has }] } : {}),
  };
}

async function within(ctx: Ctx, areaId: string | null | undefined): Promise<Prisma.RoleAssignmentWhereInput> {
  const id = optionalIdOf('Wilayah', areaId, 'within');
  if (!id) return {};
  const wilayah = { path: { startsWith: (await getWilayah(ctx, id)).path } };
  return { OR: [{ wilayah }, { puskesmas: { wilayah } }, { posyandu: { wilayah } }, { opd: { wilayah } }] };
}

builder.queryFields((t) => ({
  me: t.prismaField({
    type: Me,
    nullable: true,
    description: 'The person who calls; null before signing in.',
    resolve: (query, _root, _args, ctx) => {
      // Taken up in either case: the builder takes a query with relations that nobody used for a slip.
      const asked = { ...query };
      return ctx.actor.kind === 'user'
        ? ctx.db.prisma.user.findUnique({ ...asked, where: { id: ctx.actor.userId } })
        : null;
    },
  }),
  users: t.prismaConnection({
    type: 'User',
    cursor: 'id',
    authScopes: { can: 'user.read' },
    description: 'Accounts within reach, by name.',
    args: {
      within: t.arg.id({ description: 'Only those who hold a role inside this area.' }),
      role: t.arg({ type: RoleEnum, description: 'Only those who hold this role there.' }),
      search: t.arg.string({ description: 'Part of the name, the office or the user name.' }),
    },
    totalCount: async (_root, args, ctx) =>
      ctx.db.prisma.user.count({ where: { AND: [visible(ctx.actor, 'user.read'), await listWhere(ctx, args)] } }),
    resolve: async (query, _root, args, ctx) =>
      ctx.db.prisma.user.findMany({
        ...query,
        where: { AND: [visible(ctx.actor, 'user.read'), await listWhere(ctx, args)] },
        orderBy: [{ name: 'asc' }, { id: 'asc' }],
      }),
  }),
}));
