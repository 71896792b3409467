import { useState } from 'react';
import { toFailure } from '@/apollo/failure.ts';
import { ListTools } from '@/features/lists/list-tools.tsx';
import { portionOf, useRead } from '@/features/lists/use-read.ts';
import type { Role } from '@/gql/schema-types.ts';
import { useUsersText } from '@/i18n/texts/users.ts';
import { Button } from '@/ui/button.tsx';
import { type Column, DataTable } from '@/ui/data-table.tsx';
import { MoreRows } from '@/ui/more-rows.tsx';
import { Panel } from '@/ui/page.tsx';
import { EmptyState, QueryState } from '@/ui/query-state.tsx';
import { useColumnParam } from '@/ui/use-column-param.ts';
import { useSortParam } from '@/ui/use-sort-param.ts';
import { AccountDialogs, type Step } from './account-dialogs.tsx';
import { AccountState, RolePlaces, useRolePlaces } from './account-state.tsx';
import { type UserRowFragment, UsersPageDocument, useUsersPageQuery } from './users.generated.ts';
import css from './users-table.module.css';

type Props = {
  within: string | null;
  role: Role | null;
  search: string;
  /** Undone by the button of a list that the filters have emptied. */
  onClear: () => void;
};

function useColumns(onOpen: (user: UserRowFragment) => void): Column<UserRowFragment>[] {
  const t = useUsersText();
  const places = useRolePlaces();
  return [
    {
      key: 'name',
      header: t('name'),
      cell: (user) => (
        <>
          <button
            type="button"
            className={css.name}
            aria-label={t('open', { name: user.name })}
            onClick={() => onOpen(user)}
          >
            {user.name}
          </button>
          {user.office && <div className={css.office}>{user.office}</div>}
        </>
      ),
      sortBy: ({ name }) => name,
      exportBy: ({ name, office }) => [name, office].filter(Boolean).join(', '),
    },
    {
      key: 'state',
      header: t('state'),
      cell: (user) => <AccountState user={user} />,
      exportBy: ({ disabledAt, hasSecret }) => t(disabledAt ? 'disabled' : hasSecret ? 'active' : 'waiting'),
    },
    {
      key: 'username',
      header: t('username'),
      isWideOnly: true,
      cell: ({ username }) => <span className="pk-code">{username ?? '–'}</span>,
      sortBy: ({ username }) => username,
    },
    { key: 'phone', header: t('phoneNumber'), isWideOnly: true, cell: ({ phoneMasked }) => phoneMasked ?? '–' },
    {
      key: 'roles',
      header: t('rolesPlaces'),
      cell: ({ assignments }) => <RolePlaces assignments={assignments} />,
      exportBy: ({ assignments }) => places(assignments).join('; '),
    },
  ];
}

/** The accounts of an area, 50 at a time; a name opens the account in a window. */
export function UsersTable({ within, role, search, onClear }: Props) {
  const t = useUsersText();
  const [step, setStep] = useState<Step | null>(null);
  const columns = useColumns((user) => setStep({ at: 'facts', user }));
  const chosen = useColumnParam(columns);
  const sort = useSortParam(null, columns);
  const variables = { within, role, search: search || null };
  const read = useRead(UsersPageDocument, variables, ({ users }) => portionOf(users));
  const { data, previousData, error, loading, fetchMore, refetch } = useUsersPageQuery({
    variables,
    // Accounts change in other windows and by other officers; the list opens with what was known and asks again.
    fetchPolicy: 'cache-and-network',
  });
  const more = (after: string | null) => fetchMore({ variables: { after } });
  return (
    <QueryState data={(data ?? previousData)?.users} failure={toFailure(error)} onRetry={() => void refetch()}>
      {({ nodes, totalCount, pageInfo }) => (
        <Panel flush>
          <ListTools
            list="/pengguna"
            title={t('title')}
            columns={chosen}
            read={read}
            total={totalCount}
            sorting={sort.value}
          />
          {nodes.length === 0 ? (
            <NoUsers isFiltered={role !== null || search !== ''} onClear={onClear} />
          ) : (
            <>
              <DataTable caption={t('title')} columns={chosen.shown} rows={nodes} rowKey={({ id }) => id} sort={sort} />
              <MoreRows
                shown={nodes.length}
                total={totalCount}
                isBusy={loading}
                onMore={pageInfo.hasNextPage ? () => void more(pageInfo.endCursor) : null}
              />
            </>
          )}
          <AccountDialogs step={step} onStep={setStep} />
        </Panel>
      )}
    </QueryState>
  );
}

function NoUsers({ isFiltered, onClear }: { isFiltered: boolean; onClear: () => void }) {
  const t = useUsersText();
  if (!isFiltered) {
    return (
      <EmptyState title={t('none')} icon="user">
        {t('noneHint')}
      </EmptyState>
    );
  }
  return (
    <EmptyState title={t('noneFound')} icon="search">
      <p>{t('noneFoundHint')}</p>
      <p>
        <Button size="small" onClick={onClear}>
          {t('clear')}
        </Button>
      </p>
    </EmptyState>
  );
}
