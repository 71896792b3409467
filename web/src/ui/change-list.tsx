import type { ReactNode } from 'react';
import { useFormat } from '@/i18n/format.ts';
import { useUiText } from '@/i18n/texts/ui.ts';
import css from './change-list.module.css';

type Told = {
  readonly revision: number;
  readonly action: string;
  readonly at: string;
  readonly by: string | null;
  readonly reason: string | null;
};

type Props<Entry extends Told> = {
  entries: readonly Entry[];
  /** What was done, in words. */
  nameOf: (entry: Entry) => string;
  /** What changed by it; nothing for what needs no more words. */
  children?: (entry: Entry) => ReactNode;
};

/** What was done to a record: what, when and by whom, in the order given. */
export function ChangeList<Entry extends Told>({ entries, nameOf, children }: Props<Entry>) {
  const ui = useUiText();
  const format = useFormat();
  return (
    <ol className={css.list}>
      {entries.map((entry, at) => (
        <li key={`${entry.revision} ${entry.at} ${at}`}>
          <p>
            <strong>{nameOf(entry)}</strong>{' '}
            <span className="pk-muted">
              {format.instant(entry.at)}
              {entry.by && ` ${ui('by', { name: entry.by })}`}
            </span>
          </p>
          {entry.reason && <p>{entry.reason}</p>}
          {children?.(entry)}
        </li>
      ))}
    </ol>
  );
}

type Difference = { readonly field: string; readonly before: string; readonly after: string };

/** Fields with two values side by side: before and after, or as `heads` says. */
export function DifferenceTable({
  fields,
  nameOf,
  heads,
  say = (_field, value) => value,
}: {
  fields: readonly Difference[];
  nameOf: (field: string) => string;
  heads?: readonly [string, string];
  say?: (field: string, value: string) => ReactNode;
}) {
  const ui = useUiText();
  const value = (field: string, text: string): ReactNode =>
    text === '' ? <span className="pk-muted">{ui('nothing')}</span> : say(field, text);
  if (fields.length === 0) return null;
  return (
    <div className={css.scroll}>
      <table className={css.difference}>
        <thead>
          <tr>
            <th scope="col">{ui('field')}</th>
            <th scope="col">{heads?.[0] ?? ui('before')}</th>
            <th scope="col">{heads?.[1] ?? ui('after')}</th>
          </tr>
        </thead>
        <tbody>
          {fields.map(({ field, before, after }) => (
            <tr key={field}>
              <th scope="row">{nameOf(field)}</th>
              <td>{value(field, before)}</td>
              <td>{value(field, after)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
