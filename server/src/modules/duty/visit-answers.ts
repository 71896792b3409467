import type { ChecklistItemKind } from '@pokjanal/prisma/client';
import type { Ctx } from '../../auth/ctx.ts';
import { type Problem, problem } from '../../lib/errors.ts';
import type { AnswerContent, ChecklistContent, EvidenceContent } from './evidence-content.ts';

const MAX_TEXT = 500;
const MAX_NUMBER = 100_000;

type Checked = { readonly checklist: ChecklistContent | null; readonly problems: readonly Problem[] };

/**
 * Looks at what a visit found by its checklist: every item is one of that version and answered in its kind; what was
 * neither answered nor found wanting is left out, for it was not looked at.
 */
export async function checkAnswers(ctx: Ctx, { kind, checklist }: EvidenceContent): Promise<Checked> {
  if (!checklist) return { checklist: null, problems: [] };
  if (kind !== 'VISIT')
    return { checklist: null, problems: [problem('checklist', 'UNKNOWN_FIELD', { field: 'checklist' })] };
  const items = await ctx.db.prisma.checklistItem.findMany({ where: { checklistId: checklist.id } });
  if (items.length === 0) return { checklist: null, problems: [problem('checklist', 'LINK_NOT_FOUND')] };
  const kinds = new Map(items.map((item) => [item.code, item.kind]));
  const tidy = checklist.answers.map((answer) => ({
    ...answer,
    text: answer.text?.trim() || null,
    finding: answer.finding?.trim() || null,
  }));
  const seen = new Set<string>();
  return {
    checklist: { id: checklist.id, answers: tidy.filter(isSaid) },
    problems: tidy.flatMap((answer, at) => {
      const isAgain = seen.has(answer.item);
      seen.add(answer.item);
      const itemKind = isAgain ? undefined : kinds.get(answer.item);
      if (!itemKind) return [problem(`answers.${at}`, 'LINK_NOT_FOUND')];
      return answerProblems(answer, itemKind, `answers.${at}`);
    }),
  };
}

const isSaid = ({ yesNo, number, text, finding }: AnswerContent): boolean =>
  [yesNo, number, text, finding].some((value) => value !== null);

const FIELD = { YES_NO: 'yesNo', NUMBER: 'number', TEXT: 'text' } as const satisfies Record<
  ChecklistItemKind,
  keyof AnswerContent
>;

function answerProblems(answer: AnswerContent, kind: ChecklistItemKind, path: string): Problem[] {
  const { number } = answer;
  const strange = Object.values(FIELD).filter((name) => name !== FIELD[kind] && answer[name] !== null);
  const isOut = number !== null && (number < 0 || number > MAX_NUMBER);
  const long = (['text', 'finding'] as const).filter((name) => (answer[name]?.length ?? 0) > MAX_TEXT);
  return [
    ...strange.map((field) => problem(`${path}.${field}`, 'UNKNOWN_FIELD', { field })),
    ...(isOut ? [problem(`${path}.number`, 'OUT_OF_RANGE', { min: 0, max: MAX_NUMBER })] : []),
    ...long.map((name) => problem(`${path}.${name}`, 'TOO_LONG', { max: MAX_TEXT })),
  ];
}
