import { MissingList } from '@/features/assessment/missing-list.tsx';
import { ResultBadge } from '@/features/assessment/result-badge.tsx';
import { useFormat, useText } from '@/i18n/format.ts';
import { useStrataText } from '@/i18n/texts/strata.ts';
import { Panel } from '@/ui/page.tsx';
import css from './post-assessments.module.css';
import type { Posyandu } from './posyandu-page.types.ts';

type Assessment = Posyandu['assessments'][number];
const METHODS = ['STRATA_2011', 'AKTIF_2020', 'AKTIF_SIKLUS'] as const;

/** What the scorings say of a post: its strata, whether it is active, and what each rests on. */
export function PostAssessments({ assessments }: { assessments: readonly Assessment[] }) {
  const t = useStrataText();
  const format = useFormat();
  if (assessments.length === 0) return null;
  return (
    <Panel title={t('ofPost')}>
      {METHODS.flatMap((known) => {
        const assessment = assessments.find(({ method }) => method === known);
        if (!assessment) return [];
        return [
          <section key={known} className={css.method}>
            <h3>{t(`method.${known}`)}</h3>
            <p>
              <ResultBadge result={assessment.result} />
            </p>
            <MissingList assessment={assessment} />
            <Conditions assessment={assessment} />
          </section>,
        ];
      })}
      <p className="pk-muted">{t('until', { month: format.period(assessments[0]?.month) })}</p>
    </Panel>
  );
}

function Conditions({ assessment: { criteria } }: { assessment: Assessment }) {
  const t = useStrataText();
  const text = useText();
  const format = useFormat();
  return (
    <details className={css.conditions}>
      <summary>{t('conditions')}</summary>
      <ul>
        {criteria.map(({ code, name, met, found }) => (
          <li key={code}>
            {text(name)}: <strong>{t(met ? 'met' : 'unmet')}</strong>{' '}
            <span className="pk-muted">({found === null ? t('notReported') : format.number(found)})</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
