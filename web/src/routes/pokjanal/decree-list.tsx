import { useFormat } from '@/i18n/format.ts';
import { useDomainText } from '@/i18n/texts/domain.ts';
import { useOrganisationText } from '@/i18n/texts/organisation.ts';
import { StatusBadge, Tag } from '@/ui/status-badge.tsx';
import css from './pokjanal-page.module.css';
import type { Pokjanal } from './pokjanal-page.types.ts';

/** The decrees of a group, newest first, with what is odd about each said beside it. */
export function DecreeList({ decrees, inForce }: { decrees: Pokjanal['decrees']; inForce: string | null }) {
  const t = useOrganisationText();
  const words = useDomainText();
  const format = useFormat();
  if (decrees.length === 0) return <p className="pk-muted">{t('pokjanal.noDecree')}</p>;
  const newestFirst = [...decrees].sort((left, right) => right.date.localeCompare(left.date));
  return (
    <ol className={css.decrees}>
      {newestFirst.map((decree) => (
        <li key={decree.id} data-current={decree.id === inForce || undefined}>
          <p className={css.decreeHead}>
            <strong>{decree.number}</strong>
            <Tag>{words(`decreeKind.${decree.kind}`)}</Tag>
            {decree.id === inForce && <StatusBadge tone="good">{t('pokjanal.inForce')}</StatusBadge>}
            {decree.yearMismatch && (
              <StatusBadge tone="warn" icon="alert">
                {t('pokjanal.yearMismatch')}
              </StatusBadge>
            )}
          </p>
          <p>{decree.subject}</p>
          <p className="pk-muted">
            {decree.issuer}, {format.day(decree.date)}
            {decree.termStart &&
              ` · ${t('pokjanal.term')} ${t('pokjanal.termUntil', { from: format.day(decree.termStart), to: decree.termEnd ? format.day(decree.termEnd) : t('pokjanal.noEnd') })}`}
            {decree.supersedes && ` · ${t('pokjanal.supersedes', { number: decree.supersedes.number })}`}
          </p>
          {decree.legalBases.length > 0 && (
            <details>
              <summary>{t('pokjanal.legalBases')}</summary>
              <ul className={css.bases}>
                {decree.legalBases.map((basis) => (
                  <li key={basis}>{basis}</li>
                ))}
              </ul>
            </details>
          )}
        </li>
      ))}
    </ol>
  );
}
