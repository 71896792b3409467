import { useFormat } from '@/i18n/format.ts';
import type { DecreeKind } from '@/gql/schema-types.ts';
import { useDomainText } from '@/i18n/texts/domain.ts';
import { useDecreeText } from '@/i18n/texts/sk.ts';
import type { DecreeContentFragment } from './decree-pages.generated.ts';
import css from './sk.module.css';
import { useFieldName } from './use-field-name.ts';

type Entry = DecreeContentFragment['changes'][number];

const ACTIONS: Readonly<Record<string, 'recorded' | 'corrected' | 'withdrawn'>> = {
  'decree.recorded': 'recorded',
  'decree.corrected': 'corrected',
  'decree.withdrawn': 'withdrawn',
};

/** Who changed what, newest first; what was written down at the beginning is the decree itself and is not said again. */
export function DecreeHistory({ changes }: { changes: readonly Entry[] }) {
  const t = useDecreeText();
  if (changes.length === 0) return <p className="pk-muted">{t('page.noHistory')}</p>;
  return (
    <ol className={css.history}>
      {changes.map((entry) => (
        <li key={entry.revision}>
          <HistoryHead entry={entry} />
          {entry.reason && <p>{entry.reason}</p>}
          {entry.action === 'decree.corrected' && <Difference entry={entry} />}
        </li>
      ))}
    </ol>
  );
}

function HistoryHead({ entry }: { entry: Entry }) {
  const t = useDecreeText();
  const format = useFormat();
  const action = ACTIONS[entry.action];
  return (
    <p>
      <strong>{action ? t(`action.${action}`) : entry.action}</strong>{' '}
      <span className="pk-muted">
        {format.instant(entry.at)}
        {entry.by && ` ${t('page.by', { name: entry.by })}`}
      </span>
    </p>
  );
}

function Difference({ entry }: { entry: Entry }) {
  const t = useDecreeText();
  const nameOf = useFieldName();
  const say = useValue();
  return (
    <table className={css.difference}>
      <thead>
        <tr>
          <th scope="col">{t('page.field')}</th>
          <th scope="col">{t('page.before')}</th>
          <th scope="col">{t('page.after')}</th>
        </tr>
      </thead>
      <tbody>
        {entry.fields.map(({ field, before, after }) => (
          <tr key={field}>
            <th scope="row">{nameOf(field)}</th>
            <td>{say(field, before)}</td>
            <td>{say(field, after)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Says a value of the history: kinds by name, days as days are written, nothing as such. */
export function useValue() {
  const t = useDecreeText();
  const words = useDomainText();
  const format = useFormat();
  return (field: string, value: string) => {
    if (value === '') return <span className="pk-muted">{t('page.nothing')}</span>;
    if (field === 'kind') return words(`decreeKind.${value as DecreeKind}`);
    return /^\d{4}-\d{2}-\d{2}$/.test(value) ? format.day(value) : value;
  };
}
