import { type KeyboardEvent, useRef, useState } from 'react';
import { Link } from 'react-router';
import { toFailure } from '@/apollo/failure.ts';
import { LiveUpdates } from '@/features/live/live-updates.tsx';
import { useMay } from '@/features/session/session.tsx';
import { useFormat } from '@/i18n/format.ts';
import { useReportPetugasText } from '@/i18n/texts/report-petugas.ts';
import { useDebounced } from '@/lib/use-debounced.ts';
import { paths } from '@/paths.ts';
import { buttonClass } from '@/ui/button.tsx';
import { TextField } from '@/ui/field.tsx';
import { PageHeader, Stack, Toolbar } from '@/ui/page.tsx';
import { PeriodPicker } from '@/ui/period-picker.tsx';
import { FailureNotice, QueryState } from '@/ui/query-state.tsx';
import { useWorklistQuery } from './petugas-pages.generated.ts';
import { FormChoice, useFormNames } from './form-choice.tsx';
import css from './grid-entry.module.css';
import { PetugasTabs } from './petugas-tabs.tsx';
import { TallyChips } from './tally-chips.tsx';
import { formParam, readBlock, readStatus, useMonth, useScope } from './use-worklist.ts';
import { useReread } from './use-reread.ts';
import { WaitingReports } from './waiting-reports.tsx';
import { WorklistTable } from './worklist-table.tsx';

const PAGE = 100;

/** Her posts by the state of a month's report: fill what is missing, check what came, send back what is wrong. */
export function WorklistPage() {
  const maySubmit = useMay('submission.submit');
  const mayVerify = useMay('submission.verify');
  if (!maySubmit && !mayVerify) return <FailureNotice failure={{ kind: 'refused' }} />;
  return <Worklist />;
}

function Worklist() {
  const t = useReportPetugasText();
  const format = useFormat();
  const scope = useScope();
  const { search, set, month, months } = useMonth();
  const [text, setText] = useState(search.get('cari') ?? '');
  const asked = useDebounced(text.trim(), 250);
  const status = readStatus(search);
  const block = readBlock(search);
  const nameOf = useFormNames();
  const { puskesmas, wilayah } = scope;
  const searchRef = useRef<HTMLDivElement>(null);
  const { data, previousData, error, loading, fetchMore, refetch } = useWorklistQuery({
    variables: { puskesmas, wilayah, month, block, status: status && [status], search: asked || null, first: PAGE },
  });
  const reread = useReread(refetch);
  const more = (after: string | null) =>
    fetchMore({
      variables: { after },
      updateQuery: (before, { fetchMoreResult }) => ({
        ...fetchMoreResult,
        posyanduRows: {
          ...fetchMoreResult.posyanduRows,
          rows: [...before.posyanduRows.rows, ...fetchMoreResult.posyanduRows.rows],
        },
      }),
    });
  const onSlash = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.key !== '/' || event.target instanceof HTMLInputElement) return;
    event.preventDefault();
    searchRef.current?.querySelector('input')?.focus();
  };
  const shown = data ?? previousData;
  return (
    // The key is a short cut; the field answers Tab as well.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div onKeyDown={onSlash}>
      <Stack>
        <PageHeader
          title={t('worklist.title')}
          kicker={scope.name}
          tags={
            shown && (
              <LiveUpdates
                key={`${puskesmas} ${wilayah} ${month}`}
                filter={{
                  indicators: [],
                  periods: [month],
                  ...(puskesmas ? { puskesmas: [puskesmas] } : { within: wilayah }),
                }}
                after={shown.cursor}
                onUpdate={reread}
                onGap={reread}
              />
            )
          }
          actions={
            <>
              <PeriodPicker
                label={t('month')}
                value={month}
                months={months}
                onChange={(next) => set('periode', next)}
              />
              <Link className={buttonClass()} to={paths.importForms({ periode: month, form: block })}>
                {t('worklist.toImport')}
              </Link>
              <Link
                className={buttonClass({ variant: 'primary' })}
                to={paths.grid({ periode: month, form: formParam(block) })}
              >
                {t('worklist.toGrid')}
              </Link>
            </>
          }
        />
        <PetugasTabs month={month} />
        <WaitingReports stamp={JSON.stringify(shown?.posyanduRows.tally)} />
        <QueryState data={shown?.posyanduRows} failure={toFailure(error)} onRetry={() => void refetch()}>
          {({ rows, tally, totalCount, hasNextPage, endCursor }) => (
            <>
              <TallyChips tally={tally} status={status} onChoose={(next) => set('status', next)} />
              <Toolbar>
                <FormChoice block={block} onChoose={(next) => set('form', formParam(next))} />
                <div ref={searchRef}>
                  <TextField
                    type="search"
                    label={t('worklist.search')}
                    value={text}
                    onChange={(event) => {
                      setText(event.target.value);
                      set('cari', event.target.value.trim());
                    }}
                  />
                </div>
                <p className={css.keys}>{t('worklist.keys')}</p>
              </Toolbar>
              <WorklistTable
                key={`${month} ${block} ${status}`}
                rows={rows}
                caption={t('worklist.caption', { form: nameOf(block), month: format.period(month) })}
                month={month}
                block={block}
                total={totalCount}
                isBusy={loading}
                onMore={hasNextPage ? () => void more(endCursor) : null}
                onChanged={() => void refetch()}
              />
            </>
          )}
        </QueryState>
      </Stack>
    </div>
  );
}
