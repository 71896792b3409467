import { builder } from '../../graphql/builder.ts';
import { Text } from '../../graphql/text.ts';
import type { Group } from './analytics-groups.ts';

export const BreakdownEnum = builder.enumType('Breakdown', {
  description: 'A small dimension by which counts are broken down on the forms.',
  values: {
    SEX: { description: 'Boys and girls.' },
    AGE: { description: 'Age bands of the growth form.' },
    FIELD: { description: 'Six fields of minimum service (bidang SPM).' },
  } as const,
});

export const GroupType = builder.objectRef<Group>('AnalyticsGroup').implement({
  description: 'A member of the breakdown; TIDAK_DIRINCI holds what forms gave as totals alone.',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'Code of the member.' }),
    name: t.field({ type: Text, description: 'In words.', resolve: ({ name }) => name }),
  }),
});
