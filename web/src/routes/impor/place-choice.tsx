import { useId, useState } from 'react';
import { useImportText } from '@/i18n/texts/import.ts';
import { Dialog } from '@/ui/dialog.tsx';
import { Icon, type IconName } from '@/ui/icon.tsx';
import { type HitGroup, SearchList } from '@/ui/search-list.tsx';
import css from './import-page.module.css';
import { type ImportPlace, keyOf, placesWith } from './import-places.ts';
import type { ImportPlaces } from './use-import-place.ts';

/** Chooses whose template it is: the own puskesmas as a whole, or one of its villages; nothing where there is no choice. */
export function PlaceChoice({ places }: { places: ImportPlaces }) {
  const t = useImportText();
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const { place, own, villages } = places;
  if (own.length + villages.length < 2) return null;
  return (
    <div className={css.choice}>
      <span id={id} className={css.choiceLabel}>
        {t('choose.place')}
      </span>
      <button
        type="button"
        className={css.choiceButton}
        aria-labelledby={`${id} ${id}-name`}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        <span id={`${id}-name`}>{place?.name ?? '…'}</span>
        <Icon name="down" size={14} />
      </button>
      <Dialog isOpen={isOpen} onClose={() => setOpen(false)} title={t('choose.placeTitle')} placement="top" bare>
        <PlaceList places={places} onDone={() => setOpen(false)} />
      </Dialog>
    </div>
  );
}

function PlaceList({ places, onDone }: { places: ImportPlaces; onDone: () => void }) {
  const t = useImportText();
  const [typed, setTyped] = useState('');
  const groupOf = (title: string, icon: IconName, some: readonly ImportPlace[]): HitGroup => ({
    title,
    hits: placesWith(some, typed).map((place) => ({
      key: keyOf(place),
      label: place.name,
      detail: place.detail,
      icon,
      onPick: () => {
        onDone();
        places.choose(place);
      },
    })),
  });
  const groups = [
    groupOf(t('choose.placeOwn'), 'office', places.own),
    groupOf(t('choose.placeVillages'), 'tree', places.villages),
  ];
  const count = groups.flatMap(({ hits }) => hits).length;
  return (
    <SearchList
      label={t('choose.placeTitle')}
      placeholder={t('choose.placeType')}
      text={typed}
      onText={setTyped}
      groups={groups}
      status={count === 0 ? t('choose.placeNone') : t('choose.placeCount', { count })}
      takesFocus
    />
  );
}
