import { builder } from '../../graphql/builder.ts';
import { idOf } from '../../graphql/ids.ts';
import { Conflict, Forbidden, InvalidInput, NotFound } from '../../lib/errors.ts';
import type { RegisterJob } from '../exchange/import-job.ts';
import { cancelList, confirmList, repairList, undoList } from './register-acts.ts';
import { RegisterImport } from './register.schema.ts';

const authScopes = { can: 'register.import' } as const;

const RegisterImportSuccess = builder.objectRef<RegisterJob>('RegisterImportSuccess').implement({
  description: 'It is under way, or done.',
  fields: (t) => ({ job: t.field({ type: RegisterImport, description: 'As it stands now.', resolve: (job) => job }) }),
});

const RegisterImportInput = builder.inputType('RegisterImportInput', {
  description: 'A list that was brought in.',
  fields: (t) => ({ job: t.id({ required: true, description: 'The list.' }) }),
});

const RepairedCell = builder.inputType('RepairedCellInput', {
  description: 'A cell put right.',
  fields: (t) => ({
    column: t.string({ required: true, description: 'Head of its column, as in the list or in the template.' }),
    text: t.string({ required: true, description: 'What is to stand in it.' }),
  }),
});

const RepairedRow = builder.inputType('RepairedRowInput', {
  description: 'Cells of one row put right.',
  fields: (t) => ({
    row: t.int({ required: true, description: 'Number of the row.' }),
    cells: t.field({ type: [RepairedCell], required: true, description: 'Its cells that change.' }),
  }),
});

const RepairRegisterImportInput = builder.inputType('RepairRegisterImportInput', {
  description: 'A list and what is put right in it before it is confirmed.',
  fields: (t) => ({
    job: t.id({ required: true, description: 'The list.' }),
    rows: t.field({ type: [RepairedRow], required: true, description: 'Rows that change.' }),
  }),
});

const refusals = (name: string) => ({ types: [Conflict, InvalidInput, Forbidden, NotFound], union: { name } });
const refOf = (input: { job: string }) => ({ id: idOf('RegisterImport', input.job, 'job') });

builder.mutationFields((t) => ({
  confirmRegisterImport: t.field({
    type: RegisterImportSuccess,
    description:
      'Writes the rows of a list that can be, by the acts of the register and the rights of the moment, some at a time; poll `registerImport` for how far it is.',
    authScopes,
    errors: refusals('ConfirmRegisterImportResult'),
    args: { input: t.arg({ type: RegisterImportInput, required: true, description: 'The list.' }) },
    resolve: (_root, { input }, ctx) => confirmList(ctx, refOf(input)),
  }),
  cancelRegisterImport: t.field({
    type: RegisterImportSuccess,
    description: 'Stops a list after the rows under way, or discards one that was not confirmed.',
    authScopes,
    errors: refusals('CancelRegisterImportResult'),
    args: { input: t.arg({ type: RegisterImportInput, required: true, description: 'The list.' }) },
    resolve: (_root, { input }, ctx) => cancelList(ctx, refOf(input)),
  }),
  repairRegisterImport: t.field({
    type: RegisterImportSuccess,
    description: 'Puts cells of a list right before it is confirmed; it is looked at anew as a whole.',
    authScopes,
    errors: refusals('RepairRegisterImportResult'),
    args: { input: t.arg({ type: RepairRegisterImportInput, required: true, description: 'The list and its cells.' }) },
    resolve: (_root, { input }, ctx) => repairList(ctx, { ...refOf(input), repairs: input.rows }),
  }),
  undoRegisterImport: t.field({
    type: RegisterImportSuccess,
    description:
      'Takes back what a list wrote, by the acts of the register; what was changed since or is counted on stays, see `undo`.',
    authScopes,
    errors: refusals('UndoRegisterImportResult'),
    args: { input: t.arg({ type: RegisterImportInput, required: true, description: 'The list.' }) },
    resolve: (_root, { input }, ctx) => undoList(ctx, refOf(input)),
  }),
}));
