import { useEffect, useRef, useState } from 'react';
import { Link } from 'react-router';
import { toFailure } from '@/apollo/failure.ts';
import { useUsersText } from '@/i18n/texts/users.ts';
import { paths } from '@/paths.ts';
import { Button, buttonClass } from '@/ui/button.tsx';
import { Breadcrumb } from '@/ui/breadcrumb.tsx';
import { PageHeader, Panel, Stack } from '@/ui/page.tsx';
import { EmptyState, QueryState } from '@/ui/query-state.tsx';
import { CodeSheet, type IssuedCode } from './code-sheet.tsx';
import { NewUserForm } from './new-user-form.tsx';
import css from './new-user.module.css';
import { useNewUserPageQuery } from './users.generated.ts';

/** Makes an account and hands over the code that opens it. */
export function NewUserPage() {
  const t = useUsersText();
  const { data, error, refetch } = useNewUserPageQuery();
  const [issued, setIssued] = useState<IssuedCode | null>(null);
  return (
    <>
      <PageHeader
        title={t('newTitle')}
        breadcrumb={<Breadcrumb crumbs={[{ key: 'users', link: <Link to={paths.users()}>{t('title')}</Link> }]} />}
      />
      {issued ? (
        <Made issued={issued} onAnother={() => setIssued(null)} />
      ) : (
        <QueryState
          data={data}
          failure={toFailure(error)}
          onRetry={() => void refetch()}
          isEmpty={({ me }) => !me || me.appoints.length === 0}
          empty={
            <EmptyState title={t('noRoles')} icon="user">
              {t('noRolesHint')}
            </EmptyState>
          }
        >
          {({ me }) => <NewUserForm roles={me?.appoints ?? []} onMade={setIssued} />}
        </QueryState>
      )}
    </>
  );
}

function Made({ issued, onAnother }: { issued: IssuedCode; onAnother: () => void }) {
  const t = useUsersText();
  const ref = useRef<HTMLSpanElement>(null);
  // The form that had the focus is gone: reading goes on at the result.
  useEffect(() => ref.current?.focus(), []);
  return (
    <div className={css.made}>
      <Panel
        title={
          <span ref={ref} tabIndex={-1}>
            {t('code.ready', { name: issued.user.name })}
          </span>
        }
      >
        <Stack>
          <CodeSheet issued={issued} />
          <div className={css.foot}>
            <Link className={buttonClass({ variant: 'primary' })} to={paths.users()}>
              {t('code.done')}
            </Link>
            <Button icon="plus" onClick={onAnother}>
              {t('code.another')}
            </Button>
          </div>
        </Stack>
      </Panel>
    </div>
  );
}
