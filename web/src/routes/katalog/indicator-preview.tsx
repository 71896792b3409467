import { useFormat, useText } from '@/i18n/format.ts';
import { useCatalogueText } from '@/i18n/texts/catalogue.ts';
import { DataTable } from '@/ui/data-table.tsx';
import { Panel, Stack } from '@/ui/page.tsx';
import { FindingList } from './finding-list.tsx';
import type { IndicatorChecked } from './use-revise-indicator.ts';
import { ChangeList } from './version-list.tsx';

/** What a revision does before it is saved: its words, its changes, its effect on figures, and what no longer fits. */
export function IndicatorPreview({ checked, decimals }: { checked: IndicatorChecked; decimals: number }) {
  const t = useCatalogueText();
  const text = useText();
  const format = useFormat();
  const written = (value: number | null) => (value === null ? '–' : format.number(Number(value.toFixed(decimals + 1))));
  return (
    <Stack>
      <Panel title={t('edit.changes')}>
        <p>{text(checked.sentence)}</p>
        <ChangeList changes={checked.changes} />
      </Panel>
      <Panel title={t('edit.preview')}>
        <p className="pk-muted">{t(checked.preview.length > 0 ? 'edit.previewLead' : 'edit.previewNone')}</p>
        <DataTable
          caption={t('edit.preview')}
          rows={checked.preview}
          rowKey={({ wilayahId, period }) => `${wilayahId}${period}`}
          columns={[
            {
              key: 'month',
              header: t('edit.month'),
              cell: ({ name, period }) => (
                <>
                  {format.period(period)}
                  <br />
                  <span className="pk-muted">{name}</span>
                </>
              ),
            },
            { key: 'before', header: t('edit.before'), align: 'end', cell: ({ before }) => written(before) },
            { key: 'after', header: t('edit.after'), align: 'end', cell: ({ after }) => written(after) },
          ]}
        />
      </Panel>
      <Panel title={t('findings')}>
        <FindingList findings={checked.findings} />
      </Panel>
    </Stack>
  );
}
