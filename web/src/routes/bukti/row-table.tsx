import { ACTIVITY_FIELDS, type EvidenceField } from '@pokjanal/server/pure';
import { useText } from '@/i18n/format.ts';
import { useDutyText } from '@/i18n/texts/duty.ts';
import css from './bukti.module.css';
import { useValueText } from './use-value-text.ts';

type Row = Readonly<Record<string, unknown>>;

/** The rows of a field, such as the options weighed. */
export function RowTable({ field, rows }: { field: EvidenceField; rows: unknown }) {
  const text = useText();
  const list = Array.isArray(rows) ? (rows as Row[]) : [];
  return <Rows caption={text(field.label)} fields={field.fields ?? []} rows={list} />;
}

/** The activities of a plan, with their money and what they should move. */
export function PlanTable({ rows }: { rows: readonly object[] }) {
  const t = useDutyText();
  return <Rows caption={t('bukti.activities')} fields={ACTIVITY_FIELDS} rows={rows.map((row) => ({ ...row }))} />;
}

function Rows({ caption, fields, rows }: { caption: string; fields: readonly EvidenceField[]; rows: readonly Row[] }) {
  const text = useText();
  const say = useValueText();
  if (rows.length === 0) return null;
  const shown = fields.filter((one) => rows.some((row) => say(one, row[one.name]) !== ''));
  return (
    // A region that scrolls must be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={css.scroll} aria-label={caption} tabIndex={0}>
      <table className={css.table}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">#</th>
            {shown.map((one) => (
              <th key={one.name} scope="col">
                {text(one.label)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            // Rows have no name of their own; their place is what they are known by.
            <tr key={at}>
              <th scope="row">{at + 1}</th>
              {shown.map((one) => (
                <td key={one.name}>{say(one, row[one.name])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
