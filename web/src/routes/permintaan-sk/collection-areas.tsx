import { useState } from 'react';
import { Link } from 'react-router';
import type { CollectionAnswerState } from '@/gql/schema-types.ts';
import { useFormat } from '@/i18n/format.ts';
import { useCollectionText } from '@/i18n/texts/collection.ts';
import { paths } from '@/paths.ts';
import { Button, buttonClass } from '@/ui/button.tsx';
import { type Column, DataTable } from '@/ui/data-table.tsx';
import { TextField } from '@/ui/field.tsx';
import { FilterChips } from '@/ui/filter-chips.tsx';
import { MoreRows } from '@/ui/more-rows.tsx';
import { Panel, Stack, Toolbar } from '@/ui/page.tsx';
import { EmptyState } from '@/ui/query-state.tsx';
import { StatusBadge, type Tone } from '@/ui/status-badge.tsx';
import { showToast } from '@/ui/toast.tsx';
import { useAddress } from '@/ui/use-address.ts';
import type { Request } from './collection-page.types.ts';
import { type CollectionAreaFragment, useWithdrawAnswerMutation } from './collection-pages.generated.ts';
import { HandAnswerDialog } from './hand-answer-dialog.tsx';
import { useCollectionAct } from './use-collection-act.ts';

const TONES: Readonly<Record<CollectionAnswerState, Tone>> = {
  ANSWERED: 'good',
  BY_HAND: 'info',
  PARTLY: 'warn',
  OPEN: 'bad',
};

type Props = {
  request: Request;
  state: CollectionAnswerState | null;
  isBusy: boolean;
  onMore: () => void;
  onChanged: () => void;
};

/** Every area asked, with what it gave and the step it needs. */
export function CollectionAreas({ request, state, isBusy, onMore, onChanged }: Props) {
  const t = useCollectionText();
  const { search, set } = useAddress();
  const [text, setText] = useState(search.get('cari') ?? '');
  const [byHand, setByHand] = useState<CollectionAreaFragment | null>(null);
  const columns = useColumns(request, setByHand, onChanged);
  const { asked, answered, byHand: hand, partly, open, areas } = request;
  const counts = { ANSWERED: answered - hand, BY_HAND: hand, PARTLY: partly, OPEN: open };
  return (
    <Stack>
      <FilterChips
        label={t('areas.states')}
        value={state}
        onChoose={(next) => set('keadaan', next)}
        chips={[
          { value: null, label: t('areas.all'), count: asked },
          ...(['OPEN', 'PARTLY', 'BY_HAND', 'ANSWERED'] as const).map((value) => ({
            value,
            label: t(`state.${value}`),
            count: counts[value],
            tone: TONES[value],
          })),
        ]}
      />
      <Toolbar>
        <TextField
          type="search"
          label={t('areas.search')}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            set('cari', event.target.value.trim());
          }}
        />
      </Toolbar>
      <Panel flush title={t('areas.title')}>
        {areas.nodes.length === 0 ? (
          <EmptyState title={t('areas.none')} icon="search">
            {t('areas.noneHint')}
          </EmptyState>
        ) : (
          <DataTable
            caption={t('areas.caption')}
            rows={areas.nodes}
            rowKey={({ wilayah }) => wilayah.id}
            columns={columns}
            stacks
          />
        )}
        <MoreRows
          shown={areas.nodes.length}
          total={state ? counts[state] : asked}
          isBusy={isBusy}
          onMore={areas.hasNextPage ? onMore : null}
        />
      </Panel>
      {byHand && (
        <HandAnswerDialog
          request={request.id}
          area={byHand.wilayah}
          onClose={() => setByHand(null)}
          onChanged={onChanged}
        />
      )}
    </Stack>
  );
}

function useColumns(
  request: Request,
  onByHand: (area: CollectionAreaFragment) => void,
  onChanged: () => void,
): Column<CollectionAreaFragment>[] {
  const t = useCollectionText();
  const format = useFormat();
  return [
    {
      key: 'area',
      header: t('areas.area'),
      cell: ({ wilayah, pokjanal }) => (
        <Link to={pokjanal ? paths.pokjanal(pokjanal) : paths.wilayah(wilayah.id)}>{wilayah.fullName}</Link>
      ),
    },
    {
      key: 'state',
      header: t('areas.answer'),
      cell: ({ state, answeredAt }) => (
        <>
          <StatusBadge tone={TONES[state]}>{t(`state.${state}`)}</StatusBadge>{' '}
          {answeredAt && <span className="pk-muted">{format.shortDayOf(answeredAt)}</span>}
        </>
      ),
    },
    { key: 'decree', header: t('areas.decree'), isProse: true, cell: (area) => <Answer area={area} /> },
    { key: 'contact', header: t('areas.contact'), isProse: true, cell: ({ contactOffice }) => contactOffice ?? '–' },
    {
      key: 'acts',
      header: t('areas.acts'),
      hideHeader: true,
      align: 'end',
      cell: (area) => <AreaActs area={area} request={request} onByHand={onByHand} onChanged={onChanged} />,
    },
  ];
}

function Answer({ area }: { area: CollectionAreaFragment }) {
  const t = useCollectionText();
  const { decree, decreeNumber, documentName, documentUrl, reason } = area;
  return (
    <>
      {decree && <Link to={paths.decree(decree)}>{decreeNumber}</Link>}
      {documentUrl && documentName && (
        <div>
          <a href={documentUrl} download={documentName}>
            {t('areas.download', { name: documentName })}
          </a>
        </div>
      )}
      {reason && <div className="pk-muted">{reason}</div>}
      {!decree && !reason && '–'}
    </>
  );
}

type ActsProps = {
  area: CollectionAreaFragment;
  request: Request;
  onByHand: (area: CollectionAreaFragment) => void;
  onChanged: () => void;
};

function AreaActs({ area, request, onByHand, onChanged }: ActsProps) {
  const t = useCollectionText();
  const act = useCollectionAct(onChanged);
  const [withdraw] = useWithdrawAnswerMutation();
  const { state, wilayah, pokjanal, decree, mayRecord } = area;
  const mayAsk = request.abilities.includes('collection.ask');
  const undo = async () => {
    const input = { request: request.id, wilayah: wilayah.id };
    const isDone = await act.run(async () => (await withdraw({ variables: { input } })).data?.result);
    if (isDone) showToast(t('hand.undone', { name: wilayah.fullName }));
  };
  if (state === 'ANSWERED' || request.closedAt) return null;
  if (state === 'BY_HAND') {
    return mayAsk ? (
      <Button size="small" variant="quiet" busy={act.isBusy} onClick={() => void undo()}>
        {t('areas.undo')}
      </Button>
    ) : null;
  }
  const words = t(decree ? 'areas.addFile' : 'areas.record');
  const path = decree
    ? paths.correctDecree(decree)
    : paths.newDecree(pokjanal ? { kelompok: pokjanal } : { di: wilayah.id });
  return (
    <>
      {mayRecord && (
        <Link
          className={buttonClass({ size: 'small' })}
          to={path}
          aria-label={t('areas.recordOf', { act: words, name: wilayah.fullName })}
        >
          {words}
        </Link>
      )}{' '}
      {mayAsk && (
        <Button
          size="small"
          variant="quiet"
          aria-label={t('areas.recordOf', { act: t('areas.byHand'), name: wilayah.fullName })}
          onClick={() => onByHand(area)}
        >
          {t('areas.byHand')}
        </Button>
      )}
    </>
  );
}
