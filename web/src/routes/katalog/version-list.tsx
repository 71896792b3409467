import { useFormat } from '@/i18n/format.ts';
import { useCatalogueCode, useCatalogueText } from '@/i18n/texts/catalogue.ts';
import { StatusBadge } from '@/ui/status-badge.tsx';
import type { CatalogueIndicatorQuery } from './indicator-page.generated.ts';
import css from './indicator-page.module.css';

type Version = CatalogueIndicatorQuery['indicators'][number]['versions'][number];
type Change = Version['diff'][number];

/** The versions of an indicator, newest first, each with what it changed. */
export function VersionList({ versions, currentId }: { versions: readonly Version[]; currentId: string | null }) {
  const t = useCatalogueText();
  const format = useFormat();
  const current = versions.find(({ id }) => id === currentId);
  return (
    <ul className={css.versions}>
      {versions.map((version) => (
        <li key={version.id}>
          <div className={css.versionHead}>
            <strong>{t('version', { number: version.version })}</strong>
            {version.id === currentId && <StatusBadge tone="good">{t('inForce')}</StatusBadge>}
            {current && version.version > current.version && <StatusBadge tone="info">{t('future')}</StatusBadge>}
            <span className="pk-muted">
              {version.validTo
                ? t('validity.until', { from: format.day(version.validFrom), to: format.day(version.validTo) })
                : t('validity.since', { from: format.day(version.validFrom) })}
            </span>
          </div>
          {version.version === 1 ? (
            <p className="pk-muted">{t('firstVersion')}</p>
          ) : (
            <ChangeList changes={version.diff} />
          )}
        </li>
      ))}
    </ul>
  );
}

/** What changed from one version to the next, each in a sentence. */
export function ChangeList({ changes }: { changes: readonly Change[] }) {
  const t = useCatalogueText();
  const word = useValueWord();
  if (changes.length === 0) return <p className="pk-muted">{t('noChange')}</p>;
  return (
    <ul className={css.changes}>
      {changes.map((change) => (
        <li key={change.field}>
          {t('changed', {
            field: t(`field.${change.field}`),
            from: word(change.field, change.from),
            to: word(change.field, change.to),
          })}
        </li>
      ))}
    </ul>
  );
}

/** Values of some fields are codes with words of their own. */
function useValueWord(): (field: Change['field'], value: string) => string {
  const t = useCatalogueText();
  const confidence = useCatalogueCode('confidence');
  return (field, value) => {
    if (field === 'confidence') return confidence(value);
    if (field === 'direction' || field === 'timeRule' || field === 'pairing') {
      return (t as (key: string) => string)(`${field}.${value}`);
    }
    return value;
  };
}
