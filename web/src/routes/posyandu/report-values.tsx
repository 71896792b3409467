import { useFieldName } from '@/features/report-form/field-name.ts';
import { useFormat, useText } from '@/i18n/format.ts';
import { useOrganisationText } from '@/i18n/texts/organisation.ts';
import { useReportFormText } from '@/i18n/texts/report-form.ts';
import { cx } from '@/lib/cx.ts';
import type { Form } from './report-page.types.ts';
import { type Comments, ReportValue } from './report-value.tsx';
import css from './report-values.module.css';

type Cell = Form['report']['cells'][number];
type Element = Form['elements'][number];
type FormCell = Form['cells'][number];
const UNDETAILED = 'TIDAK_DIRINCI';

/** The sum of the values that are there; null when none is. */
function sum(cells: readonly (Cell | undefined)[]): number | null {
  const values = cells.flatMap((cell) => (cell?.value == null ? [] : [cell.value]));
  return values.length ? values.reduce((total, value) => total + value, 0) : null;
}

/** The catalogue's names begin with the letter, which stands in its own weight here. */
const withoutLetter = (name: string, letter: string): string =>
  name.startsWith(letter) ? name.slice(letter.length).replace(/^\s*[–-]\s*/, '') : name;

/** The form as on paper: a line per question, what it is broken down by across, the sum at the end. */
export function ReportValues({ form }: { form: Form }) {
  const t = useOrganisationText();
  const format = useFormat();
  const bySlot = new Map(form.report.cells.map((cell) => [cell.slot, cell]));
  const comments: Comments = new Map(form.report.returnComments.map(({ slot, comment }) => [slot, comment]));
  const columns = columnsOf(form);
  const ofElement = (code: string) => form.cells.filter(({ element }) => element === code);
  const value = (cell: FormCell | undefined, element: Element) => (
    <ReportValue
      cell={cell && bySlot.get(cell.slot)}
      comment={cell && comments.get(cell.slot)}
      isYesNo={element.yesNo}
    />
  );
  return (
    // A region that scrolls must be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={css.scroll} aria-label={t('report.values')} tabIndex={0}>
      <table className={cx(css.table, columns.length === 0 && css.short)}>
        <caption className="pk-visually-hidden">{t('report.values')}</caption>
        <ValuesHead form={form} />
        <tbody>
          {form.elements.map((element) => (
            <tr key={element.code}>
              <ElementHead element={element} isMain={form.block === 'SKDN'} />
              {columns.map((column) => (
                <td key={`${column.age}${column.sex}${column.field}`}>
                  {value(
                    ofElement(element.code).find(
                      ({ age, sex, field }) => age === column.age && sex === column.sex && field === column.field,
                    ),
                    element,
                  )}
                </td>
              ))}
              <td className={css.total}>
                {columns.length === 0
                  ? value(ofElement(element.code)[0], element)
                  : format.number(sum(ofElement(element.code).map(({ slot }) => bySlot.get(slot))))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** What the numbers are broken down by, each once; none for a form of totals. */
function columnsOf({ cells, elements }: Form): readonly FormCell[] {
  const [first] = elements;
  return cells.filter(
    ({ element, age, sex, field }) =>
      element === first?.code && !(age === UNDETAILED && sex === UNDETAILED && field === UNDETAILED),
  );
}

function ElementHead({ element: { letter, name }, isMain }: { element: Element; isMain: boolean }) {
  const text = useText();
  if (!isMain) return <th scope="row">{text(name)}</th>;
  return (
    <th scope="row">
      <strong>{letter}</strong> <span className="pk-muted">{withoutLetter(text(name), letter)}</span>
    </th>
  );
}

function ValuesHead({ form }: { form: Form }) {
  const t = useOrganisationText();
  const columns = columnsOf(form);
  const ages = [...new Set(columns.map(({ age }) => age))].filter((age) => age !== UNDETAILED);
  const rows = ages.length > 0 ? 2 : 1;
  return (
    <thead>
      <tr>
        <th scope="col" rowSpan={rows}>
          {t('report.element')}
        </th>
        {ages.map((age) => (
          <th key={age} scope="colgroup" colSpan={2}>
            {t('report.ageMonths', { range: age.replace('_', '–') })}
          </th>
        ))}
        {ages.length === 0 && columns.map((column) => <FieldHead key={column.field} field={column.field} />)}
        <th scope="col" rowSpan={rows}>
          {t('report.total')}
        </th>
      </tr>
      {ages.length > 0 && (
        <tr>
          {columns.map(({ slot, sex }) => (
            <th key={slot} scope="col">
              <abbr title={sex === 'L' ? t('report.maleLong') : t('report.femaleLong')}>
                {sex === 'L' ? t('report.male') : t('report.female')}
              </abbr>
            </th>
          ))}
        </tr>
      )}
    </thead>
  );
}

function FieldHead({ field }: { field: string }) {
  const words = useReportFormText();
  const nameOf = useFieldName();
  return (
    <th scope="col" className={css.field}>
      <span className="pk-visually-hidden">{words('field')}: </span>
      {nameOf(field)}
    </th>
  );
}
