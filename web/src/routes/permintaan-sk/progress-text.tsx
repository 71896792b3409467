import { useFormat } from '@/i18n/format.ts';
import { useCollectionText } from '@/i18n/texts/collection.ts';
import { PercentBar } from '@/ui/meter.tsx';
import css from './collection.module.css';
import type { CollectionHeadFragment } from './collection-pages.generated.ts';

/** How many of the areas asked have answered. */
export function ProgressText({ request: { asked, answered, isOverdue } }: { request: CollectionHeadFragment }) {
  const t = useCollectionText();
  const format = useFormat();
  const percent = asked === 0 ? null : (answered / asked) * 100;
  const tone = answered === asked ? 'good' : isOverdue ? 'bad' : 'warn';
  return (
    <>
      <span className={css.progress}>{t('progressOf', { answered, asked })}</span>
      <PercentBar value={percent} text={format.percent(percent, 0)} tone={tone} />
    </>
  );
}
