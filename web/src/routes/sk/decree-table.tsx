import { Link } from 'react-router';
import { PagedList } from '@/features/lists/paged-list.tsx';
import { useMay } from '@/features/session/session.tsx';
import { useFormat } from '@/i18n/format.ts';
import { useDomainText } from '@/i18n/texts/domain.ts';
import { useDecreeText } from '@/i18n/texts/sk.ts';
import { paths } from '@/paths.ts';
import { buttonClass } from '@/ui/button.tsx';
import { type Column, DataTable } from '@/ui/data-table.tsx';
import { Icon } from '@/ui/icon.tsx';
import { Panel } from '@/ui/page.tsx';
import { EmptyState } from '@/ui/query-state.tsx';
import { StatusBadge } from '@/ui/status-badge.tsx';
import { useColumnParam } from '@/ui/use-column-param.ts';
import { useSortParam } from '@/ui/use-sort-param.ts';
import { TermEnd } from '../pokjanal/term.tsx';
import { DecreeListPageDocument, type DecreeListPageQuery, useDecreeListPageQuery } from './decree-pages.generated.ts';
import css from './sk.module.css';
import type { useDecreeFilters } from './use-decree-filters.ts';

type Row = DecreeListPageQuery['decreeList']['nodes'][number];
type Props = { within: string | null; asked: ReturnType<typeof useDecreeFilters>['asked']; isNarrowed: boolean };

const NAMED_GROUPS = 2;

/** The decrees that fit the filters, a row each. */
export function DecreeTable({ within, asked, isNarrowed }: Props) {
  const t = useDecreeText();
  const columns = useColumns();
  const sort = useSortParam({ key: 'date', direction: 'descending' }, columns);
  const chosen = useColumnParam(columns);
  const variables = { within, ...asked, withoutFile: asked.withoutFile || null, search: asked.search || null };
  const answer = useDecreeListPageQuery({ variables, fetchPolicy: 'cache-and-network' });
  return (
    <Panel flush>
      <PagedList
        list="/sk"
        title={t('list.title')}
        columns={chosen}
        sorting={sort.value}
        document={DecreeListPageDocument}
        variables={variables}
        answer={answer}
        pick={({ decreeList }) => decreeList}
        empty={<NoDecrees isNarrowed={isNarrowed} />}
      >
        {(rows) => (
          <DataTable caption={t('list.title')} columns={chosen.shown} rows={rows} rowKey={({ id }) => id} sort={sort} />
        )}
      </PagedList>
    </Panel>
  );
}

/** Why the list is empty, and what to do next. */
function NoDecrees({ isNarrowed }: { isNarrowed: boolean }) {
  const t = useDecreeText();
  const mayRecord = useMay('pokjanal.manage');
  if (isNarrowed) {
    return (
      <EmptyState title={t('list.none')} icon="search">
        {t('list.noneHint')}
      </EmptyState>
    );
  }
  return (
    <EmptyState title={t('list.empty')} icon="form">
      <p>{t('list.emptyHint')}</p>
      <p className={css.acts}>
        {mayRecord && (
          <Link className={buttonClass()} to={paths.newDecree()}>
            {t('list.record')}
          </Link>
        )}
        <Link className={buttonClass()} to={paths.pokjanalList({ tampil: 'tanpa-sk' })}>
          {t('list.waiting')}
        </Link>
      </p>
    </EmptyState>
  );
}

function useColumns(): Column<Row>[] {
  const t = useDecreeText();
  const words = useDomainText();
  const format = useFormat();
  return [
    {
      key: 'number',
      header: t('list.number'),
      cell: (row) => (
        <>
          <Link to={paths.decree(row.id)}>{row.number}</Link>{' '}
          {row.withdrawnAt && <StatusBadge tone="neutral">{t('page.withdrawn')}</StatusBadge>}
        </>
      ),
      sortBy: ({ number }) => number,
    },
    {
      key: 'kind',
      header: t('list.kind'),
      cell: ({ kind }) => words(`decreeKind.${kind}`),
      sortBy: ({ kind }) => words(`decreeKind.${kind}`),
      isWideOnly: true,
    },
    {
      key: 'groups',
      header: t('list.groups'),
      cell: ({ groups }) => <GroupNames groups={groups} />,
      sortBy: ({ groups }) => groups[0]?.name ?? null,
      exportBy: ({ groups }) => groups.map(({ name }) => name).join('; '),
      isProse: true,
    },
    {
      key: 'issuer',
      header: t('list.issuer'),
      cell: ({ issuer }) => issuer,
      sortBy: ({ issuer }) => issuer,
      isWideOnly: true,
    },
    {
      key: 'date',
      header: t('list.date'),
      cell: ({ date }) => format.day(date),
      sortBy: ({ date }) => date,
      exportBy: ({ date }) => date,
    },
    {
      key: 'term',
      header: t('list.term'),
      cell: ({ termEnd, endsInDays }) =>
        termEnd ? (
          <TermEnd day={termEnd} daysLeft={endsInDays} />
        ) : (
          <span className="pk-muted">{t('page.noTerm')}</span>
        ),
      sortBy: ({ termEnd }) => termEnd,
    },
    {
      key: 'file',
      header: t('list.file'),
      exportBy: ({ attachment }) => attachment?.name ?? null,
      cell: ({ attachment }) =>
        attachment ? (
          <a
            className={css.file}
            href={attachment.url}
            download={attachment.name}
            aria-label={t('list.download', { name: attachment.name })}
            title={attachment.name}
          >
            <Icon name="download" size={16} />
          </a>
        ) : (
          '–'
        ),
    },
  ];
}

function GroupNames({ groups }: Pick<Row, 'groups'>) {
  const t = useDecreeText();
  const rest = groups.length - NAMED_GROUPS;
  return (
    <>
      {groups.slice(0, NAMED_GROUPS).map(({ id, name }) => (
        <div key={id}>
          <Link to={paths.pokjanal(id)}>{name}</Link>
        </div>
      ))}
      {rest > 0 && <span className="pk-muted">{t('list.moreGroups', { count: rest })}</span>}
    </>
  );
}
