import { MissingList } from '@/features/assessment/missing-list.tsx';
import { ResultBadge, useResultName } from '@/features/assessment/result-badge.tsx';
import { useFormat, useText } from '@/i18n/format.ts';
import { useStrataText } from '@/i18n/texts/strata.ts';
import { Panel } from '@/ui/page.tsx';
import css from './post-assessments.module.css';
import type { Posyandu } from './posyandu-page.types.ts';

type Assessment = Posyandu['assessments'][number];
type Result = Posyandu['assessedResults'][number];
const METHODS = ['STRATA_2011', 'AKTIF_2020', 'AKTIF_SIKLUS'] as const;

/** What the scorings say of a post: its strata, whether it is active, and what each rests on. */
export function PostAssessments({ post: { assessments, assessedResults } }: { post: Posyandu }) {
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
            <ResultMonths results={assessedResults.filter(({ method }) => method === known)} />
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

/** The results month by month, newest first, each with what an earlier assessment of the month had said. */
function ResultMonths({ results }: { results: readonly Result[] }) {
  const t = useStrataText();
  const format = useFormat();
  const nameOf = useResultName();
  return (
    <details className={css.conditions}>
      <summary>{t('months')}</summary>
      <ul>
        {results
          .filter(({ knownUntil }) => knownUntil === null)
          .map(({ month, result }) => (
            <li key={month}>
              {format.period(month)}: <strong>{nameOf(result)}</strong>{' '}
              <span className="pk-muted">
                {results
                  .filter((one) => one.month === month && one.knownUntil !== null)
                  .map((one) => t('replaced', { day: format.dayOf(one.knownUntil), result: nameOf(one.result) }))
                  .join(' ')}
              </span>
            </li>
          ))}
      </ul>
    </details>
  );
}
