import { builder } from '../../graphql/builder.ts';
import { Text } from '../../graphql/text.ts';
import { operandsOfRule } from '../../lib/pure/lint-elements.ts';
import { isInForce } from '../../lib/pure/lint-model.ts';
import { bookOf, todayOf } from './catalogue-book.ts';
import type { RuleRecord } from './catalogue-lists.sql.ts';
import { ruleSentence } from './formula-sentence.ts';
import { DataElementNode } from './indicator.schema.ts';

export const CheckLevelEnum = builder.enumType('CheckLevel', {
  description: 'What a rule does when it does not hold.',
  values: {
    ERROR: { description: 'Refuses the submission.' },
    WARNING: { description: 'Asks for a note.' },
  } as const,
});

const dayOf = (day: string): Date => new Date(`${day}T00:00:00Z`);

/** A statement that reports are checked by. */
export const RuleType = builder.objectRef<RuleRecord>('Rule').implement({
  description: 'A statement that every report must keep, checked alike in the browser, at the API and in imports.',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'Code, such as V05.' }),
    part: t.exposeInt('part', { description: 'Which statement of the rule, from 1.' }),
    block: t.exposeString('block', { description: 'Block it is mainly about; `SEMUA` for every block.' }),
    level: t.expose('level', { type: CheckLevelEnum, description: 'Refuses, or asks for a note.' }),
    expression: t.exposeString('expression', {
      description: 'The statement in short text form; `BUILT_IN` where the program enforces it elsewhere.',
    }),
    sentence: t.field({
      type: Text,
      description: 'What it demands, in words.',
      resolve: async (rule, _args, ctx) => ruleSentence(rule, await bookOf(ctx).names()),
    }),
    message: t.field({
      type: Text,
      nullable: true,
      description: 'Words of its own for whoever breaks it, with holes for numbers; null when made from the statement.',
      resolve: ({ text, textEn }) => (text ? { id: text, en: textEn } : null),
    }),
    reads: t.field({
      type: [DataElementNode],
      description: 'Elements it names; none for a rule on every cell.',
      resolve: async (rule, _args, ctx) => {
        const codes = operandsOfRule(rule);
        return (await bookOf(ctx).elements()).filter(({ code }) => codes.includes(code));
      },
    }),
    validFrom: t.field({ type: 'Day', description: 'First day.', resolve: ({ validFrom }) => dayOf(validFrom) }),
    validTo: t.field({
      type: 'Day',
      nullable: true,
      description: 'Last day; null while in force.',
      resolve: ({ validTo }) => (validTo ? dayOf(validTo) : null),
    }),
    source: t.exposeString('source', { description: 'Where it comes from.' }),
    confidence: t.exposeString('confidence', { description: 'sure, likely or unsure.' }),
  }),
});

type Filter = { search?: string | null | undefined; block?: string | null | undefined };

function speaksOf(rule: RuleRecord, { search, block }: Filter, words: string): boolean {
  if (block && rule.block !== block) return false;
  return !search || `${rule.code} ${rule.expression} ${words}`.toLowerCase().includes(search.toLowerCase());
}

builder.queryField('rules', (t) =>
  t.field({
    type: [RuleType],
    authScopes: { signedIn: true },
    description: 'The rules that reports are checked by, in catalogue order.',
    args: {
      search: t.arg.string({ description: 'Part of the code, the statement or its words in either language.' }),
      block: t.arg.string({ description: 'Only of this block of a form, such as SKDN.' }),
      withPast: t.arg.boolean({
        defaultValue: false,
        description: 'Those no longer or not yet in force too.',
      }),
    },
    resolve: async (_root, { withPast, ...filter }, ctx) => {
      const [rules, names, today] = [await bookOf(ctx).rules(), await bookOf(ctx).names(), todayOf(ctx)];
      return rules.filter((rule) => {
        const { id, en } = ruleSentence(rule, names);
        return (withPast || isInForce(rule, today)) && speaksOf(rule, filter, `${id} ${en}`);
      });
    },
  }),
);
