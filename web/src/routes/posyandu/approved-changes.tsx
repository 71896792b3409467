import { SKDN } from '@pokjanal/server/pure';
import { useCellName } from '@/features/report-form/cell-name.ts';
import { useFormat, useText } from '@/i18n/format.ts';
import { useClosingText } from '@/i18n/texts/closing.ts';
import { useOrganisationText } from '@/i18n/texts/organisation.ts';
import { useReportFormText } from '@/i18n/texts/report-form.ts';
import { type Column, DataTable } from '@/ui/data-table.tsx';
import { Panel } from '@/ui/page.tsx';
import css from './approved-changes.module.css';
import { type ChangedCell, changedCells, type WireCell } from './changed-cells.ts';
import type { Form } from './report-page.types.ts';

type Approved = NonNullable<Form['report']['approved']>;
type Row = { readonly key: string; readonly name: string; readonly approved: string; readonly now: string };

/** What was approved beside what stands there now, only where they differ, with who did which when. */
export function ApprovedChanges({ form, zone }: { form: Form; zone: string }) {
  const { approved } = form.report;
  return approved ? <Changes form={form} approved={approved} zone={zone} /> : null;
}

type Props = { form: Form; approved: Approved; zone: string };

function Changes({ form, approved, zone }: Props) {
  const t = useClosingText();
  const rows = [...useOpenedRow(form, approved), ...useCellRows(form, approved)];
  const columns: Column<Row>[] = [
    { key: 'name', header: t('report.cell'), cell: ({ name }) => name, isProse: true },
    { key: 'approved', header: t('report.approvedSide'), align: 'end', cell: (row) => row.approved },
    { key: 'now', header: t('report.nowSide'), align: 'end', cell: (row) => <strong>{row.now}</strong> },
  ];
  return (
    <div id="perubahan">
      <Panel flush title={t('report.changed')}>
        <Authors form={form} approved={approved} zone={zone} />
        {rows.length > 0 && (
          <DataTable caption={t('report.changed')} columns={columns} rows={rows} rowKey={({ key }) => key} />
        )}
      </Panel>
    </div>
  );
}

const CHANGES: readonly string[] = ['SUBMIT', 'AMEND'];

function Authors({ form, approved, zone }: Props) {
  const t = useClosingText();
  const format = useFormat();
  const { revisions } = form.report;
  const change = revisions.find(({ action, revision }) => CHANGES.includes(action) && revision > approved.revision);
  return (
    <div className={css.authors}>
      <p>
        {t('report.approvedBy', { when: format.instant(approved.at, zone), name: approved.by ?? t('report.byCutOff') })}
      </p>
      {change && (
        <p>
          {[t('report.changedBy', { when: format.instant(change.at, zone), name: change.by }), change.note]
            .filter(Boolean)
            .join(' · ')}
        </p>
      )}
      <p className="pk-muted">{t('report.changedHint')}</p>
    </div>
  );
}

function useOpenedRow({ report }: Form, approved: Approved): Row[] {
  const t = useClosingText();
  const words = useReportFormText();
  const told = ({ opened, notOpenedReason }: Pick<Approved, 'opened' | 'notOpenedReason'>) =>
    [words(opened ? 'yes' : 'no'), notOpenedReason].filter(Boolean).join(': ');
  const [before, now] = [told(approved), told(report)];
  return before === now ? [] : [{ key: 'opened', name: t('report.opened'), approved: before, now }];
}

function useCellRows(form: Form, approved: Approved): Row[] {
  const { block, cells, elements, report } = form;
  const layout = block === SKDN.code ? SKDN : { code: block, elements: [], cells };
  const nameOf = useCellName({ layout, elements });
  const tell = useCellText(form);
  return changedCells(approved.cells, report.cells).map((cell: ChangedCell) => ({
    key: String(cell.slot),
    name: nameOf(cell.slot),
    approved: tell(cell.slot, cell.approved),
    now: tell(cell.slot, cell.now),
  }));
}

/** A cell in words: its number, its yes or no, or why there is none. */
function useCellText({ cells, elements, missingReasons }: Form) {
  const t = useOrganisationText();
  const words = useReportFormText();
  const text = useText();
  const format = useFormat();
  const isYesNo = (slot: number) => {
    const asked = cells.find((cell) => cell.slot === slot)?.element;
    return elements.some(({ code, yesNo }) => yesNo && code === asked);
  };
  return (slot: number, cell: WireCell | undefined): string => {
    if (cell?.state === 'VALUE') return isYesNo(slot) ? words(cell.value ? 'yes' : 'no') : format.number(cell.value);
    if (cell?.state === 'NOT_APPLICABLE') return t('report.notApplicable');
    const [code = '', own] = cell?.reason?.split(/:(.*)/s) ?? [];
    const known = missingReasons.find((reason) => reason.code === code);
    return own || (known ? text(known.text) : t('report.missingCell'));
  };
}
