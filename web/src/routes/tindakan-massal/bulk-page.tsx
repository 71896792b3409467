import { useState } from 'react';
import { Link } from 'react-router';
import { toFailure } from '@/apollo/failure.ts';
import { UndoBulkDialog } from '@/features/bulk/undo-bulk-dialog.tsx';
import { useFormat } from '@/i18n/format.ts';
import { useBulkText } from '@/i18n/texts/bulk.ts';
import { paths } from '@/paths.ts';
import { Button } from '@/ui/button.tsx';
import { Choice } from '@/ui/choice.tsx';
import { PageHeader, Panel, Stack, Toolbar } from '@/ui/page.tsx';
import { EmptyState, QueryState } from '@/ui/query-state.tsx';
import { useAddress } from '@/ui/use-address.ts';
import { type BulkLineFragment, useBulkPageQuery } from './bulk-page.generated.ts';
import { BulkTable } from './bulk-table.tsx';

const MINE = 'saya';

/** What was done to many records at once, newest first, each with the way back. */
export function BulkPage() {
  const t = useBulkText();
  const { search, set } = useAddress();
  const isMine = search.get('oleh') === MINE;
  const [undoing, setUndoing] = useState<BulkLineFragment | null>(null);
  const { data, previousData, error, loading, refetch, fetchMore } = useBulkPageQuery({
    variables: { mine: isMine },
    fetchPolicy: 'cache-and-network',
  });
  return (
    <>
      <PageHeader title={t('title')} />
      <p className="pk-muted">{t('lead')}</p>
      <Toolbar>
        <Choice
          label={t('which')}
          value={isMine ? 'mine' : 'all'}
          options={[
            { value: 'all', label: t('all') },
            { value: 'mine', label: t('mine') },
          ]}
          onChange={(value) => set('oleh', value === 'mine' ? MINE : null)}
        />
      </Toolbar>
      <QueryState data={data ?? previousData} failure={toFailure(error)} onRetry={() => void refetch()}>
        {({ bulkActs }) => (
          <Stack>
            {bulkActs.nodes.length === 0 ? (
              <EmptyState title={t(isMine ? 'noneMine' : 'none')} icon="copy">
                {t(isMine ? 'noneMineHint' : 'noneHint')}
              </EmptyState>
            ) : (
              <Panel flush>
                <BulkTable rows={bulkActs.nodes} onUndo={setUndoing} />
              </Panel>
            )}
            {bulkActs.hasNextPage && (
              <div>
                <Button busy={loading} onClick={() => void fetchMore({ variables: { after: bulkActs.endCursor } })}>
                  {t('more')}
                </Button>
              </div>
            )}
            <p>
              {t('elsewhere')} <Link to={paths.importList()}>{t('lists')}</Link> ·{' '}
              <Link to={paths.succession()}>{t('successions')}</Link>
            </p>
          </Stack>
        )}
      </QueryState>
      {undoing && <Undoing line={undoing} onClose={() => setUndoing(null)} onDone={() => void refetch()} />}
    </>
  );
}

function Undoing({ line, onClose, onDone }: { line: BulkLineFragment; onClose: () => void; onDone: () => void }) {
  const t = useBulkText();
  const format = useFormat();
  const lead = t('of', { what: t(`kind.${line.kind}`), area: line.area, when: format.instant(line.at) });
  return <UndoBulkDialog act={line.id} lead={lead} onClose={onClose} onDone={onDone} />;
}
