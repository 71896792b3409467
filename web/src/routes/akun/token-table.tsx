import { useState } from 'react';
import { useFormat } from '@/i18n/format.ts';
import { useAccountText } from '@/i18n/texts/account.ts';
import { Button } from '@/ui/button.tsx';
import { DataTable } from '@/ui/data-table.tsx';
import { ConfirmDialog } from '@/ui/dialog.tsx';
import { StatusBadge } from '@/ui/status-badge.tsx';
import { showToast } from '@/ui/toast.tsx';
import { type AccountPageQuery, useRevokeAccessTokenMutation } from './account-page.generated.ts';

type Token = NonNullable<AccountPageQuery['me']>['tokens'][number];

/** The tokens with their last use; a valid one can be revoked. */
export function TokenTable({ tokens, onChanged }: { tokens: readonly Token[]; onChanged: () => void }) {
  const t = useAccountText();
  const format = useFormat();
  const [doomed, setDoomed] = useState<Token | null>(null);
  const [revoke] = useRevokeAccessTokenMutation();
  // Read once: which tokens have run out does not change while one looks.
  const [now] = useState(() => Date.now());
  const stateOf = (token: Token) =>
    token.revokedAt ? 'revoked' : Date.parse(token.expiresAt) < now ? 'expired' : 'active';
  return (
    <>
      <DataTable
        caption={t('tokens')}
        rows={tokens}
        rowKey={({ id }) => id}
        columns={[
          { key: 'name', header: t('tokenName'), cell: ({ name }) => name, sortBy: ({ name }) => name },
          { key: 'hint', header: t('hint'), cell: ({ hint }) => <span className="pk-code">{hint}…</span> },
          {
            key: 'state',
            header: t('state'),
            cell: (token) => {
              const state = stateOf(token);
              return <StatusBadge tone={state === 'active' ? 'good' : 'neutral'}>{t(state)}</StatusBadge>;
            },
          },
          {
            key: 'expires',
            header: t('expiresAt'),
            cell: ({ expiresAt }) => format.dayOf(expiresAt),
            sortBy: (token) => token.expiresAt,
          },
          {
            key: 'used',
            header: t('lastUsedAt'),
            cell: ({ lastUsedAt }) => (lastUsedAt ? format.relative(lastUsedAt, now) : t('never')),
            sortBy: ({ lastUsedAt }) => lastUsedAt,
          },
          {
            key: 'act',
            header: t('act'),
            hideHeader: true,
            align: 'end',
            cell: (token) =>
              stateOf(token) === 'active' && (
                <Button
                  size="small"
                  variant="danger"
                  aria-label={`${t('revoke')} ${token.name}`}
                  onClick={() => setDoomed(token)}
                >
                  {t('revoke')}
                </Button>
              ),
          },
        ]}
      />
      <ConfirmDialog
        isOpen={doomed !== null}
        onClose={() => setDoomed(null)}
        title={t('revokeTitle', { name: doomed?.name ?? '' })}
        confirmLabel={t('revoke')}
        danger
        onConfirm={async () => {
          if (!doomed) return;
          await revoke({ variables: { id: doomed.id } });
          showToast(t('revokeDone', { name: doomed.name }));
          onChanged();
        }}
      >
        <p>{t('revokeBody')}</p>
      </ConfirmDialog>
    </>
  );
}
