import { useFormat } from '@/i18n/format.ts';
import { useDomainText } from '@/i18n/texts/domain.ts';
import { useGapsText } from '@/i18n/texts/gaps.ts';
import { useGraphText } from '@/i18n/texts/graph.ts';
import type { Tone } from '@/ui/status-badge.tsx';
import type { GraphNode } from './graph-model.ts';

/** A node in words: what it is called, how it stands, and what is to be known besides. */
export type NodeText = {
  readonly title: string;
  readonly state: string;
  readonly more: string;
  readonly tone: Tone;
};

const STATUS_TONES = {
  PLANNED: 'neutral',
  AWAITING_DECREE: 'warn',
  ACTIVE: 'good',
  EXPIRED: 'bad',
  DISSOLVED: 'neutral',
  SUPERSEDED: 'info',
} as const;

const toneOf = ({ status, gaps }: GraphNode): Tone => {
  const isEnding = gaps.some(({ kind }) => kind === 'ENDS_IN_30');
  return isEnding ? 'warn' : STATUS_TONES[status ?? 'PLANNED'];
};
const countOf = ({ gaps }: GraphNode): number => gaps.reduce((sum, { count }) => sum + count, 0);
const joined = (parts: readonly (string | null | false)[]): string => parts.filter(Boolean).join(' · ');

/** Writes what a node says, the same in the graph, in the outline and on paper. */
export function useNodeText() {
  const t = useGraphText();
  const words = useDomainText();
  const gapWords = useGapsText();
  const format = useFormat();
  const term = ({ termEnd }: GraphNode) => termEnd && t('termUntil', { day: format.shortDay(termEnd) });
  const group = (node: GraphNode): NodeText => ({
    title: node.name,
    state: joined([
      words(`pokjanalStatus.${node.status ?? 'PLANNED'}`),
      node.status === 'ACTIVE' && (term(node) ?? null),
    ]),
    more: joined([
      node.duties?.share != null && t('dutyShort', { share: format.percent(node.duties.share) }),
      countOf(node) > 0 && t('gapsShort', { count: countOf(node) }),
    ]),
    tone: toneOf(node),
  });
  const area = (node: GraphNode): NodeText => ({
    title: node.name,
    state: node.gaps.length > 0 ? t('noGroup') : t('outOfReach'),
    more: '',
    tone: node.gaps.length > 0 ? 'bad' : 'neutral',
  });
  const agency = ({ name, shortName, gaps: [gap] }: GraphNode): NodeText => ({
    title: shortName ?? name,
    state: gap ? gapWords(`kind.${gap.kind}`) : t('memberOf'),
    more: '',
    tone: gap ? 'warn' : 'neutral',
  });
  const seat = ({ name, offices, isActing }: GraphNode): NodeText => {
    const office = offices.join(', ');
    const held = isActing ? t('acting', { office }) : office;
    return { title: name, state: office ? held : t('vacant'), more: '', tone: office ? 'neutral' : 'warn' };
  };
  const writers = { GROUP: group, AREA: area, OPD: agency, SEAT: seat } as const;
  return (node: GraphNode): NodeText => writers[node.kind](node);
}

/** The words of a node in one line, for whoever hears it alone. */
export const lineOf = ({ title, state, more }: NodeText): string => [title, state, more].filter(Boolean).join(', ');
