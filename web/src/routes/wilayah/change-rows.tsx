import { useState } from 'react';
import { useSuccessionText } from '@/i18n/texts/succession.ts';
import { Button } from '@/ui/button.tsx';
import { type Column, DataTable } from '@/ui/data-table.tsx';
import { TextField } from '@/ui/field.tsx';
import { Panel } from '@/ui/page.tsx';
import { EmptyState } from '@/ui/query-state.tsx';
import { RowCheck } from '@/ui/row-check.tsx';
import css from './change-page.module.css';

/** An area or post below the one that is changed; a post has no code. */
export type ChangeRow = { id: string; name: string; code: string | null; detail: string | number };

type Props = {
  title: string;
  empty: string;
  /** Heads of the name and of the last column. */
  heads: readonly [name: string, detail: string];
  rows: readonly ChangeRow[];
  /** Null where everything takes part. */
  chosen: ReadonlySet<string> | null;
  onChoose: (chosen: ReadonlySet<string>) => void;
  codes: ReadonlyMap<string, string>;
  onCodes: (codes: ReadonlyMap<string, string>) => void;
};

/** What lies below an area: chosen with boxes where part of it goes elsewhere, each with a code of its own if wished. */
export function ChangeRows({ title, empty, heads, rows, chosen, onChoose, codes, onCodes }: Props) {
  const t = useSuccessionText();
  const [filter, setFilter] = useState('');
  const words = filter.trim().toLowerCase();
  const shown = rows.filter(({ name, code }) => `${name} ${code ?? ''}`.toLowerCase().includes(words));
  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    onChoose(next);
  };
  const columns: Column<ChangeRow>[] = [
    {
      key: 'name',
      header: heads[0],
      cell: ({ id, name }) => (
        <RowCheck
          label={t('select', { name })}
          isChecked={chosen?.has(id) ?? false}
          onToggle={chosen && (() => toggle(id))}
        >
          {name}
        </RowCheck>
      ),
      sortBy: ({ name }) => name,
    },
    { key: 'detail', header: heads[1], cell: ({ detail }) => detail, sortBy: ({ detail }) => detail, isWideOnly: true },
  ];
  if (rows.some(({ code }) => code !== null)) columns.splice(1, 0, ...codeColumns({ t, chosen, codes, onCodes }));
  return (
    <Panel title={title}>
      {rows.length === 0 && <EmptyState title={empty} icon="tree" />}
      {rows.length > 0 && (
        <div className={css.rows}>
          <div className={css.bar}>
            <TextField
              label={t('filter')}
              hideLabel
              placeholder={t('filter')}
              value={filter}
              onChange={(event) => setFilter(event.target.value)}
            />
            {chosen && (
              <>
                <Button onClick={() => onChoose(new Set([...chosen, ...shown.map(({ id }) => id)]))}>
                  {t('selectAll', { count: shown.length })}
                </Button>
                {chosen.size > 0 && (
                  <Button variant="quiet" onClick={() => onChoose(new Set())}>
                    {t('clear')}
                  </Button>
                )}
                <span className="pk-muted" role="status">
                  {t('chosen', { count: chosen.size, total: rows.length })}
                </span>
              </>
            )}
          </div>
          <DataTable
            caption={title}
            columns={columns}
            rows={shown}
            rowKey={({ id }) => id}
            maxHeight="46vh"
            isCurrent={({ id }) => chosen?.has(id) ?? false}
          />
        </div>
      )}
    </Panel>
  );
}

type CodeProps = Pick<Props, 'chosen' | 'codes' | 'onCodes'> & { t: ReturnType<typeof useSuccessionText> };

function codeColumns({ t, chosen, codes, onCodes }: CodeProps): Column<ChangeRow>[] {
  return [
    {
      key: 'code',
      header: t('codeNow'),
      cell: ({ code }) => <span className="pk-code">{code}</span>,
      sortBy: ({ code }) => code,
      isWideOnly: true,
    },
    {
      key: 'newCode',
      header: t('ownCode'),
      cell: ({ id, name }) =>
        chosen === null || chosen.has(id) ? (
          <input
            className={css.code}
            aria-label={t('ownCodeOf', { name })}
            placeholder={t('ownCodeAuto')}
            value={codes.get(id) ?? ''}
            onChange={(event) => onCodes(new Map([...codes, [id, event.target.value]]))}
          />
        ) : (
          '–'
        ),
    },
  ];
}
