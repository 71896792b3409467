import { useFormat } from '@/i18n/format.ts';
import { useProblemText } from '@/i18n/texts/problem.ts';
import css from './masalah.module.css';
import { ProblemBadge } from './problem-badge.tsx';
import type { ProblemOnPageFragment } from './problem-pages.generated.ts';

type Step = ProblemOnPageFragment['steps'][number];

/** The way of a problem, step by step, oldest first. */
export function ProblemWay({ steps }: { steps: readonly Step[] }) {
  return (
    <ol className={css.way}>
      {steps.map((step) => (
        <li key={step.no} className={css.step}>
          <StepLine step={step} />
        </li>
      ))}
    </ol>
  );
}

function StepLine({ step: { state, on, by, to, dueOn, note, outcome } }: { step: Step }) {
  const t = useProblemText();
  const format = useFormat();
  const who = by === null && state === 'ESCALATED' ? t('page.byClock') : by && t('page.by', { name: by });
  return (
    <>
      <span className={css.badges}>
        <ProblemBadge state={state} />
        <span className="pk-muted">{[format.day(on), who].filter(Boolean).join(' ')}</span>
      </span>
      {to && (
        <span>
          {t('page.toName', { name: to })}
          {dueOn && `, ${t('page.until', { day: format.day(dueOn) })}`}
        </span>
      )}
      {!to && dueOn && <span>{t('page.until', { day: format.day(dueOn) })}</span>}
      {outcome && <strong>{t(`outcome.${outcome}`)}</strong>}
      {note && <p className={css.text}>{note}</p>}
    </>
  );
}
