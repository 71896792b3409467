import { builder } from '../../graphql/builder.ts';
import { type DemoAccount, demoAccounts } from './demo-accounts.ts';
import { ATTRIBUTION, type Installation, installationState } from './installation.ts';
import { RoleEnum } from './user.schema.ts';

const DemoAccountType = builder.objectRef<DemoAccount>('DemoAccount').implement({
  description: 'An account of the demonstration, with its secret: one card of the sign-in page.',
  fields: (t) => ({
    username: t.exposeString('username', { description: 'Name for signing in.' }),
    secret: t.exposeString('secret', { description: 'Its secret, known to everybody.' }),
    role: t.expose('role', { type: RoleEnum, description: 'Role it shows.' }),
    name: t.exposeString('name', { description: 'Office it stands for.' }),
    place: t.exposeString('place', { description: 'Area, post or agency of the role.' }),
  }),
});

const InstallationType = builder.objectRef<Installation>('Installation').implement({
  description: 'What a visitor may know of this installation before signing in.',
  fields: (t) => ({
    needsSetup: t.exposeBoolean('needsSetup', {
      description: 'True until the first admin exists; the set-up page is then open with the link in the log.',
    }),
    isDemo: t.exposeBoolean('isDemo', { description: 'Demo rows are present: a banner must say DATA CONTOH.' }),
    version: t.exposeString('version', { description: 'Version of the server.' }),
    embedded: t.exposeBoolean('embedded', { description: 'It runs on the embedded database.' }),
    attribution: t.stringList({
      description: 'Sources that must be named where their data are shown.',
      resolve: () => [...ATTRIBUTION],
    }),
  }),
});

builder.queryFields((t) => ({
  installation: t.field({
    type: InstallationType,
    description: 'State of this installation; open to everybody.',
    resolve: (_root, _args, ctx) => installationState(ctx.db),
  }),
  demoAccounts: t.field({
    type: [DemoAccountType],
    description: 'Accounts of the demonstration; empty in a real office. Open to everybody.',
    resolve: async (_root, _args, ctx) => ((await installationState(ctx.db)).isDemo ? [...demoAccounts] : []),
  }),
}));
