import { builder } from '../../graphql/builder.ts';
import { Text } from '../../graphql/text.ts';
import { LINT_KINDS, LINT_SUBJECTS, type LintFinding, type LintSeverity } from '../../lib/pure/lint-finding.ts';
import { lintDefinitions } from './lint-definitions.ts';

const KindEnum = builder.enumType('LintKind', {
  description: 'What does not fit.',
  values: [...LINT_KINDS],
});
const SeverityEnum = builder.enumType('LintSeverity', {
  description: 'How grave it is.',
  values: {
    ERROR: { description: 'Makes figures wrong or impossible.' },
    WARNING: { description: 'Wants a look by somebody who knows.' },
    ADVICE: { description: 'Good to know.' },
  } satisfies Record<LintSeverity, object>,
});
const SubjectEnum = builder.enumType('LintSubject', {
  description: 'What kind of definition a finding is about.',
  values: LINT_SUBJECTS,
});

/** Something in the catalogue that does not fit together. */
export const LintFindingType = builder.objectRef<LintFinding>('LintFinding').implement({
  description: 'Something in the catalogue that does not fit together.',
  fields: (t) => ({
    kind: t.expose('kind', { type: KindEnum, description: 'What does not fit.' }),
    severity: t.expose('severity', { type: SeverityEnum, description: 'How grave it is.' }),
    subject: t.expose('subject', { type: SubjectEnum, description: 'Kind of definition it is about.' }),
    code: t.exposeString('code', { description: 'Code of the definition it is about.' }),
    message: t.field({
      type: Text,
      description: 'What is wrong, for people.',
      resolve: ({ messageId, messageEn }) => ({ id: messageId, en: messageEn }),
    }),
  }),
});

builder.queryField('catalogueLint', (t) =>
  t.field({
    type: [LintFindingType],
    authScopes: { signedIn: true },
    description: 'What does not fit together in the definitions of today, gravest first.',
    args: {
      severity: t.arg({ type: SeverityEnum, description: 'Only findings of this severity.' }),
      code: t.arg.string({ description: 'Only findings about the definition of this code.' }),
    },
    resolve: async (_root, { severity, code }, ctx) =>
      (await lintDefinitions(ctx)).filter(
        (finding) => (!severity || finding.severity === severity) && (!code || finding.code === code),
      ),
  }),
);
