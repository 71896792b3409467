import { useFormat } from '@/i18n/format.ts';
import { useSuccessionText } from '@/i18n/texts/succession.ts';
import { Button } from '@/ui/button.tsx';
import { DataTable } from '@/ui/data-table.tsx';
import { Panel } from '@/ui/page.tsx';
import { Tag } from '@/ui/status-badge.tsx';
import type { ChangeOutcomeFragment } from './change-page.generated.ts';
import css from './change-page.module.css';
import { LeftBehind } from './left-behind.tsx';

type Props = { outcome: ChangeOutcomeFragment; isBusy: boolean; onApply: () => void };
const code = (value: string | null) => <span className="pk-code">{value ?? '–'}</span>;

/** What an act would do, area by area, with the button that does it. */
export function ChangePreview({ outcome, isBusy, onApply }: Props) {
  const t = useSuccessionText();
  const format = useFormat();
  const { areas, areaCount, posyandu, months } = outcome;
  const counts = {
    areas: format.number(areaCount),
    posts: format.number(posyandu),
    months: format.number(months.length),
  };
  return (
    <Panel title={t('preview')}>
      <div className={css.rows}>
        <p role="status">{t('summary', counts)}</p>
        <DataTable
          caption={t('preview')}
          rows={areas}
          rowKey={({ oldCode, newCode, name }) => `${oldCode} ${newCode} ${name}`}
          maxHeight="46vh"
          columns={[
            {
              key: 'name',
              header: t('row'),
              cell: ({ name, oldName }) => (
                <>
                  {name}
                  {oldName !== null && oldName !== name && (
                    <span className="pk-muted"> ({t('was', { name: oldName })})</span>
                  )}
                </>
              ),
            },
            { key: 'fate', header: t('fate'), cell: ({ fate }) => <Tag>{t(`fates.${fate}`)}</Tag>, isWideOnly: true },
            { key: 'oldCode', header: t('oldCode'), cell: ({ oldCode }) => code(oldCode) },
            { key: 'newCode', header: t('newCode'), cell: ({ newCode }) => code(newCode) },
            { key: 'parent', header: t('newParent'), cell: ({ newParent }) => newParent ?? '–', isWideOnly: true },
          ]}
        />
        {areaCount > areas.length && (
          <p className="pk-muted">
            {t('more', { shown: format.number(areas.length), count: format.number(areaCount) })}
          </p>
        )}
        <LeftBehind outcome={outcome} />
        <div className={css.bar}>
          <Button variant="primary" icon="check" busy={isBusy} onClick={onApply}>
            {t('apply')}
          </Button>
        </div>
      </div>
    </Panel>
  );
}
