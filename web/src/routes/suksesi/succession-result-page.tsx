import { useEffect, useRef, useState } from 'react';
import { Link, useParams } from 'react-router';
import { toFailure } from '@/apollo/failure.ts';
import { useAct } from '@/graphql/use-act.ts';
import { useFormat, useText } from '@/i18n/format.ts';
import { useGroupSuccessionText } from '@/i18n/texts/group-succession.ts';
import { paths } from '@/paths.ts';
import { ActForm } from '@/ui/act-form.tsx';
import { Breadcrumb } from '@/ui/breadcrumb.tsx';
import { Button, buttonClass } from '@/ui/button.tsx';
import { type Column, DataTable } from '@/ui/data-table.tsx';
import { TextField } from '@/ui/field.tsx';
import { Notice } from '@/ui/notice.tsx';
import { PageHeader, Panel, Stack } from '@/ui/page.tsx';
import { FailureNotice, QueryState } from '@/ui/query-state.tsx';
import { showToast } from '@/ui/toast.tsx';
import {
  type SuccessionResultPageQuery,
  useSuccessionResultPageQuery,
  useUndoSuccessionMutation,
} from './succession-pages.generated.ts';

type Row = SuccessionResultPageQuery['successionBatch'][number];

/** What came of a batch of successions, found again from either end, with the way back as a whole. */
export function SuccessionResultPage() {
  const { batch = '' } = useParams();
  const { data, error, refetch } = useSuccessionResultPageQuery({
    variables: { batch },
    fetchPolicy: 'cache-and-network',
  });
  return (
    <QueryState isPage data={data} failure={toFailure(error)} onRetry={() => void refetch()}>
      {({ successionBatch: rows }) => {
        const [first] = rows;
        if (!first) return <FailureNotice isPage failure={{ kind: 'missing' }} />;
        return <Result rows={rows} first={first} onUndone={() => void refetch()} />;
      }}
    </QueryState>
  );
}

function Result({ rows, first, onUndone }: { rows: readonly Row[]; first: Row; onUndone: () => void }) {
  const t = useGroupSuccessionText();
  const format = useFormat();
  const [isUndoing, setUndoing] = useState(false);
  return (
    <>
      <PageHeader
        breadcrumb={<Breadcrumb crumbs={[{ key: 'all', link: <Link to={paths.succession()}>{t('title')}</Link> }]} />}
        kicker={first.by ? t('result.by', { office: first.by }) : undefined}
        title={t('result.title')}
        actions={
          <>
            <Link className={buttonClass()} to={paths.succession()}>
              {t('result.again')}
            </Link>
            {rows.every(({ mayUndo }) => mayUndo) && (
              <Button variant="danger" onClick={() => setUndoing(true)}>
                {t('result.undo')}
              </Button>
            )}
          </>
        }
      />
      <Stack>
        {first.undoReason === null ? (
          <p>{t('result.lead', { count: rows.length, day: format.day(first.on) })}</p>
        ) : (
          <Notice tone="warn" title={t('result.undone', { reason: first.undoReason })} />
        )}
        <Panel flush>
          <DataTable caption={t('result.title')} rows={rows} rowKey={({ id }) => id} columns={useColumns()} stacks />
        </Panel>
      </Stack>
      {isUndoing && <UndoDialog batch={first.batch} onClose={() => setUndoing(false)} onUndone={onUndone} />}
    </>
  );
}

function useColumns(): Column<Row>[] {
  const t = useGroupSuccessionText();
  return [
    {
      key: 'group',
      header: t('group'),
      cell: ({ predecessor }) => predecessor && <Link to={paths.pokjanal(predecessor.id)}>{predecessor.name}</Link>,
    },
    {
      key: 'heir',
      header: t('heir'),
      isProse: true,
      cell: ({ successor, successorName }) =>
        successor ? <Link to={paths.pokjanal(successor.id)}>{successor.name}</Link> : successorName,
    },
    {
      key: 'decree',
      header: t('result.decree'),
      cell: ({ decree }) => (decree ? <Link to={paths.decree(decree.id)}>{decree.number}</Link> : '–'),
    },
    { key: 'taken', header: t('counts'), isProse: true, cell: ({ lines }) => <Counts lines={lines} /> },
    {
      key: 'left',
      header: t('result.left'),
      isProse: true,
      cell: ({ lines }) => {
        const left = lines.filter(({ isTaken, section }) => !isTaken && section !== 'SEAT');
        if (left.length === 0) return t('result.nothingLeft');
        return left.map(({ title }) => title).join('; ');
      },
    },
  ];
}

const SECTIONS = ['SEAT', 'HOLDING', 'MEMBER', 'COMMITMENT', 'PLAN', 'MEETING'] as const;

function Counts({ lines }: Pick<Row, 'lines'>) {
  const t = useGroupSuccessionText();
  const format = useFormat();
  return SECTIONS.flatMap((section) => {
    const count = lines.filter((line) => line.isTaken && line.section === section).length;
    return count === 0 ? [] : [`${t(`section.${section}`)} ${format.number(count)}`];
  }).join(' · ');
}

function UndoDialog({ batch, onClose, onUndone }: { batch: string; onClose: () => void; onUndone: () => void }) {
  const t = useGroupSuccessionText();
  const [undo] = useUndoSuccessionMutation();
  const act = useAct();
  // Whether it can be taken back at all is asked before anybody writes down why.
  const { run, isBusy, refused } = useAct();
  const asked = useRef(false);
  useEffect(() => {
    if (asked.current) return;
    asked.current = true;
    const input = { batch, reason: '', dryRun: true };
    void run(async () => (await undo({ variables: { input } })).data?.result);
  });
  const text = useText();
  const submit = async (form: FormData) => {
    const reason = String(form.get('reason') ?? '');
    const done = await act.run(async () => (await undo({ variables: { input: { batch, reason } } })).data?.result);
    if (!done) return;
    showToast(t('result.undoneToast'));
    onClose();
    onUndone();
  };
  return (
    <ActForm
      title={t('result.undoTitle')}
      save={t('result.undo')}
      danger
      act={act}
      shown={['reason']}
      isDisabled={isBusy || refused !== null}
      onClose={onClose}
      onSubmit={(form) => void submit(form)}
    >
      {refused ? (
        <Notice tone="warn" title={text(refused.message)} />
      ) : (
        <>
          <p>{t('result.undoLead')}</p>
          <TextField label={t('result.reason')} name="reason" required error={act.errorAt('reason')} />
        </>
      )}
    </ActForm>
  );
}
