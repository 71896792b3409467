import { Link } from 'react-router';
import { toFailure } from '@/apollo/failure.ts';
import { useText } from '@/i18n/format.ts';
import { useCatalogueText } from '@/i18n/texts/catalogue.ts';
import { paths } from '@/paths.ts';
import { type Column, DataTable } from '@/ui/data-table.tsx';
import { Panel } from '@/ui/page.tsx';
import { EmptyState, QueryState } from '@/ui/query-state.tsx';
import { CatalogueFrame } from './catalogue-frame.tsx';
import { type CatalogueLintQuery, useCatalogueLintQuery } from './catalogue-lists.generated.ts';
import { FilterBar, FilterSelect } from './filter-bar.tsx';
import { NothingFound } from './nothing-found.tsx';
import { SEVERITIES, SeverityBadge } from './severity-badge.tsx';
import { holdsWords, useFilters } from './use-filters.ts';

type Finding = CatalogueLintQuery['catalogueLint'][number];

const rank = ({ severity }: Finding): number => SEVERITIES.indexOf(severity);
const keyOf = ({ kind, code, message }: Finding): string => `${kind} ${code} ${message.id}`;

/** Where the thing a finding is about can be looked at. */
function linkOf({ subject, code }: Finding): string {
  if (subject === 'INDICATOR') return paths.catalogueIndicator(code);
  const lists = { ELEMENT: 'elemen', RULE: 'aturan', FORM: 'formulir' } as const;
  return paths.catalogue(lists[subject], { cari: code });
}

function useColumns(): Column<Finding>[] {
  const t = useCatalogueText();
  const text = useText();
  return [
    {
      key: 'about',
      header: t('lint.about'),
      cell: (finding) => (
        <Link className="pk-code" to={linkOf(finding)}>
          {finding.code}
        </Link>
      ),
      sortBy: ({ code }) => code,
    },
    {
      key: 'severity',
      header: t('lint.severity'),
      cell: ({ severity }) => <SeverityBadge severity={severity} />,
      sortBy: rank,
    },
    {
      key: 'kind',
      header: t('lint.kind'),
      cell: ({ kind }) => t(`lint.${kind}`),
      sortBy: ({ kind }) => t(`lint.${kind}`),
      isWideOnly: true,
    },
    { key: 'message', header: t('lint.message'), cell: ({ message }) => text(message), isProse: true },
  ];
}

/** What does not fit together in the definitions, the gravest first. */
export function LintPage() {
  const t = useCatalogueText();
  const { of } = useFilters();
  const { data, error, refetch } = useCatalogueLintQuery();
  const [typed, severity, kind] = [of('cari'), of('tingkat'), of('macam')];
  const all = data?.catalogueLint ?? [];
  const rows = all.filter(
    (finding) =>
      (!severity || finding.severity === severity) &&
      (!kind || finding.kind === kind) &&
      holdsWords(typed, finding.code, finding.message.id, finding.message.en),
  );
  const columns = useColumns();
  return (
    <CatalogueFrame>
      <p className="pk-muted">{t('lint.lead')}</p>
      <FilterBar shown={data ? rows.length : null}>
        <FilterSelect
          name="tingkat"
          label={t('lint.severity')}
          every={t('lint.everySeverity')}
          options={SEVERITIES.map((value) => ({ value, label: t(`lint.${value}`) }))}
        />
        <FilterSelect
          name="macam"
          label={t('lint.kind')}
          every={t('lint.everyKind')}
          options={[...new Set(all.map((finding) => finding.kind))].map((value) => ({
            value,
            label: t(`lint.${value}`),
          }))}
        />
      </FilterBar>
      <QueryState
        data={data && rows}
        failure={toFailure(error)}
        onRetry={() => void refetch()}
        isEmpty={(found) => found.length === 0}
        empty={all.length === 0 ? <EmptyState title={t('lint.none')} icon="check" /> : <NothingFound />}
      >
        {(found) => (
          <Panel flush>
            <DataTable caption={t('tabs.lint')} columns={columns} rows={found} rowKey={keyOf} />
          </Panel>
        )}
      </QueryState>
    </CatalogueFrame>
  );
}
