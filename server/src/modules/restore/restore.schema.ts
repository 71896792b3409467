import { builder } from '../../graphql/builder.ts';
import { decodeGlobalId, encodeGlobalId, idOf } from '../../graphql/ids.ts';
import { Conflict, Forbidden, InvalidInput, NotFound } from '../../lib/errors.ts';
import { FieldChangeType } from '../activity/change.schema.ts';
import { readableDiff } from '../activity/changes.ts';
import { type Restored, restoreVersion } from './restore-version.ts';

const RestoreVersionInput = builder.inputType('RestoreVersionInput', {
  description: 'A version of a record that should stand again.',
  fields: (t) => ({
    record: t.id({
      required: true,
      description: 'The record: an Opd, Posyandu, Puskesmas, Pustu, Pokjanal, Problem or Kader.',
    }),
    revision: t.int({ required: true, description: 'Revision whose content comes back, as its history counts them.' }),
    expectedRevision: t.int({ required: true, description: 'Revision of the record the caller saw.' }),
    dryRun: t.boolean({ defaultValue: false, description: 'Only says what would change; nothing is written.' }),
  }),
});

const RestoreVersionSuccess = builder.objectRef<Restored>('RestoreVersionSuccess').implement({
  description: 'The version stands again, or would.',
  fields: (t) => ({
    record: t.id({ description: 'Global id of the record.', resolve: ({ type, id }) => encodeGlobalId(type, id) }),
    isDryRun: t.exposeBoolean('isDryRun', { description: 'Nothing was written.' }),
    fields: t.field({
      type: [FieldChangeType],
      description: 'What changes: how it stood, and how it was then.',
      resolve: ({ diff }) => readableDiff(diff),
    }),
  }),
});

builder.mutationField('restoreVersion', (t) =>
  t.field({
    type: RestoreVersionSuccess,
    description:
      'Puts the descriptive fields of a record back as a revision left them, with the rights and checks of correcting it by hand. What a dated act set since, such as a renaming, stays. Decrees, holdings, commitments and reports are put right by correctDecree, correctHolding, correctCommitment and an amendment instead.',
    authScopes: { signedIn: true },
    errors: { types: [Conflict, InvalidInput, Forbidden, NotFound], union: { name: 'RestoreVersionResult' } },
    args: {
      input: t.arg({ type: RestoreVersionInput, required: true, description: 'Which record, and which version.' }),
    },
    resolve: (_root, { input }, ctx) => {
      const { typename } = decodeGlobalId(input.record);
      return restoreVersion(ctx, {
        type: typename,
        id: idOf(typename, input.record, 'record'),
        revision: input.revision,
        expectedRevision: input.expectedRevision,
        dryRun: input.dryRun ?? false,
      });
    },
  }),
);
