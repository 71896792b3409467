import { visible } from '../../auth/visible.ts';
import { builder } from '../../graphql/builder.ts';
import { idOf } from '../../graphql/ids.ts';
import { Forbidden, InvalidInput, NotFound } from '../../lib/errors.ts';
import { createAccessToken, revokeAccessToken } from './access-token.ts';
import { issueOneTimeCode } from './one-time-code.ts';
import { createUser, disableUser, setLocale } from './user.ts';
import { RoleEnum } from './user.schema.ts';

const CreateUserInput = builder.inputType('CreateUserInput', {
  description: 'A new account with one role; exactly the place its role is held over must be given.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'Name of the person or office, at most 80 characters.' }),
    office: t.string({ description: 'Office or function in words.' }),
    username: t.string({ description: 'Name for signing in; made up when absent.' }),
    phone: t.string({ description: 'Telephone number for signing in: 08…, 62… or +62….' }),
    role: t.field({ type: RoleEnum, required: true, description: 'A role below the caller’s own.' }),
    wilayah: t.id({ description: 'Area, for operators, admins, viewers and partners.' }),
    puskesmas: t.id({ description: 'Puskesmas, for its officer.' }),
    posyandu: t.id({ description: 'Post, for a kader.' }),
    opd: t.id({ description: 'Agency, for its official.' }),
  }),
});

const CreateAccessTokenInput = builder.inputType('CreateAccessTokenInput', {
  description: 'A new personal access token.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'What it is for, at most 60 characters.' }),
    days: t.int({ defaultValue: 90, description: 'Days until it ends, 1 to 366.' }),
  }),
});

type Issued = { userId: string; code: string; expiresAt: Date };

function issuedType(name: string, description: string) {
  return builder.objectRef<Issued>(name).implement({
    description,
    fields: (t) => ({
      user: t.prismaField({
        type: 'User',
        description: 'The account.',
        resolve: (query, issued, _args, ctx) =>
          ctx.db.prisma.user.findFirstOrThrow({
            ...query,
            where: { AND: [{ id: issued.userId }, visible(ctx.actor, 'user.read')] },
          }),
      }),
      code: t.exposeString('code', { description: 'The one-time code, shown this once.' }),
      codeExpiresAt: t.expose('expiresAt', { type: 'DateTime', description: 'When the code ends, used or not.' }),
    }),
  });
}

const CreateUserSuccess = issuedType('CreateUserSuccess', 'The account was made.');
const IssueCodeSuccess = issuedType('IssueCodeSuccess', 'The code was issued; earlier unused ones ended.');

const CreateAccessTokenSuccess = builder
  .objectRef<{ id: string; token: string }>('CreateAccessTokenSuccess')
  .implement({
    description: 'The token was made.',
    fields: (t) => ({
      token: t.exposeString('token', { description: 'The token itself, shown this once.' }),
      accessToken: t.prismaField({
        type: 'AccessToken',
        description: 'What is kept of it.',
        resolve: (query, made, _args, ctx) =>
          ctx.db.prisma.accessToken.findUniqueOrThrow({ ...query, where: { id: made.id } }),
      }),
    }),
  });

const DisableUserSuccess = builder.objectRef<{ userId: string }>('DisableUserSuccess').implement({
  description: 'The account was closed.',
  fields: (t) => ({
    user: t.prismaField({
      type: 'User',
      description: 'The account as it stands now.',
      resolve: (query, done, _args, ctx) =>
        ctx.db.prisma.user.findFirstOrThrow({
          ...query,
          where: { AND: [{ id: done.userId }, visible(ctx.actor, 'user.read')] },
        }),
    }),
  }),
});

builder.mutationFields((t) => ({
  createUser: t.field({
    type: CreateUserSuccess,
    description: 'Makes an account below the caller’s own role and within reach, with the code that opens it.',
    authScopes: { signedIn: true },
    errors: { types: [InvalidInput, Forbidden, NotFound], union: { name: 'CreateUserResult' } },
    args: { input: t.arg({ type: CreateUserInput, required: true, description: 'Person, role and place.' }) },
    resolve: (_root, { input }, ctx) =>
      createUser(ctx, {
        name: input.name,
        role: input.role,
        ...(input.office ? { office: input.office } : {}),
        ...(input.username ? { username: input.username } : {}),
        ...(input.phone ? { phone: input.phone } : {}),
        ...(input.wilayah ? { wilayahId: idOf('Wilayah', input.wilayah, 'wilayah') } : {}),
        ...(input.puskesmas ? { puskesmasId: idOf('Puskesmas', input.puskesmas, 'puskesmas') } : {}),
        ...(input.posyandu ? { posyanduId: idOf('Posyandu', input.posyandu, 'posyandu') } : {}),
        ...(input.opd ? { opdId: idOf('Opd', input.opd, 'opd') } : {}),
      }),
  }),
  issueOneTimeCode: t.field({
    type: IssueCodeSuccess,
    description: 'Issues a one-time code with which a person sets or resets the secret; 48 hours, single use.',
    authScopes: { signedIn: true },
    errors: { types: [Forbidden, NotFound], union: { name: 'IssueCodeResult' } },
    args: { user: t.arg.id({ required: true, description: 'Account below the caller.' }) },
    resolve: (_root, args, ctx) => issueOneTimeCode(ctx, { userId: idOf('User', args.user, 'user') }),
  }),
  disableUser: t.field({
    type: DisableUserSuccess,
    description: 'Closes an account below the caller: its sessions and tokens end, its history stays.',
    authScopes: { signedIn: true },
    errors: { types: [Forbidden, NotFound], union: { name: 'DisableUserResult' } },
    args: { user: t.arg.id({ required: true, description: 'Account below the caller.' }) },
    resolve: (_root, args, ctx) => disableUser(ctx, { userId: idOf('User', args.user, 'user') }),
  }),
  createAccessToken: t.field({
    type: CreateAccessTokenSuccess,
    description: 'Makes a read-only token for programs of the caller; it reads what the caller may read.',
    authScopes: { signedIn: true },
    errors: { types: [InvalidInput, Forbidden], union: { name: 'CreateAccessTokenResult' } },
    args: { input: t.arg({ type: CreateAccessTokenInput, required: true, description: 'Name and duration.' }) },
    resolve: (_root, { input }, ctx) => createAccessToken(ctx, { name: input.name, days: input.days ?? 90 }),
  }),
  revokeAccessToken: t.boolean({
    description: 'Ends a token of the caller at once.',
    authScopes: { signedIn: true },
    args: { id: t.arg.id({ required: true, description: 'Token of the caller.' }) },
    resolve: async (_root, args, ctx) => {
      await revokeAccessToken(ctx, { id: idOf('AccessToken', args.id) });
      return true;
    },
  }),
  setLocale: t.boolean({
    description: 'Sets the language the caller reads.',
    authScopes: { signedIn: true },
    args: { locale: t.arg.string({ required: true, description: '`id` or `en`.' }) },
    resolve: async (_root, args, ctx) => {
      await setLocale(ctx, args);
      return true;
    },
  }),
}));
