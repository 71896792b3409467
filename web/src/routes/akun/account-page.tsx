import { useState } from 'react';
import { toFailure } from '@/apollo/failure.ts';
import { useFormat } from '@/i18n/format.ts';
import { useAccountText } from '@/i18n/texts/account.ts';
import { useEntryText } from '@/i18n/texts/entry.ts';
import { Button } from '@/ui/button.tsx';
import { Facts, PageHeader, Panel } from '@/ui/page.tsx';
import { EmptyState, FailureNotice, QueryState } from '@/ui/query-state.tsx';
import { type AccountPageQuery, useAccountPageQuery } from './account-page.generated.ts';
import { CreateTokenDialog } from './create-token-dialog.tsx';
import { TokenTable } from './token-table.tsx';

type Me = NonNullable<AccountPageQuery['me']>;

/** Who is signed in, with which roles, and the tokens that read on this person's behalf. */
export function AccountPage() {
  const t = useAccountText();
  const [isCreating, setCreating] = useState(false);
  const { data, error, refetch } = useAccountPageQuery();
  return (
    <>
      <PageHeader title={t('title')} />
      <QueryState data={data} failure={toFailure(error)} onRetry={() => void refetch()}>
        {({ me }) =>
          me ? (
            <>
              <Profile me={me} />
              <Panel
                flush
                title={t('tokens')}
                actions={
                  <Button variant="primary" icon="plus" onClick={() => setCreating(true)}>
                    {t('create')}
                  </Button>
                }
              >
                <p className="pk-muted" style={{ padding: '14px 16px', maxWidth: '78ch' }}>
                  {t('tokensLead')}
                </p>
                {me.tokens.length > 0 ? (
                  <TokenTable tokens={me.tokens} onChanged={() => void refetch()} />
                ) : (
                  <EmptyState title={t('noTokens')} icon="key" />
                )}
              </Panel>
              <CreateTokenDialog
                isOpen={isCreating}
                onClose={() => setCreating(false)}
                onCreated={() => void refetch()}
              />
            </>
          ) : (
            <FailureNotice failure={{ kind: 'signed-out' }} />
          )
        }
      </QueryState>
    </>
  );
}

function Profile({ me }: { me: Me }) {
  const t = useAccountText();
  const roles = useEntryText();
  const format = useFormat();
  const places = me.assignments.map(({ role, wilayah, puskesmas, posyandu, opd, to }) => {
    const place = posyandu?.name ?? puskesmas?.name ?? opd?.name ?? wilayah?.fullName ?? '–';
    const until = to ? ` (${t('until', { day: format.day(to) })})` : '';
    return t('rolePlace', { role: roles(`role.${role}`), place }) + until;
  });
  return (
    <Panel title={t('profile')}>
      <Facts
        facts={[
          [t('name'), me.name],
          me.office && [t('office'), me.office],
          me.username && [
            t('username'),
            <span key="user" className="pk-code">
              {me.username}
            </span>,
          ],
          [t('roles'), places.map((place) => <div key={place}>{place}</div>)],
        ]}
      />
    </Panel>
  );
}
