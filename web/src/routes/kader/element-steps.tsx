import { untouchedSlots } from '@pokjanal/server/pure';
import { useEffect, useRef } from 'react';
import type { ReportEntry } from '@/features/report-form/use-report-entry.ts';
import { useReportKaderText } from '@/i18n/texts/report-kader.ts';
import { cx } from '@/lib/cx.ts';
import { Icon } from '@/ui/icon.tsx';
import css from './element-steps.module.css';
import type { EntryPart } from './entry-parts.ts';
import { usePartName } from './use-part-name.ts';

type Props = { entry: ReportEntry; parts: readonly EntryPart[]; step: number; onStep: (step: number) => void };

/** The parts of the form in one row: where one is, what is filled, where an error stands. */
export function ElementSteps({ entry, parts, step, onStep }: Props) {
  const t = useReportKaderText();
  const nameOf = usePartName(entry.model);
  const listRef = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const current = listRef.current?.querySelector<HTMLElement>('[aria-current]');
    if (current && listRef.current) listRef.current.scrollLeft = current.offsetLeft - 90;
  }, [step]);
  return (
    <nav aria-label={t('step.label')}>
      <ol ref={listRef} className={css.steps}>
        {parts.map((part, at) => {
          const mark = markOf(entry, part);
          return (
            <li key={part.key}>
              <button
                type="button"
                className={cx(css.step, css[mark])}
                aria-current={at === step ? 'step' : undefined}
                onClick={() => onStep(at)}
              >
                {nameOf(part)}
                {mark === 'done' && <Icon name="check" size={13} strokeWidth={2.4} />}
                {(mark === 'error' || mark === 'comment') && <Icon name="alert" size={13} strokeWidth={2.2} />}
                <span className="pk-visually-hidden">{t(`step.${mark}`)}</span>
              </button>
            </li>
          );
        })}
        <li>
          <button
            type="button"
            className={css.step}
            aria-current={step >= parts.length ? 'step' : undefined}
            onClick={() => onStep(parts.length)}
          >
            {t('step.review')}
          </button>
        </li>
      </ol>
    </nav>
  );
}

/** What stands out in a part: an error before a comment of the officer, that before how far it is filled. */
function markOf({ bySlot, comments, state }: ReportEntry, { slots }: EntryPart) {
  if (slots.some((slot) => bySlot.get(slot)?.some(({ level }) => level === 'ERROR'))) return 'error';
  if (slots.some((slot) => comments.has(slot))) return 'comment';
  const open = untouchedSlots(state.cells, slots).length;
  return open === 0 ? 'done' : open === slots.length ? 'empty' : 'part';
}
