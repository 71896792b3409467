import { useState } from 'react';
import { useWilayahSearch } from '@/features/wilayah-search/use-wilayah-search.ts';
import { wilayahHits } from '@/features/wilayah-search/wilayah-hits.ts';
import type { WilayahLevel } from '@/gql/schema-types.ts';
import { useSuccessionText } from '@/i18n/texts/succession.ts';
import { Button } from '@/ui/button.tsx';
import { SearchList } from '@/ui/search-list.tsx';
import css from './change-page.module.css';

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
    <div className={css.partner}>
      <span className={css.label}>{label}</span>
      {partner ? (
        <span className={css.picked}>
          <strong>{partner.label}</strong>
          <Button size="small" onClick={() => onPick(null)}>
            {t('otherPartner')}
          </Button>
        </span>
      ) : (
        <SearchList
          label={`${label}: ${t('findPartner')}`}
          placeholder={t('findPartner')}
          text={text}
          onText={setText}
          groups={hits.length ? [{ title: label, hits }] : []}
          status={isSearching && hits.length === 0 ? t('noPartner') : ''}
        />
      )}
    </div>
  );
}
