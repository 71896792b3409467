import { useFormat } from '@/i18n/format.ts';
import { useVisitText } from '@/i18n/texts/visit.ts';
import { ShareButton } from '@/ui/share-button.tsx';
import { whereOf } from './use-visit-columns.tsx';
import type { VisitListPageQuery } from './visit-list.generated.ts';

const MOST = 20;

/** The plan as a message: day, place and agency of each visit on screen, and the address that shows all. */
export function SharePlan({ visits: { nodes, counts } }: { visits: VisitListPageQuery['plannedVisits'] }) {
  const t = useVisitText();
  const format = useFormat();
  const write = () => {
    const lines = nodes.slice(0, MOST).map((visit, at) => {
      const line = `${at + 1}. ${format.day(visit.plannedOn)} · ${whereOf(visit)} · ${visit.opdName}`;
      return visit.daysLeft < 0 ? `${line} (${t('overdue', { count: -visit.daysLeft })})` : line;
    });
    const rest = counts.total - lines.length;
    return [
      t('shareHead', { total: counts.total, overdue: counts.overdue }),
      ...lines,
      ...(rest > 0 ? [t('shareRest', { count: rest })] : []),
      window.location.href,
    ].join('\n');
  };
  return <ShareButton title={t('title')} text={write} />;
}
