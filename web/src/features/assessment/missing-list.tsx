import { useFormat, useText } from '@/i18n/format.ts';
import { useStrataText } from '@/i18n/texts/strata.ts';
import type { AssessmentFragment } from './assessment.generated.ts';
import css from './missing-list.module.css';
import { useResultName } from './result-badge.tsx';

/** What a post still lacks for the next result, each condition with what was found of it. */
export function MissingList({ assessment: { nextResult, missing } }: { assessment: AssessmentFragment }) {
  const t = useStrataText();
  const text = useText();
  const format = useFormat();
  const nameOf = useResultName();
  if (nextResult === null) return <>{t('top')}</>;
  return (
    <>
      {t('missingFor', { result: nameOf(nextResult) })}
      <ul className={css.list}>
        {missing.map(({ code, name, found }) => (
          <li key={code}>
            {text(name)}{' '}
            <span className="pk-muted">
              ({found === null ? t('notReported') : t('found', { found: format.number(found) })})
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
