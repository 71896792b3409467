import type { WilayahLevel } from '@pokjanal/prisma/client';
import type { Ctx } from '../../auth/ctx.ts';
import { builder } from '../../graphql/builder.ts';
import { encodeGlobalId } from '../../graphql/ids.ts';
import { Text } from '../../graphql/text.ts';
import { Conflict, Forbidden, InvalidInput, NotFound } from '../../lib/errors.ts';
import { lintCatalogue } from '../../lib/pure/lint-catalogue.ts';
import type { LintFinding } from '../../lib/pure/lint-finding.ts';
import { bookOf, todayOf } from './catalogue-book.ts';
import { VersionChangeType } from './catalogue-diff.schema.ts';
import { changesBetween } from './catalogue-diff.ts';
import { draftIndicator, type IndicatorDraft, reviseIndicator } from './edit-indicator.ts';
import { type PreviewCell, previewIndicator } from './edit-indicator-preview.ts';
import { formulaSentence } from './formula-sentence.ts';
import { DirectionEnum, TimeRuleEnum } from './indicator.schema.ts';
import { LintFindingType } from './lint-definitions.schema.ts';
import { definitionsOf } from './lint-definitions.ts';

const ReviseIndicatorInput = builder.inputType('ReviseIndicatorInput', {
  description: 'How an indicator is to be computed from a day on.',
  fields: (t) => ({
    code: t.string({ required: true, description: 'Code of the indicator to revise.' }),
    expectedVersion: t.int({
      required: true,
      description: 'Newest version the writer saw; another one in force is a conflict.',
    }),
    validFrom: t.field({ type: 'Day', required: true, description: 'First day of the new version.' }),
    numerator: t.string({ required: true, description: 'Sum of elements, such as `SK_D`.' }),
    denominator: t.string({ required: true, description: 'Sum of elements, such as `SK_D - SK_O - SK_B`.' }),
    factor: t.float({ required: true, description: 'What the quotient is multiplied by; 100 for percent.' }),
    decimals: t.int({ required: true, description: 'Decimals when shown, 0 to 4.' }),
    direction: t.field({ type: DirectionEnum, required: true, description: 'Whether a rise is good.' }),
    timeRule: t.field({ type: TimeRuleEnum, required: true, description: 'How it goes over months.' }),
    source: t.string({ required: true, description: 'Legal or professional source of the change.' }),
    dryRun: t.boolean({ defaultValue: false, description: 'True: check and preview, write nothing.' }),
  }),
});

const PreviewCellType = builder.objectRef<PreviewCell>('IndicatorPreviewCell').implement({
  description: 'A figure as it is computed now, and as the revision computes it.',
  fields: (t) => ({
    wilayahId: t.id({
      description: 'Global id of the area or puskesmas.',
      resolve: ({ node }) => encodeGlobalId(node.type, node.id),
    }),
    name: t.string({ description: 'Name of the area or puskesmas.', resolve: ({ node }) => node.name }),
    level: t.string({
      nullable: true,
      description: 'Level of the area; null for a puskesmas.',
      resolve: ({ node }): WilayahLevel | null => node.level,
    }),
    period: t.field({ type: 'Period', description: 'Month.', resolve: ({ period }) => period }),
    before: t.exposeFloat('before', { nullable: true, description: 'By the version in force, unrounded.' }),
    after: t.exposeFloat('after', {
      nullable: true,
      description: 'By the revision, unrounded; paired sums of a revision exist only after it is saved.',
    }),
  }),
});

type Revised = IndicatorDraft & { readonly isDryRun: boolean };

const ReviseIndicatorSuccess = builder.objectRef<Revised>('ReviseIndicatorSuccess').implement({
  description: 'The revision is sound; it was written unless only a preview was asked.',
  fields: (t) => ({
    isDryRun: t.exposeBoolean('isDryRun', { description: 'True: nothing was written.' }),
    version: t.int({ description: 'Number of the new version.', resolve: ({ after }) => after.version }),
    sentence: t.field({
      type: Text,
      description: 'The new formula in words.',
      resolve: ({ after }, _args, ctx) => formulaSentence(ctx, after),
    }),
    changes: t.field({
      type: [VersionChangeType],
      description: 'What changes against the version before.',
      resolve: ({ before, after }) => changesBetween(before, after),
    }),
    findings: t.field({
      type: [LintFindingType],
      description: 'What does not fit in the indicator as revised.',
      resolve: (revised, _args, ctx) => findingsOf(ctx, revised),
    }),
    preview: t.field({
      type: [PreviewCellType],
      description: 'Figures of the caller’s top areas in the last three closed months, before and after.',
      resolve: ({ after }, _args, ctx) => previewIndicator(ctx, after),
    }),
    indicator: t.prismaField({
      type: 'Indicator',
      description: 'The indicator as it stands now.',
      resolve: (query, { after }, _args, ctx) =>
        ctx.db.prisma.indicator.findUniqueOrThrow({ ...query, where: { code: after.indicator } }),
    }),
  }),
});

/** Judges the revision as if it were in force already, whatever day it begins. */
async function findingsOf(ctx: Ctx, { after }: IndicatorDraft): Promise<LintFinding[]> {
  const today = todayOf(ctx);
  const stored = await definitionsOf(bookOf(ctx));
  const others = stored.versions.filter(({ indicator }) => indicator !== after.indicator);
  const revised = { ...stored, versions: [...others, { ...after, validFrom: today }] };
  return lintCatalogue(revised, today).filter(
    ({ code, subject }) => subject === 'INDICATOR' && code === after.indicator,
  );
}

builder.mutationField('reviseIndicator', (t) =>
  t.field({
    type: ReviseIndicatorSuccess,
    description: 'Gives an indicator a new version from a day on; the one before ends the day before.',
    authScopes: { can: 'catalogue.edit' },
    errors: { types: [InvalidInput, Forbidden, NotFound, Conflict], union: { name: 'ReviseIndicatorResult' } },
    args: { input: t.arg({ type: ReviseIndicatorInput, required: true, description: 'The revision.' }) },
    resolve: async (_root, { input }, ctx) => {
      const { dryRun, validFrom, ...fields } = input;
      const revision = { ...fields, validFrom: validFrom.toISOString().slice(0, 10) };
      const draft = dryRun ? await draftIndicator(ctx, revision) : await reviseIndicator(ctx, revision);
      return { ...draft, isDryRun: dryRun === true };
    },
  }),
);
