import { builder } from '../../graphql/builder.ts';
import { Text } from '../../graphql/text.ts';
import type { Group, Member } from './analytics-group-members.ts';

export const BreakdownEnum = builder.enumType('Breakdown', {
  description:
    'What figures can be broken down by. SEX, AGE, FIELD and STAGE come from the cells of the forms and cost no more than other figures. AREA_KIND, STRATA and FORM_SET are told by the post: its reports are added up anew, month by month as the post was then, so ask few areas or months.',
  values: {
    SEX: { description: 'Boys and girls, on the full growth form.' },
    AGE: { description: 'Age bands of the full growth form.' },
    FIELD: { description: 'Six fields of minimum service (bidang SPM).' },
    STAGE: {
      description:
        'Stages of the life cycle. An indicator of one stage is one group. Of several stages each operand counts where its element or age band belongs; a group with one side alone has no value, and operands of several stages stand under TIDAK_DIRINCI.',
    },
    AREA_KIND: { description: 'Kind of the village of the post: DESA, KELURAHAN, DESA_ADAT.' },
    STRATA: {
      description:
        'Strata of the post by its newest scoring within a year of the month; BELUM_DINILAI without one, TIDAK_DIRINCI for reports that are not of a post.',
    },
    FORM_SET: { description: 'Forms the post owed in the month: BASIC or ILP; TIDAK_DIRINCI where it owed neither.' },
  } as const,
});

const MemberType = builder.objectRef<Member>('AnalyticsMember').implement({
  description: 'The member of one breakdown in a group.',
  fields: (t) => ({
    by: t.expose('by', { type: BreakdownEnum, description: 'The breakdown.' }),
    code: t.exposeString('code', { description: 'Code of the member.' }),
    name: t.field({ type: Text, description: 'In words.', resolve: ({ name }) => name }),
  }),
});

export const GroupType = builder.objectRef<Group>('AnalyticsGroup').implement({
  description: 'A group of the breakdown; TIDAK_DIRINCI holds what was not broken down.',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'Code of the group; of two breakdowns both codes, as `L/12_23`.' }),
    name: t.field({ type: Text, description: 'In words.', resolve: ({ name }) => name }),
    members: t.field({
      type: [MemberType],
      description: 'One member of each breakdown asked, in that order: rows and columns of a table of two.',
      resolve: ({ members }) => [...members],
    }),
  }),
});
