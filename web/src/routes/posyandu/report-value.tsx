import { useFormat } from '@/i18n/format.ts';
import { useOrganisationText } from '@/i18n/texts/organisation.ts';
import { useReportFormText } from '@/i18n/texts/report-form.ts';
import type { Form } from './report-page.types.ts';
import css from './report-values.module.css';

/** What whoever returned a report said of its cells, by slot. */
export type Comments = ReadonlyMap<number, string>;

type Props = {
  cell: Form['report']['cells'][number] | undefined;
  comment: string | undefined;
  isYesNo: boolean;
};

/** One cell: its number or its yes and no, or why there is none; below it what was said of it. */
export function ReportValue({ cell, comment, isYesNo }: Props) {
  const t = useReportFormText();
  const format = useFormat();
  const value = cell?.state === 'VALUE' ? cell.value : null;
  return (
    <>
      {value === null ? <Absent cell={cell} /> : isYesNo ? t(value > 0 ? 'yes' : 'no') : format.number(value)}
      {comment !== undefined && <span className={css.comment}>{t('returned.comment', { comment })}</span>}
    </>
  );
}

function Absent({ cell }: Pick<Props, 'cell'>) {
  const t = useOrganisationText();
  const isForeign = cell?.state === 'NOT_APPLICABLE';
  const why = isForeign ? t('report.notApplicable') : t('report.missingCell');
  return (
    <span className="pk-muted" title={why}>
      <span aria-hidden="true">{isForeign ? '×' : '–'}</span>
      <span className="pk-visually-hidden">{why}</span>
    </span>
  );
}
