import type { BulkActState } from '@/gql/schema-types.ts';
import { useFormat } from '@/i18n/format.ts';
import { useBulkText } from '@/i18n/texts/bulk.ts';
import { Button } from '@/ui/button.tsx';
import { type Column, DataTable } from '@/ui/data-table.tsx';
import { StatusBadge, type Tone } from '@/ui/status-badge.tsx';
import type { BulkLineFragment } from './bulk-page.generated.ts';
import css from './tindakan-massal.module.css';

const TONES: Readonly<Record<BulkActState, Tone>> = { STANDING: 'good', PARTLY_UNDONE: 'warn', UNDONE: 'neutral' };

type Props = { rows: readonly BulkLineFragment[]; onUndo: (line: BulkLineFragment) => void };

/** Acts on many, each with who, when, how much of it stands, and the step back. */
export function BulkTable({ rows, onUndo }: Props) {
  const t = useBulkText();
  const columns = useColumns(onUndo);
  return <DataTable caption={t('caption')} rows={rows} rowKey={({ id }) => id} columns={columns} stacks />;
}

function useColumns(onUndo: Props['onUndo']): readonly Column<BulkLineFragment>[] {
  const t = useBulkText();
  const format = useFormat();
  const whatOf = (line: BulkLineFragment) =>
    t('of', { what: t(`kind.${line.kind}`), area: line.area, when: format.instant(line.at) });
  return [
    {
      key: 'what',
      header: t('what'),
      isProse: true,
      cell: ({ kind, area, note }) => (
        <div className={css.what}>
          <strong>{t(`kind.${kind}`)}</strong>
          <span className="pk-muted">{[area, note].filter(Boolean).join(' · ')}</span>
        </div>
      ),
    },
    { key: 'at', header: t('when'), cell: ({ at }) => format.instant(at) },
    { key: 'by', header: t('who'), isProse: true, cell: ({ by }) => by ?? t('unknown') },
    { key: 'count', header: t('count'), align: 'end', cell: ({ count }) => t('records', { count }) },
    {
      key: 'state',
      header: t('state'),
      isProse: true,
      cell: ({ state, undoneCount, count, undoneAt, undoReason }) => (
        <div className={css.what}>
          <StatusBadge tone={TONES[state]}>
            {t(`states.${state}`, { undone: format.number(undoneCount), count: format.number(count) })}
          </StatusBadge>
          {undoReason && (
            <span className="pk-muted">{t('undoneBy', { when: format.instant(undoneAt), reason: undoReason })}</span>
          )}
        </div>
      ),
    },
    {
      key: 'act',
      header: t('actHead'),
      hideHeader: true,
      align: 'end',
      cell: (line) =>
        line.isUndoable && (
          <Button size="small" aria-label={t('actOf', { what: whatOf(line) })} onClick={() => onUndo(line)}>
            {t('act')}
          </Button>
        ),
    },
  ];
}
