import { skipToken } from '@apollo/client/react';
import { type RefObject, useState } from 'react';
import { useGraphText } from '@/i18n/texts/graph.ts';
import { useDebounced } from '@/lib/use-debounced.ts';
import { type HitGroup, SearchList } from '@/ui/search-list.tsx';
import type { Branch } from './graph-model.ts';
import { type GraphSearchQuery, useGraphSearchQuery } from './graph-page.generated.ts';
import css from './graph.module.css';
import type { GraphView } from './use-graph-view.ts';

const MIN_LETTERS = 2;
type Found = GraphSearchQuery['findInGraph'][number];

type Props = {
  box: RefObject<HTMLDivElement | null>;
  area: string;
  view: GraphView;
  root: Branch;
  onFound: () => void;
};

/** Finds by name anywhere in the area, opens the way to what is picked and brings it into focus. */
export function GraphSearchBox({ box, area, view, root, onFound }: Props) {
  const t = useGraphText();
  const [text, setText] = useState(view.search);
  const asked = useDebounced(text.trim(), 200);
  const isSearching = asked.length >= MIN_LETTERS;
  const { data, previousData } = useGraphSearchQuery(
    isSearching ? { variables: { area, on: view.on, search: asked } } : skipToken,
  );
  const found = isSearching && text.trim() !== '' ? ((data ?? previousData)?.findInGraph ?? null) : null;
  const pick = ({ id, kind, way }: Found) => {
    const open = new Set([...(view.opened ?? [root.key]), ...(kind === 'OPD' ? way : way.slice(0, -1))]);
    setText('');
    onFound();
    view.setOpened([...open], {
      cari: null,
      kelompok: id,
      ...(kind === 'OPD' && !view.layers.opd && { lapis: view.layers.seats ? 'opd,kursi' : null }),
    });
  };
  const write = (next: string) => {
    setText(next);
    view.set({ cari: next.trim() || null });
  };
  return (
    <div ref={box} className={`${css.search} pk-no-print`}>
      <SearchList
        label={t('search')}
        placeholder={t('search')}
        text={text}
        onText={write}
        groups={groupsOf(found, t('hits'), pick)}
        status={found === null ? '' : found.length === 0 ? t('notFound') : t('found', { count: found.length })}
      />
    </div>
  );
}

const ICONS = { GROUP: 'group', AREA: 'tree', OPD: 'office', SEAT: 'user' } as const;

const groupsOf = (found: readonly Found[] | null, title: string, pick: (hit: Found) => void): HitGroup[] => [
  {
    title,
    hits: (found ?? []).map((hit) => ({
      key: `${hit.kind}-${hit.id}`.replaceAll(/[^\w-]/g, ''),
      label: hit.name,
      detail: hit.areaName,
      icon: ICONS[hit.kind],
      onPick: () => pick(hit),
    })),
  },
];
