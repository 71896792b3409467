import { useState } from 'react';
import { useWilayahSearch } from '@/features/wilayah-search/use-wilayah-search.ts';
import { wilayahHits } from '@/features/wilayah-search/wilayah-hits.ts';
import type { WilayahLevel } from '@/gql/schema-types.ts';
import { useNetworkText } from '@/i18n/texts/jejaring.ts';
import { SearchList } from '@/ui/search-list.tsx';

export type Area = { readonly id: string; readonly fullName: string };

type Props = {
  label: string;
  placeholder: string;
  levels: readonly WilayahLevel[];
  onPick: (area: Area) => void;
};

const HITS = 30;

/** Finds an area of some levels by name or code. */
export function AreaSearch({ label, placeholder, levels, onPick }: Props) {
  const t = useNetworkText();
  const [text, setText] = useState('');
  const { found, isNone } = useWilayahSearch(text, HITS);
  const fitting = found.filter(({ level }) => levels.includes(level));
  const hits = wilayahHits(fitting, (area) => {
    setText('');
    onPick(area);
  });
  const isEmpty = isNone || (found.length > 0 && fitting.length === 0);
  return (
    <SearchList
      label={label}
      placeholder={placeholder}
      text={text}
      onText={setText}
      groups={hits.length > 0 ? [{ title: label, hits }] : []}
      status={isEmpty ? t('noArea') : ''}
    />
  );
}
