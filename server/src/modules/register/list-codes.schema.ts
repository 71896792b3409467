import { builder } from '../../graphql/builder.ts';
import { idOf } from '../../graphql/ids.ts';
import { Conflict, Forbidden, NotFound } from '../../lib/errors.ts';
import { issueListCodes, type ListCode } from './list-codes.ts';

const AccountCodeType = builder.objectRef<ListCode>('AccountCode').implement({
  description: 'An account that a list made, with the one-time code that opens it; the code is told this once.',
  fields: (t) => ({
    row: t.exposeInt('rowNo', { description: 'Number of the row that made it.' }),
    name: t.exposeString('name', { description: 'Name of the account.' }),
    username: t.exposeString('username', { nullable: true, description: 'Name for signing in.' }),
    office: t.exposeString('office', { nullable: true, description: 'Office or function in words.' }),
    place: t.exposeString('place', { description: 'Its role and what that is held over, in words of the list.' }),
    code: t.exposeString('code', { description: 'One-time code; single use.' }),
    codeExpiresAt: t.expose('expiresAt', { type: 'DateTime', description: 'When the code ends, 48 hours from now.' }),
  }),
});

type Issued = Awaited<ReturnType<typeof issueListCodes>>;

const IssueRegisterCodesSuccess = builder.objectRef<Issued>('IssueRegisterCodesSuccess').implement({
  description: 'A sheet of codes, at most a hundred.',
  fields: (t) => ({
    codes: t.field({
      type: [AccountCodeType],
      description: 'Accounts that nobody entered yet, in the order of the list; none where all were entered.',
      resolve: ({ codes }) => [...codes],
    }),
    nextRow: t.exposeInt('nextRow', {
      nullable: true,
      description: 'Give it as `afterRow` for the next sheet; null where this is the last.',
    }),
  }),
});

const IssueRegisterCodesInput = builder.inputType('IssueRegisterCodesInput', {
  description: 'A list of accounts of the caller’s own.',
  fields: (t) => ({
    job: t.id({ required: true, description: 'The list.' }),
    afterRow: t.int({ description: 'Only accounts of rows after this one.' }),
  }),
});

builder.mutationField('issueRegisterCodes', (t) =>
  t.field({
    type: IssueRegisterCodesSuccess,
    description:
      'Issues new one-time codes for the accounts that a list made and that nobody entered yet; codes they had before end. Told this once, and written down as when issued one by one.',
    authScopes: { can: 'user.issueCode' },
    errors: { types: [Conflict, Forbidden, NotFound], union: { name: 'IssueRegisterCodesResult' } },
    args: {
      input: t.arg({ type: IssueRegisterCodesInput, required: true, description: 'The list, and where to go on.' }),
    },
    resolve: (_root, { input }, ctx) =>
      issueListCodes(ctx, { id: idOf('RegisterImport', input.job, 'job'), afterRow: input.afterRow ?? 0 }),
  }),
);
