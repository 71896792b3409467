import { useState } from 'react';
import { useWilayahSearch } from '@/features/wilayah-search/use-wilayah-search.ts';
import { wilayahHits } from '@/features/wilayah-search/wilayah-hits.ts';
import type { WilayahLevel } from '@/gql/schema-types.ts';
import { useSuccessionText } from '@/i18n/texts/succession.ts';
import { PickOne } from '@/ui/pick-one.tsx';
import { SearchList } from '@/ui/search-list.tsx';

type Partner = { readonly id: string; readonly label: string };
type Props = {
  label: string;
  level: WilayahLevel;
  /** The area that is changed: it is no partner of itself. */
  self: string;
  partner: Partner | null;
  onPick: (partner: Partner | null) => void;
};

/** Chooses another area of a level by name or code. */
export function PartnerSearch({ label, level, self, partner, onPick }: Props) {
  const t = useSuccessionText();
  const [text, setText] = useState('');
  const { isSearching, found } = useWilayahSearch(text, 50);
  const fitting = found.filter((area) => area.level === level && area.id !== self);
  const hits = wilayahHits(fitting, (area) => {
    setText('');
    onPick({ id: area.id, label: `${area.fullName} (${area.code})` });
  });
  return (
    <PickOne label={label} picked={partner && partner.label} other={t('otherPartner')} onClear={() => onPick(null)}>
      <SearchList
        label={`${label}: ${t('findPartner')}`}
        placeholder={t('findPartner')}
        text={text}
        onText={setText}
        groups={hits.length ? [{ title: label, hits }] : []}
        status={isSearching && hits.length === 0 ? t('noPartner') : ''}
      />
    </PickOne>
  );
}
