import { builder } from '../../graphql/builder.ts';
import { Text } from '../../graphql/text.ts';
import { RuleLevelEnum } from '../submission/submission.schema.ts';
import { AnalyticsCellType } from './analytics.schema.ts';
import type { Violation } from './violations.ts';

const ViolationType = builder.objectRef<Violation>('RuleViolation').implement({
  description:
    'A rule that some reports behind a figure break: a warning sent with a note, or one an older rule let pass.',
  fields: (t) => ({
    rule: t.exposeString('rule', { description: 'Code of the rule, such as V10.' }),
    level: t.expose('level', { type: RuleLevelEnum, description: 'What the rule is for a report sent now.' }),
    demand: t.field({ type: Text, description: 'What the rule demands, in words.', resolve: ({ demand }) => demand }),
    reports: t.exposeInt('reports', { description: 'Reports of the period that break it, by their totals.' }),
  }),
});

builder.objectField(AnalyticsCellType, 'violations', (t) =>
  t.field({
    type: [ViolationType],
    description:
      'Rules about the operands that reports of the area and period break. Read from the reports, so ask it of few areas and months; empty for other trees and instants than today’s.',
    resolve: (cell) => cell.violations,
  }),
);
