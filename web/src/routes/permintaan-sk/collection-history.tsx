import { useCollectionText } from '@/i18n/texts/collection.ts';
import { ChangeList } from '@/ui/change-list.tsx';
import { Panel } from '@/ui/page.tsx';
import type { Request } from './collection-page.types.ts';

type Entry = Request['changes'][number];

const ACTIONS = ['requested', 'corrected', 'closed', 'answered', 'answerWithdrawn'] as const;

/** Who asked, corrected, closed or answered by hand, newest first. */
export function CollectionHistory({ changes }: { changes: readonly Entry[] }) {
  const t = useCollectionText();
  const known = (action: string) => ACTIONS.find((one) => action === `collection.${one}`);
  const actionOf = ({ action }: Entry): string => {
    const one = known(action);
    return one ? t(`action.${one}`) : action;
  };
  const said = ({ action, fields }: Entry): string[] =>
    fields.flatMap(({ field, before, after }) => {
      if (field === 'area') return [after || before];
      const isWorth = known(action) === 'corrected' && (field === 'note' || field === 'deadline');
      return isWorth ? [t('changed', { before, after })] : [];
    });
  return (
    <Panel title={t('history')}>
      <ChangeList entries={changes} nameOf={actionOf}>
        {(entry) => said(entry).map((line) => <p key={line}>{line}</p>)}
      </ChangeList>
    </Panel>
  );
}
