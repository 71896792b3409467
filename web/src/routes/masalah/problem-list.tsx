import { useState } from 'react';
import { PagedList } from '@/features/lists/paged-list.tsx';
import { useProblemText } from '@/i18n/texts/problem.ts';
import { useDebounced } from '@/lib/use-debounced.ts';
import { Button } from '@/ui/button.tsx';
import { SelectField, TextField } from '@/ui/field.tsx';
import { Panel, Toolbar } from '@/ui/page.tsx';
import { EmptyState } from '@/ui/query-state.tsx';
import { useColumnParam } from '@/ui/use-column-param.ts';
import css from './masalah.module.css';
import { ProblemListPageDocument, useProblemListPageQuery } from './problem-pages.generated.ts';
import { ProblemTable, useFileColumns, useProblemColumns } from './problem-table.tsx';
import { FIELDS, FILTERS, KINDS, type ProblemFilters, SORTS, useProblemFilters } from './use-problem-filters.ts';

/** The list with its filters, page by page. */
export function ProblemList({ area }: { area: string | null }) {
  const filters = useProblemFilters();
  const { asked } = filters;
  const search = useDebounced(asked.search, 250);
  const isOfOne = Boolean(asked.posyandu ?? asked.opd ?? asked.pokjanal);
  const t = useProblemText();
  const chosen = useColumnParam(useProblemColumns());
  const inFile = useFileColumns();
  const variables = { ...asked, within: isOfOne ? null : area, search: search || null };
  const answer = useProblemListPageQuery({ variables, fetchPolicy: 'cache-and-network' });
  const { kind, field, state } = asked;
  const isNarrowed = Boolean(kind ?? field ?? state ?? (search || null));
  return (
    <>
      <Filters {...filters} />
      <Panel flush>
        <PagedList
          list="/masalah"
          title={t('title')}
          columns={{ ...chosen, shown: [...chosen.shown, ...inFile] }}
          document={ProblemListPageDocument}
          variables={variables}
          answer={answer}
          pick={({ problemList }) => problemList}
          empty={<NoProblems isNarrowed={isNarrowed} />}
        >
          {(rows) => <ProblemTable rows={rows} columns={chosen.shown} />}
        </PagedList>
      </Panel>
    </>
  );
}

function Filters({ asked, set }: ProblemFilters) {
  const t = useProblemText();
  const [text, setText] = useState(asked.search);
  return (
    <>
      <OfOne asked={asked} set={set} />
      <Toolbar>
        <TextField
          type="search"
          label={t('list.search')}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            set('cari', event.target.value.trim());
          }}
        />
        <SelectField
          label={t('list.state')}
          value={asked.state ?? ''}
          onChange={(event) => set('keadaan', event.target.value)}
          options={[
            { value: '', label: t('list.everyState') },
            ...FILTERS.map((value) => ({ value, label: t(`state.${value}`) })),
          ]}
        />
        <SelectField
          label={t('list.kind')}
          value={asked.kind ?? ''}
          onChange={(event) => set('jenis', event.target.value)}
          options={[
            { value: '', label: t('list.everyKind') },
            ...KINDS.map((value) => ({ value, label: t(`kind.${value}`) })),
          ]}
        />
        <SelectField
          label={t('list.field')}
          value={asked.field ?? ''}
          onChange={(event) => set('bidang', event.target.value)}
          options={[
            { value: '', label: t('list.everyField') },
            ...FIELDS.map((value) => ({ value, label: t(`field.${value}`) })),
          ]}
        />
        <SelectField
          label={t('list.sort')}
          value={asked.sort}
          onChange={(event) => set('urut', event.target.value === 'DUE' ? '' : event.target.value)}
          options={SORTS.map((value) => ({ value, label: t(`list.sorts.${value}`) }))}
        />
      </Toolbar>
    </>
  );
}

/** Says that only those of one post, agency or group are shown, with the way out. */
function OfOne({ asked, set }: ProblemFilters) {
  const t = useProblemText();
  const names = [
    ['posyandu', asked.posyandu, t('list.ofPost')],
    ['opd', asked.opd, t('list.ofOpd')],
    ['kelompok', asked.pokjanal, t('list.ofGroup')],
  ] as const;
  return names.map(
    ([name, value, words]) =>
      value && (
        <p key={name} className={css.acts}>
          {words}
          <Button size="small" onClick={() => set(name, '')}>
            {t('list.widen')}
          </Button>
        </p>
      ),
  );
}

/** Why the list is empty, and what to do next. */
function NoProblems({ isNarrowed }: { isNarrowed: boolean }) {
  const t = useProblemText();
  return (
    <EmptyState title={t(isNarrowed ? 'list.none' : 'list.empty')} icon={isNarrowed ? 'search' : 'check'}>
      {t(isNarrowed ? 'list.noneHint' : 'list.emptyHint')}
    </EmptyState>
  );
}
