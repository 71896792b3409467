import { useFormat, useText } from '@/i18n/format.ts';
import { useOrganisationText } from '@/i18n/texts/organisation.ts';
import type { Form } from './report-page.types.ts';
import { cx } from '@/lib/cx.ts';
import css from './report-values.module.css';

type Cell = Form['report']['cells'][number];
const UNDETAILED = 'TIDAK_DIRINCI';

/** The sum of the values that are there; null when none is. */
function sum(cells: readonly (Cell | undefined)[]): number | null {
  const values = cells.flatMap((cell) => (cell?.value == null ? [] : [cell.value]));
  return values.length ? values.reduce((total, value) => total + value, 0) : null;
}

/** The catalogue's names begin with the letter, which stands in its own weight here. */
const withoutLetter = (name: string, letter: string): string =>
  name.startsWith(letter) ? name.slice(letter.length).replace(/^\s*[–-]\s*/, '') : name;

/** The form as on paper: a line per element, age bands across with boys and girls, the sum at the end. */
export function ReportValues({ form }: { form: Form }) {
  const t = useOrganisationText();
  const text = useText();
  const format = useFormat();
  const bySlot = new Map(form.report.cells.map((cell) => [cell.slot, cell]));
  const ages = [...new Set(form.cells.map(({ age }) => age))].filter((age) => age !== UNDETAILED);
  const find = (element: string, age: string, sex: string) => {
    const cell = form.cells.find((each) => each.element === element && each.age === age && each.sex === sex);
    return cell && bySlot.get(cell.slot);
  };
  const all = (element: string) =>
    form.cells.filter((each) => each.element === element).map(({ slot }) => bySlot.get(slot));
  return (
    // A region that scrolls must be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={css.scroll} aria-label={t('report.values')} tabIndex={0}>
      <table className={cx(css.table, !form.detailed && css.short)}>
        <caption className="pk-visually-hidden">{t('report.values')}</caption>
        <thead>
          <tr>
            <th scope="col" rowSpan={form.detailed ? 2 : 1}>
              {t('report.element')}
            </th>
            {form.detailed &&
              ages.map((age) => (
                <th key={age} scope="colgroup" colSpan={2}>
                  {t('report.ageMonths', { range: age.replace('_', '–') })}
                </th>
              ))}
            <th scope="col" rowSpan={form.detailed ? 2 : 1}>
              {t('report.total')}
            </th>
          </tr>
          {form.detailed && (
            <tr>
              {ages.flatMap((age) => [
                <th key={`${age}L`} scope="col">
                  <abbr title={t('report.maleLong')}>{t('report.male')}</abbr>
                </th>,
                <th key={`${age}P`} scope="col">
                  <abbr title={t('report.femaleLong')}>{t('report.female')}</abbr>
                </th>,
              ])}
            </tr>
          )}
        </thead>
        <tbody>
          {form.elements.map(({ code, letter, name }) => (
            <tr key={code}>
              <th scope="row">
                <strong>{letter}</strong> <span className="pk-muted">{withoutLetter(text(name), letter)}</span>
              </th>
              {form.detailed &&
                ages.flatMap((age) =>
                  ['L', 'P'].map((sex) => (
                    <td key={age + sex}>
                      <Value cell={find(code, age, sex)} />
                    </td>
                  )),
                )}
              <td className={css.total}>{format.number(sum(all(code)))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Value({ cell }: { cell: Cell | undefined }) {
  const t = useOrganisationText();
  const format = useFormat();
  if (cell?.state === 'VALUE') return format.number(cell.value);
  const why = cell?.state === 'NOT_APPLICABLE' ? t('report.notApplicable') : t('report.missingCell');
  return (
    <span className="pk-muted" title={why}>
      <span aria-hidden="true">{cell?.state === 'NOT_APPLICABLE' ? '×' : '–'}</span>
      <span className="pk-visually-hidden">{why}</span>
    </span>
  );
}
