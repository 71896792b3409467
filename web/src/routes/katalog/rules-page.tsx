import { useState } from 'react';
import { toFailure } from '@/apollo/failure.ts';
import { useMay } from '@/features/session/session.tsx';
import { useText } from '@/i18n/format.ts';
import { useCatalogueText } from '@/i18n/texts/catalogue.ts';
import { Button } from '@/ui/button.tsx';
import { type Column, DataTable } from '@/ui/data-table.tsx';
import { Panel } from '@/ui/page.tsx';
import { QueryState } from '@/ui/query-state.tsx';
import { StatusBadge, Tag } from '@/ui/status-badge.tsx';
import { CatalogueFrame } from './catalogue-frame.tsx';
import { type CatalogueRulesQuery, useCatalogueRulesQuery } from './catalogue-lists.generated.ts';
import { ConfidenceMark } from './confidence-mark.tsx';
import { EditRuleDialog } from './edit-rule-dialog.tsx';
import { FilterBar, FilterSelect } from './filter-bar.tsx';
import { NothingFound } from './nothing-found.tsx';
import { holdsWords, useFilters } from './use-filters.ts';

type Rule = CatalogueRulesQuery['rules'][number];

const BUILT_IN = 'BUILT_IN';
const EVERY_BLOCK = 'SEMUA';
const LEVELS = ['ERROR', 'WARNING'] as const;

function useColumns(onEdit: ((rule: Rule) => void) | null): Column<Rule>[] {
  const t = useCatalogueText();
  const text = useText();
  const edit: Column<Rule> = {
    key: 'edit',
    header: t('edit.rule'),
    hideHeader: true,
    cell: (rule) =>
      rule.expression !== BUILT_IN && (
        <Button size="small" variant="quiet" onClick={() => onEdit?.(rule)}>
          {t('rule.edit', { code: rule.code })}
        </Button>
      ),
  };
  return [
    {
      key: 'code',
      header: t('code'),
      cell: ({ code, part }) => <span className="pk-code">{part > 1 ? `${code}.${part}` : code}</span>,
      sortBy: ({ code, part }) => `${code}.${String(part).padStart(2, '0')}`,
    },
    {
      key: 'statement',
      header: t('rule.statement'),
      cell: ({ sentence, expression }) => (
        <>
          {text(sentence)} {expression === BUILT_IN && <Tag>{t('rule.builtIn')}</Tag>}
        </>
      ),
      isProse: true,
    },
    {
      key: 'level',
      header: t('rule.level'),
      cell: ({ level }) => <StatusBadge tone={level === 'ERROR' ? 'bad' : 'warn'}>{t(`rule.${level}`)}</StatusBadge>,
      sortBy: ({ level }) => level,
    },
    {
      key: 'block',
      header: t('rule.block'),
      cell: ({ block }) => (block === EVERY_BLOCK ? t('rule.everywhere') : block),
      sortBy: ({ block }) => block,
      isWideOnly: true,
    },
    {
      key: 'source',
      header: t('source'),
      cell: ({ source }) => source,
      isWideOnly: true,
    },
    {
      key: 'confidence',
      header: t('confidenceLabel'),
      cell: ({ confidence }) => <ConfidenceMark confidence={confidence} />,
      sortBy: ({ confidence }) => confidence,
    },
    ...(onEdit ? [edit] : []),
  ];
}

/** The rules that reports are checked by, in words; those who may, change them here. */
export function RulesPage() {
  const t = useCatalogueText();
  const mayEdit = useMay('catalogue.edit');
  const { of } = useFilters();
  const { data, error, refetch } = useCatalogueRulesQuery();
  const [open, setOpen] = useState<Rule | null>(null);
  const [typed, block, level] = [of('cari'), of('blok'), of('tingkat')];
  const all = data?.rules ?? [];
  const rows = all.filter(
    (rule) =>
      (!block || rule.block === block) &&
      (!level || rule.level === level) &&
      holdsWords(typed, rule.code, rule.expression, rule.sentence.id, rule.sentence.en),
  );
  const columns = useColumns(mayEdit ? setOpen : null);
  return (
    <CatalogueFrame>
      <FilterBar shown={data ? rows.length : null}>
        <FilterSelect
          name="blok"
          label={t('rule.block')}
          every={t('element.everyBlock')}
          options={[...new Set(all.map((rule) => rule.block))]
            .filter((code) => code !== EVERY_BLOCK)
            .map((value) => ({ value, label: value }))}
        />
        <FilterSelect
          name="tingkat"
          label={t('rule.level')}
          every={t('rule.everyLevel')}
          options={LEVELS.map((value) => ({ value, label: t(`rule.${value}`) }))}
        />
      </FilterBar>
      <QueryState
        data={data && rows}
        failure={toFailure(error)}
        onRetry={() => void refetch()}
        isEmpty={(found) => found.length === 0}
        empty={<NothingFound />}
      >
        {(found) => (
          <Panel flush>
            <DataTable
              caption={t('tabs.rules')}
              columns={columns}
              rows={found}
              rowKey={({ code, part, validFrom }) => `${code}.${part}.${validFrom}`}
            />
          </Panel>
        )}
      </QueryState>
      <EditRuleDialog rule={open} onClose={() => setOpen(null)} onSaved={() => void refetch()} />
    </CatalogueFrame>
  );
}
