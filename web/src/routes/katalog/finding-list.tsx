import type { LintSeverity } from '@/gql/schema-types.ts';
import { useText } from '@/i18n/format.ts';
import { useCatalogueText } from '@/i18n/texts/catalogue.ts';
import css from './indicator-page.module.css';
import { SeverityBadge } from './severity-badge.tsx';

type Finding = {
  readonly kind: string;
  readonly severity: LintSeverity;
  readonly message: { readonly id: string; readonly en: string };
};

/** What does not fit in one definition. */
export function FindingList({ findings }: { findings: readonly Finding[] }) {
  const t = useCatalogueText();
  const text = useText();
  if (findings.length === 0) return <p className="pk-muted">{t('noFindings')}</p>;
  return (
    <ul className={css.list}>
      {findings.map(({ kind, severity, message }) => (
        <li key={`${kind}${message.id}`}>
          <SeverityBadge severity={severity} /> {text(message)}
        </li>
      ))}
    </ul>
  );
}
