import { useState } from 'react';
import { useFormat } from '@/i18n/format.ts';
import { useClosingText } from '@/i18n/texts/closing.ts';
import { useDomainText } from '@/i18n/texts/domain.ts';
import { Button } from '@/ui/button.tsx';
import { Panel } from '@/ui/page.tsx';
import { EmptyState, FailureNotice, Skeleton } from '@/ui/query-state.tsx';
import css from './closing-page.module.css';
import type { Closing, OpenReport, Place } from './closing-page.types.ts';
import { ExemptBar } from './exempt-bar.tsx';
import { LIST_ID } from './form-states.tsx';
import { OpenFilters } from './open-filters.tsx';
import { OpenTable } from './open-table.tsx';
import { PuskesmasAsks } from './puskesmas-asks.tsx';
import { OPEN_STATUSES, type useClosingView } from './use-closing-view.ts';
import { useOpenReports } from './use-open-reports.ts';

type Props = {
  place: Place;
  closing: Closing;
  view: ReturnType<typeof useClosingView>;
  onChanged: () => void;
};

/** The reports behind the numbers, by default all that closing would leave open, with whom to ask for them. */
export function OpenReports({ place, closing, view, onChanged }: Props) {
  const t = useClosingText();
  const words = useDomainText();
  const { form, status, puskesmas } = view;
  // The list is read again when a count has moved.
  const stamp = JSON.stringify(closing.forms);
  const list = useOpenReports({ ...place, status: status ? [status] : OPEN_STATUSES }, stamp);
  const rows = list.rows.filter((row) => isShown(row, { form, puskesmas }));
  const isOpenList = status === null || OPEN_STATUSES.includes(status);
  return (
    <>
      {isOpenList && rows.length > 0 && <PuskesmasAsks rows={rows} month={place.month} />}
      <div id={LIST_ID}>
        <Panel
          flush
          title={status ? t('open.listed', { status: words(`reportStatus.${status}`) }) : t('open.title')}
          actions={<Reading list={list} count={rows.length} />}
        >
          <OpenFilters forms={closing.forms} rows={list.rows} view={view} />
          {list.failure && <FailureNotice failure={list.failure} onRetry={list.readAgain} />}
          {!list.failure && (
            <Listed
              key={`${place.month} ${status} ${form} ${puskesmas}`}
              rows={rows}
              month={place.month}
              isDone={list.isDone}
              isAll={status === null && form === null && puskesmas === null}
              mayExempt={isOpenList && closing.abilities.includes('obligation.exempt')}
              onChanged={onChanged}
            />
          )}
        </Panel>
      </div>
    </>
  );
}

type Filter = { form: string | null; puskesmas: string | null };

/** `-` stands for no puskesmas in the address. */
const isShown = (row: OpenReport, { form, puskesmas }: Filter): boolean =>
  (form === null || row.form.id === form) && (puskesmas === null || (row.puskesmas ?? '-') === puskesmas);

function Reading({ list, count }: { list: ReturnType<typeof useOpenReports>; count: number }) {
  const t = useClosingText();
  const format = useFormat();
  if (list.failure) return null;
  return (
    <span className="pk-muted" role="status">
      {!list.isDone
        ? t('open.reading', { shown: format.number(list.rows.length) })
        : list.isCut
          ? t('open.cut', { count: format.number(list.rows.length) })
          : t('open.count', { count })}
    </span>
  );
}

type ListedProps = {
  rows: readonly OpenReport[];
  month: string;
  isDone: boolean;
  isAll: boolean;
  mayExempt: boolean;
  onChanged: () => void;
};

function Listed({ rows, month, isDone, isAll, mayExempt, onChanged }: ListedProps) {
  const t = useClosingText();
  const [selection, setSelection] = useState<ReadonlySet<string>>(new Set());
  const chosen = rows.filter(({ report }) => selection.has(report));
  if (rows.length === 0) {
    if (!isDone) return <Skeleton />;
    return <EmptyState title={t(isAll ? 'open.allDone' : 'open.none')} icon={isAll ? 'check' : 'form'} />;
  }
  return (
    <>
      {mayExempt && (
        <div className={css.bar}>
          <Button onClick={() => setSelection(new Set(rows.map(({ report }) => report)))}>
            {t('open.selectAll', { count: rows.length })}
          </Button>
          {chosen.length > 0 && (
            <>
              <ExemptBar
                chosen={chosen}
                onDone={() => {
                  setSelection(new Set());
                  onChanged();
                }}
              />
              <Button variant="quiet" onClick={() => setSelection(new Set())}>
                {t('open.clear')}
              </Button>
            </>
          )}
        </div>
      )}
      <OpenTable rows={rows} month={month} selection={selection} onSelect={mayExempt ? setSelection : null} />
    </>
  );
}
