import { toFailure } from '@/apollo/failure.ts';
import { useFigureText } from '@/features/figures/use-figure-text.ts';
import { useText } from '@/i18n/format.ts';
import { useTargetsText } from '@/i18n/texts/targets.ts';
import { Button } from '@/ui/button.tsx';
import { ChangeList, DifferenceTable } from '@/ui/change-list.tsx';
import { Dialog, DialogBody, DialogFoot } from '@/ui/dialog.tsx';
import { QueryState } from '@/ui/query-state.tsx';
import type { TargetCell } from './target-cells.ts';
import { useTargetChangesQuery } from './targets-page.generated.ts';

const ACTIONS = ['set', 'removed', 'imported', 'cascaded', 'laid', 'undone'] as const;
const FIELDS = ['value', 'source', 'isVerified'] as const;

type Props = { cell: TargetCell; year: string; onClose: () => void };

/** What became of one target: what it said, who changed it, when and by which act. */
export function TargetHistory({ cell, year, onClose }: Props) {
  const t = useTargetsText();
  const text = useText();
  const figure = useFigureText(cell.indicator);
  const { data, error, refetch } = useTargetChangesQuery({
    variables: { indicator: cell.indicator.code, wilayah: cell.area.id, period: year },
    fetchPolicy: 'network-only',
  });
  const nameOf = (field: string): string => {
    const known = FIELDS.find((one) => one === field);
    return known ? t(`history.field.${known}`) : field;
  };
  const say = (field: string, value: string): string => {
    if (value === '') return '';
    if (field === 'value') return figure.value(Number(value));
    return field === 'isVerified' ? t(value === 'true' ? 'history.yes' : 'history.no') : value;
  };
  const actionOf = ({ action }: { action: string }): string => {
    const known = ACTIONS.find((one) => action === `target.${one}`);
    return known ? t(`history.action.${known}`) : action;
  };
  const title = t('history.title', { indicator: text(cell.indicator.name), area: cell.area.name, year });
  return (
    <Dialog isOpen onClose={onClose} title={title}>
      <DialogBody>
        <QueryState
          data={data?.targetChanges}
          failure={toFailure(error)}
          onRetry={() => void refetch()}
          isEmpty={(changes) => changes.length === 0}
          empty={<p className="pk-muted">{t('history.none')}</p>}
        >
          {(changes) => (
            <ChangeList entries={changes} nameOf={actionOf}>
              {({ fields }) => <DifferenceTable fields={fields} nameOf={nameOf} say={say} />}
            </ChangeList>
          )}
        </QueryState>
      </DialogBody>
      <DialogFoot>
        <Button variant="primary" onClick={onClose}>
          {t('history.close')}
        </Button>
      </DialogFoot>
    </Dialog>
  );
}
