import { builder } from '../../graphql/builder.ts';
import { COMPARED_FIELDS, type VersionChange } from './catalogue-diff.ts';

const FieldEnum = builder.enumType('VersionField', {
  description: 'A field of an indicator version that may change.',
  values: COMPARED_FIELDS,
});

/** One field that differs between two versions. */
export const VersionChangeType = builder.objectRef<VersionChange>('VersionChange').implement({
  description: 'A field that is not what it was in the version before.',
  fields: (t) => ({
    field: t.expose('field', { type: FieldEnum, description: 'Which field.' }),
    from: t.exposeString('from', { description: 'What it was, as text.' }),
    to: t.exposeString('to', { description: 'What it is now, as text.' }),
  }),
});
