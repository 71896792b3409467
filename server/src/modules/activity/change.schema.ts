import { builder } from '../../graphql/builder.ts';
import type { ChangeRow } from './changes.ts';

/** One field of one change, as a reader within reach may see it. */
export type FieldChange = { readonly field: string; readonly before: string; readonly after: string };
export type ReadableChange = Omit<ChangeRow, 'diff'> & { readonly fields: readonly FieldChange[] };

export const FieldChangeType = builder.objectRef<FieldChange>('FieldChange').implement({
  description: 'A field that changed.',
  fields: (t) => ({
    field: t.exposeString('field', { description: 'Name of the field.' }),
    before: t.exposeString('before', { description: 'Value before, lists line by line; empty for none.' }),
    after: t.exposeString('after', { description: 'Value after, lists line by line; empty for none.' }),
  }),
});

/** An entry of the history of a record. */
export const Change = builder.objectRef<ReadableChange>('Change').implement({
  description: 'What somebody changed on a record: who, when, what.',
  fields: (t) => ({
    revision: t.exposeInt('revision', { description: 'Revision of the record that came out of it.' }),
    action: t.exposeString('action', { description: 'What was done, such as `decree.corrected`.' }),
    at: t.expose('at', { type: 'DateTime', description: 'When.' }),
    by: t.exposeString('by', { nullable: true, description: 'Office of who did it; null where none is known.' }),
    reason: t.exposeString('reason', { nullable: true, description: 'Reason given.' }),
    fields: t.field({
      type: [FieldChangeType],
      description: 'What changed; records out of reach are not named.',
      resolve: (change) => [...change.fields],
    }),
  }),
});
