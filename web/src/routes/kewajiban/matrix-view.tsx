import { Link, useSearchParams } from 'react-router';
import { toFailure } from '@/apollo/failure.ts';
import { PokjanalBadge } from '@/features/pokjanal/pokjanal-badge.tsx';
import { WilayahCrumbs } from '@/features/wilayah/wilayah-crumbs.tsx';
import { useFormat } from '@/i18n/format.ts';
import { useDutyText } from '@/i18n/texts/duty.ts';
import { useVisitText } from '@/i18n/texts/visit.ts';
import { paths } from '@/paths.ts';
import { Button, buttonClass } from '@/ui/button.tsx';
import { PageHeader, Panel, Stack, Toolbar } from '@/ui/page.tsx';
import { EmptyState, FailureNotice, QueryState } from '@/ui/query-state.tsx';
import { CellDrawer } from './cell-drawer.tsx';
import { Legend } from './cell-mark.tsx';
import { type DutyMatrixPageQuery, useDutyMatrixPageQuery } from './duty-pages.generated.ts';
import css from './kewajiban.module.css';
import { MatrixCards } from './matrix-cards.tsx';
import { cellFrom, cellText, type Matrix, type OpenCell } from './matrix-model.ts';
import { MatrixTable } from './matrix-table.tsx';
import { useYear } from './use-year.ts';
import { YearField } from './year-field.tsx';

type Group = NonNullable<DutyMatrixPageQuery['pokjanal']>;

/** The matrix of one group: agencies, duties, periods; each cell leads to what is behind it. */
export function MatrixView({ group }: { group: string }) {
  const year = useYear();
  const { data, previousData, error, refetch } = useDutyMatrixPageQuery({
    variables: { group, year: year.year },
    fetchPolicy: 'cache-and-network',
  });
  return (
    <QueryState isPage data={data ?? previousData} failure={toFailure(error)} onRetry={() => void refetch()}>
      {({ pokjanal, dutyMatrix }) =>
        pokjanal ? (
          <MatrixPage group={pokjanal} matrix={dutyMatrix} year={year} onChanged={() => void refetch()} />
        ) : (
          <FailureNotice isPage failure={{ kind: 'missing' }} />
        )
      }
    </QueryState>
  );
}

type Props = { group: Group; matrix: Matrix; year: ReturnType<typeof useYear>; onChanged: () => void };

function MatrixPage({ group, matrix, year, onChanged }: Props) {
  const t = useDutyText();
  const visit = useVisitText();
  const cell = useOpenCell();
  const caption = t('matrixCaption', { group: group.name, year: matrix.year });
  return (
    <div className={css.page}>
      <PageHeader
        breadcrumb={<WilayahCrumbs areas={[...group.wilayah.ancestors, group.wilayah]} />}
        kicker={<Link to={paths.pokjanal(group.id)}>{group.name}</Link>}
        title={t('matrixOf', { group: group.name })}
        tags={<PokjanalBadge status={group.status} />}
        actions={
          <>
            <Link className={buttonClass()} to={paths.visits({ kelompok: group.id })}>
              {visit('title')}
            </Link>
            <Link
              className={buttonClass()}
              to={paths.duties({ wilayah: group.wilayah.id, tahun: String(matrix.year) })}
            >
              {t('allAreas')}
            </Link>
            <Button icon="print" onClick={() => window.print()}>
              {t('print')}
            </Button>
          </>
        }
      />
      <Toolbar>
        <YearField {...year} />
      </Toolbar>
      <Stack>
        <Share matrix={matrix} />
        <Legend />
        {matrix.rows.length === 0 ? (
          <EmptyState title={t('noMembers')}>
            <p>{t('noMembersHint')}</p>
            <Link className={buttonClass()} to={paths.pokjanal(group.id)}>
              {t('toGroup')}
            </Link>
          </EmptyState>
        ) : (
          <>
            <div className={css.wide}>
              <Panel flush>
                <MatrixTable matrix={matrix} caption={caption} onOpen={cell.open} />
              </Panel>
            </div>
            <div className={css.narrow}>
              <MatrixCards matrix={matrix} onOpen={cell.open} />
            </div>
          </>
        )}
      </Stack>
      <CellDrawer group={group.id} matrix={matrix} cell={cell.value} onClose={cell.close} onChanged={onChanged} />
    </div>
  );
}

function Share({ matrix: { fulfilled, expected, overdue } }: { matrix: Matrix }) {
  const t = useDutyText();
  const format = useFormat();
  return (
    <p className={css.share}>
      <strong>{expected === 0 ? '–' : format.percent((fulfilled / expected) * 100)}</strong> {t('share')}{' '}
      <span className="pk-muted">
        ({t('shareOf', { fulfilled: format.number(fulfilled), expected: format.number(expected) })}) · {t('late')}:{' '}
        {format.number(overdue)}
      </span>
    </p>
  );
}

/** The open cell, kept in the address so that it can be sent to a colleague. */
function useOpenCell() {
  const [search, setSearch] = useSearchParams();
  const put = (text: string | null) =>
    setSearch(
      (before) => {
        if (text) before.set('sel', text);
        else before.delete('sel');
        return before;
      },
      { replace: true, preventScrollReset: true },
    );
  return {
    value: cellFrom(search.get('sel')),
    open: (cell: OpenCell) => put(cellText(cell)),
    close: () => put(null),
  };
}
