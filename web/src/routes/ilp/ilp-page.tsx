import { useState } from 'react';
import { toFailure } from '@/apollo/failure.ts';
import { useMay } from '@/features/session/session.tsx';
import { useArea } from '@/features/session/use-area.ts';
import { useIlpText } from '@/i18n/texts/ilp.ts';
import { Button } from '@/ui/button.tsx';
import { PageHeader, Panel, Stack } from '@/ui/page.tsx';
import { EmptyState, FailureNotice, QueryState } from '@/ui/query-state.tsx';
import { IlpHistory } from './ilp-history.tsx';
import { type IlpPageQuery, useIlpPageQuery } from './ilp-page.generated.ts';
import { AreaTable, PostTable, PuskesmasTable } from './ilp-tables.tsx';
import { type IlpSubject, SetIlpDialog } from './set-ilp-dialog.tsx';
import { StageTag } from './stage-tag.tsx';

/** How far primary-care integration has come in the working area: its own standing, and that of what lies below. */
export function IlpPage() {
  const t = useIlpText();
  const { id } = useArea();
  const seesPuskesmas = useMay('puskesmas.read');
  const [subject, setSubject] = useState<IlpSubject | null>(null);
  const { data, error, refetch } = useIlpPageQuery({
    variables: { within: id ?? '', seesPuskesmas },
    skip: !id,
    fetchPolicy: 'cache-and-network',
  });
  if (!id) return <EmptyState isPage title={t('chooseArea')} icon="tree" />;
  return (
    <>
      <PageHeader title={t('title')} />
      <p className="pk-muted">{t('lead')}</p>
      <QueryState isPage data={data} failure={toFailure(error)} onRetry={() => void refetch()}>
        {(shown) => <Standing shown={shown} onSet={setSubject} />}
      </QueryState>
      {subject && (
        <SetIlpDialog
          subject={subject}
          onClose={() => {
            setSubject(null);
            void refetch();
          }}
          onDone={() => {
            setSubject(null);
            void refetch();
          }}
        />
      )}
    </>
  );
}

function Standing({ shown, onSet }: { shown: IlpPageQuery; onSet: (subject: IlpSubject) => void }) {
  const t = useIlpText();
  const { wilayah, ilpStatus, ilpPuskesmas = [] } = shown;
  if (!wilayah) return <FailureNotice isPage failure={{ kind: 'missing' }} />;
  const { fullName, ilp, posyandu } = wilayah;
  const isEmpty = ilpStatus.length + (ilpPuskesmas?.length ?? 0) + posyandu.nodes.length === 0;
  return (
    <Stack>
      {ilp && (
        <Panel
          title={fullName}
          actions={
            ilp.maySet && <Button onClick={() => onSet({ id: wilayah.id, name: fullName, ilp })}>{t('set')}</Button>
          }
        >
          <p>
            <StageTag stage={ilp.stage} since={ilp.since} />
          </p>
          <IlpHistory entries={ilp.history} />
        </Panel>
      )}
      {ilpPuskesmas && ilpPuskesmas.length > 0 && (
        <Panel flush title={t('puskesmas')}>
          <PuskesmasTable rows={ilpPuskesmas} onSet={onSet} />
        </Panel>
      )}
      {ilpStatus.length > 0 && (
        <Panel flush title={t('areas', { name: fullName })}>
          <AreaTable rows={ilpStatus} onSet={onSet} />
        </Panel>
      )}
      {posyandu.nodes.length > 0 && (
        <Panel flush title={t('posts')}>
          <PostTable rows={posyandu.nodes} onSet={onSet} />
        </Panel>
      )}
      {isEmpty && (
        <EmptyState title={t('none')} icon="tree">
          {t('noneHint')}
        </EmptyState>
      )}
    </Stack>
  );
}
