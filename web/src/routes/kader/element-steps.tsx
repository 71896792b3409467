import { useEffect, useRef } from 'react';
import { askedOf, progressOf } from '@/features/report-form/entry-findings.ts';
import type { ReportEntry } from '@/features/report-form/use-report-entry.ts';
import { useReportFormText } from '@/i18n/texts/report-form.ts';
import { useReportKaderText } from '@/i18n/texts/report-kader.ts';
import { cx } from '@/lib/cx.ts';
import { Icon } from '@/ui/icon.tsx';
import css from './element-steps.module.css';

type Props = { entry: ReportEntry; parts: readonly string[]; step: number; onStep: (step: number) => void };

/** The parts of the form in one row: where one is, what is filled, where an error stands. */
export function ElementSteps({ entry, parts, step, onStep }: Props) {
  const t = useReportKaderText();
  const words = useReportFormText();
  const listRef = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const current = listRef.current?.querySelector<HTMLElement>('[aria-current]');
    if (current && listRef.current) listRef.current.scrollLeft = current.offsetLeft - 90;
  }, [step]);
  const { model, state, bySlot } = entry;
  const stateOf = (code: string) => {
    const slots = code === 'TOTALS' ? model.asked : askedOf(model, code);
    if (slots.some((slot) => bySlot.get(slot)?.some(({ level }) => level === 'ERROR'))) return 'error';
    if (code === 'TOTALS') return 'part';
    const progress = progressOf(model, state.cells, code);
    return progress === 'DONE' ? 'done' : progress === 'PART' ? 'part' : 'empty';
  };
  const labelOf = (code: string) => model.elements.find((element) => element.code === code)?.letter ?? words('total');
  return (
    <nav aria-label={t('step.label')}>
      <ol ref={listRef} className={css.steps}>
        {parts.map((code, at) => {
          const mark = stateOf(code);
          return (
            <li key={code}>
              <button
                type="button"
                className={cx(css.step, css[mark])}
                aria-current={at === step ? 'step' : undefined}
                onClick={() => onStep(at)}
              >
                {labelOf(code)}
                {mark === 'done' && <Icon name="check" size={13} strokeWidth={2.4} />}
                {mark === 'error' && <Icon name="alert" size={13} strokeWidth={2.2} />}
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
