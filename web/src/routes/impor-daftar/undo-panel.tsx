import { toFailure } from '@/apollo/failure.ts';
import { useAct } from '@/graphql/use-act.ts';
import { useText } from '@/i18n/format.ts';
import { useListImportText } from '@/i18n/texts/list-import.ts';
import { useUiText } from '@/i18n/texts/ui.ts';
import { Button } from '@/ui/button.tsx';
import { Notice } from '@/ui/notice.tsx';
import { Panel } from '@/ui/page.tsx';
import { QueryState } from '@/ui/query-state.tsx';
import { useRegisterUndoQuery, useUndoRegisterImportMutation } from './list-import.generated.ts';
import css from './list-import.module.css';

type Props = { job: string; onClose: () => void; onChanged: () => void };

const SHOWN = 20;

/** What taking the list back would do, and the act that does it. */
export function UndoPanel({ job, onClose, onChanged }: Props) {
  const t = useListImportText();
  const ui = useUiText();
  const text = useText();
  const act = useAct();
  const { data, error, refetch } = useRegisterUndoQuery({ variables: { id: job }, fetchPolicy: 'network-only' });
  const [undo] = useUndoRegisterImportMutation();
  const run = async () => {
    const done = await act.run(async () => (await undo({ variables: { input: { job } } })).data?.result);
    if (done) onClose();
    onChanged();
  };
  return (
    <Panel title={t('undo.title')}>
      <QueryState data={data?.registerImport?.undo} failure={toFailure(error)} onRetry={() => void refetch()}>
        {({ back, stays }) => (
          <div className={css.form}>
            <p>{back > 0 ? t('undo.back', { count: back }) : t('undo.backNone')}</p>
            {stays.length > 0 && (
              <>
                <p>{t('undo.stays', { count: stays.length })}</p>
                <ul className={css.findings}>
                  {stays.slice(0, SHOWN).map(({ row, name, reason }) => (
                    <li key={row}>{t('undo.stay', { name, row, reason: text(reason) })}</li>
                  ))}
                  {stays.length > SHOWN && <li>{t('undo.more', { count: stays.length - SHOWN })}</li>}
                </ul>
              </>
            )}
            <p className="pk-muted">{t('undo.hint')}</p>
            <div className={css.acts}>
              {back > 0 && (
                <Button variant="danger" busy={act.isBusy} onClick={() => void run()}>
                  {t('undo.act')}
                </Button>
              )}
              <Button onClick={onClose}>{ui('cancel')}</Button>
            </div>
            {act.others([]).map((one) => (
              <Notice key={one.text} tone="bad" title={one.text} />
            ))}
          </div>
        )}
      </QueryState>
    </Panel>
  );
}
