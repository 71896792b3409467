import { useState } from 'react';
import { toFailure } from '@/apollo/failure.ts';
import { ReportBadge } from '@/features/report/report-badge.tsx';
import type { ReportStatus } from '@/gql/schema-types.ts';
import { useText } from '@/i18n/format.ts';
import { useReportPetugasText } from '@/i18n/texts/report-petugas.ts';
import { Button } from '@/ui/button.tsx';
import { ConfirmDialog } from '@/ui/dialog.tsx';
import { showToast } from '@/ui/toast.tsx';
import { useVerifyReportsMutation } from './petugas-pages.generated.ts';
import css from './worklist-table.module.css';

/** A report that may be checked, with the name of who owes it. */
export type Checkable = { readonly report: string | null; readonly status: ReportStatus; readonly name: string };

type Props = {
  rows: readonly Checkable[];
  selection: ReadonlySet<string>;
  onSelect: (selection: ReadonlySet<string>) => void;
  onDone: () => void;
};

const reportsOf = (rows: readonly Checkable[]): string[] => rows.flatMap(({ report }) => report ?? []);

/** Checks many reports at once; before it does, it shows which go and which are left out, and why. */
export function SelectionBar({ rows, selection, onSelect, onDone }: Props) {
  const t = useReportPetugasText();
  const [isOpen, setOpen] = useState(false);
  const verify = useVerify(onDone);
  const chosen = rows.filter(({ report }) => report !== null && selection.has(report));
  const ready = chosen.filter(({ status }) => status === 'SUBMITTED');
  const left = chosen.filter(({ status }) => status !== 'SUBMITTED');
  const waiting = rows.filter(({ status }) => status === 'SUBMITTED');
  return (
    <div className={css.bar}>
      {waiting.length > 0 && (
        <Button onClick={() => onSelect(new Set(reportsOf(waiting)))}>
          {t('verify.selectWaiting', { count: waiting.length })}
        </Button>
      )}
      <Button
        variant={ready.length > 0 ? 'primary' : 'default'}
        icon="check"
        disabled={chosen.length === 0}
        onClick={() => setOpen(true)}
      >
        {t('verify.button', { count: chosen.length })}
      </Button>
      {chosen.length > 0 && (
        <Button variant="quiet" onClick={() => onSelect(new Set())}>
          {t('verify.clear')}
        </Button>
      )}
      <ConfirmDialog
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        title={t('verify.title')}
        confirmLabel={t('verify.confirm', { count: ready.length })}
        onConfirm={() => verify(reportsOf(ready), rows)}
      >
        <Names title={t('verify.ready', { count: ready.length })} rows={ready} />
        {left.length > 0 && <Names title={t('verify.left', { count: left.length })} rows={left} />}
      </ConfirmDialog>
    </div>
  );
}

function Names({ title, rows }: { title: string; rows: readonly Checkable[] }) {
  return (
    <>
      <h3>{title}</h3>
      <ul className={css.list}>
        {rows.map(({ report, name, status }) => (
          <li key={report}>
            {name}
            <ReportBadge status={status} />
          </li>
        ))}
      </ul>
    </>
  );
}

function useVerify(onDone: () => void) {
  const t = useReportPetugasText();
  const text = useText();
  const [verify] = useVerifyReportsMutation();
  return async (reports: readonly string[], rows: readonly Checkable[]) => {
    if (reports.length === 0) return;
    try {
      const { data } = await verify({ variables: { reports: [...reports] } });
      const result = data?.verifyReports;
      if (result?.__typename !== 'VerifyReportsSuccess') {
        showToast(result ? text(result.message) : t('failed'), { tone: 'bad' });
        return;
      }
      showToast(t('verify.done', { count: result.reports.length }));
      for (const { report, reason } of result.skipped) {
        const name = rows.find((row) => row.report === report)?.name ?? '';
        showToast(t('verify.skipped', { name, reason: text(reason) }), { tone: 'bad' });
      }
      onDone();
    } catch (error) {
      showToast(toFailure(error)?.message ?? t('failed'), { tone: 'bad' });
    }
  };
}
