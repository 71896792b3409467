import { useState } from 'react';
import { useAct } from '@/graphql/use-act.ts';
import { useFormat } from '@/i18n/format.ts';
import { useListImportText } from '@/i18n/texts/list-import.ts';
import { Button } from '@/ui/button.tsx';
import { Notice } from '@/ui/notice.tsx';
import { Panel } from '@/ui/page.tsx';
import {
  useCancelRegisterImportMutation,
  useConfirmRegisterImportMutation,
  useRepairRegisterImportMutation,
} from './list-import.generated.ts';
import css from './list-import.module.css';
import type { List, Repairs } from './list-import.types.ts';
import { RepairList } from './repair-list.tsx';

type Props = { job: List; repairs: Repairs; onRepaired: () => void; onChanged: () => void };

/** What the list would do, before anything is saved; cells put right are looked at again first. */
export function ListPreview({ job, repairs, onRepaired, onChanged }: Props) {
  const t = useListImportText();
  const format = useFormat();
  const act = useAct();
  const [confirm] = useConfirmRegisterImportMutation();
  const [cancel] = useCancelRegisterImportMutation();
  const [repair] = useRepairRegisterImportMutation();
  const [pressed, setPressed] = useState<string | null>(null);
  const { ready, warnings, errors, unchanged, changed, new: fresh } = job.counts;
  const count = ready + warnings;
  const ignored = job.problems.flatMap(({ code, columns }) => (code === 'COLUMN_IGNORED' ? columns : []));
  const input = { job: job.id };
  const does = (name: string, work: () => Promise<object | null | undefined>) => async () => {
    setPressed(name);
    if ((await act.run(work)) && name === 'repair') onRepaired();
    onChanged();
  };
  const busy = (name: string): boolean => act.isBusy && pressed === name;
  const send = does('confirm', async () => (await confirm({ variables: { input } })).data?.result);
  const drop = does('drop', async () => (await cancel({ variables: { input } })).data?.result);
  const check = does('repair', async () => {
    const rows = [...repairs.values()].map(({ row, column, text }) => ({ row, cells: [{ column, text }] }));
    return (await repair({ variables: { input: { ...input, rows } } })).data?.result;
  });
  return (
    <Panel title={t('preview.title')}>
      <div className={css.form}>
        <p role="status">
          {t('preview.counts', {
            fresh: format.number(fresh),
            changed: format.number(changed),
            unchanged: format.number(unchanged),
            errors: format.number(errors),
          })}
        </p>
        {count === 0 && <p>{t(errors > 0 ? 'preview.nothing' : 'preview.same')}</p>}
        {errors > 0 && <p className="pk-muted">{t('preview.rest', { count: errors })}</p>}
        {ignored.length > 0 && <p className="pk-muted">{t('preview.ignored', { columns: ignored.join(', ') })}</p>}
        <div className={css.acts}>
          {repairs.size > 0 ? (
            <Button variant="primary" busy={busy('repair')} onClick={() => void check()}>
              {t('preview.recheck', { count: repairs.size })}
            </Button>
          ) : (
            count > 0 && (
              <Button variant="primary" busy={busy('confirm')} onClick={() => void send()}>
                {t('preview.confirm', { count })}
              </Button>
            )
          )}
          {errors > 0 && <RepairList job={job} />}
          <Button busy={busy('drop')} onClick={() => void drop()}>
            {t('preview.discard')}
          </Button>
        </div>
        {act.others([]).map(({ path, text }) => (
          <Notice key={`${path} ${text}`} tone="bad" title={text} />
        ))}
      </div>
    </Panel>
  );
}
