import { builder } from '../../graphql/builder.ts';
import { Conflict, Forbidden, InvalidInput, NotFound } from '../../lib/errors.ts';
import { type Backtest, backtestRule } from './catalogue-backtest.sql.ts';
import { draftRule, reviseRule, type RuleDraft } from './catalogue-rule-edit.ts';
import { CheckLevelEnum, RuleType } from './catalogue-rule.schema.ts';

const ReviseRuleInput = builder.inputType('ReviseRuleInput', {
  description: 'What a statement of a rule is to be from a day on.',
  fields: (t) => ({
    code: t.string({ required: true, description: 'Rule to revise, such as V20.' }),
    part: t.int({ required: true, description: 'Which statement of it, from 1.' }),
    expectedValidFrom: t.field({
      type: 'Day',
      required: true,
      description: 'First day of the newest statement the writer saw; another one is a conflict.',
    }),
    validFrom: t.field({ type: 'Day', required: true, description: 'First day of the new statement.' }),
    level: t.field({ type: CheckLevelEnum, required: true, description: 'Refuses, or asks for a note.' }),
    expression: t.string({ required: true, description: 'The statement, such as `SK_D <= SK_S`.' }),
    text: t.string({
      defaultValue: '',
      description: 'Words of its own in Indonesian; empty: made from the statement.',
    }),
    textEn: t.string({ defaultValue: '', description: 'The same in English.' }),
    source: t.string({ required: true, description: 'Where the change comes from.' }),
    dryRun: t.boolean({ defaultValue: false, description: 'True: check and look back, write nothing.' }),
  }),
});

const BacktestType = builder.objectRef<Backtest>('RuleBacktest').implement({
  description:
    'What a statement would have flagged among the stored forms of the last 24 closed months, by their totals.',
  fields: (t) => ({
    forms: t.exposeInt('forms', { description: 'Forms of the time.' }),
    checked: t.exposeInt('checked', { description: 'Those that answer everything it reads.' }),
    flagged: t.exposeInt('flagged', { description: 'Those it would have flagged.' }),
    flaggedBefore: t.exposeInt('flaggedBefore', { description: 'Those the statement before it flags.' }),
  }),
});

const ReviseRuleSuccess = builder.objectRef<RuleDraft & { isDryRun: boolean }>('ReviseRuleSuccess').implement({
  description: 'The revision is sound; it was written unless only a preview was asked.',
  fields: (t) => ({
    isDryRun: t.exposeBoolean('isDryRun', { description: 'True: nothing was written.' }),
    rule: t.field({ type: RuleType, description: 'The rule as revised.', resolve: ({ after }) => after }),
    backtest: t.field({
      type: BacktestType,
      nullable: true,
      description: 'What it would have flagged; null for a rule on single cells.',
      resolve: ({ before, after }, _args, ctx) =>
        backtestRule(ctx, { before: before.expression, after: after.expression }),
    }),
  }),
});

const dayOf = (day: Date): string => day.toISOString().slice(0, 10);

builder.mutationField('reviseRule', (t) =>
  t.field({
    type: ReviseRuleSuccess,
    description: 'Gives a rule a new statement from a day on; the one before ends the day before.',
    authScopes: { can: 'catalogue.edit' },
    errors: { types: [InvalidInput, Forbidden, NotFound, Conflict], union: { name: 'ReviseRuleResult' } },
    args: { input: t.arg({ type: ReviseRuleInput, required: true, description: 'The revision.' }) },
    resolve: async (_root, { input }, ctx) => {
      const { dryRun, text, textEn, ...fields } = input;
      const revision = {
        ...fields,
        text: text?.trim() ?? '',
        textEn: textEn?.trim() ?? '',
        validFrom: dayOf(input.validFrom),
        expectedValidFrom: dayOf(input.expectedValidFrom),
      };
      const draft = dryRun ? await draftRule(ctx, revision) : await reviseRule(ctx, revision);
      return { ...draft, isDryRun: dryRun === true };
    },
  }),
);
