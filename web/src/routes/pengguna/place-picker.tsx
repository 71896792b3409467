import { useId, useState } from 'react';
import type { PlaceKind, WilayahLevel } from '@/gql/schema-types.ts';
import { useDomainText } from '@/i18n/texts/domain.ts';
import { useUsersText } from '@/i18n/texts/users.ts';
import { Button } from '@/ui/button.tsx';
import { Icon } from '@/ui/icon.tsx';
import { SearchList } from '@/ui/search-list.tsx';
import css from './place-picker.module.css';
import { PLACE_ICONS, type Place, usePlaces } from './use-places.ts';

type Props = {
  kind: PlaceKind;
  level: WilayahLevel | null;
  place: Place | null;
  onChoose: (place: Place | null) => void;
  error?: string | undefined;
};

/** Chooses the one place a role is held over, by typing part of its name. */
export function PlacePicker({ kind, level, place, onChoose, error }: Props) {
  const t = useUsersText();
  const words = useDomainText();
  const id = useId();
  const [wasChanged, setChanged] = useState(false);
  const label = kind === 'WILAYAH' && level ? words(`level.${level}`) : t(`place.${kind}`);
  return (
    <div role="group" aria-labelledby={id} data-invalid={error ? true : undefined} className={css.group}>
      <p id={id} className={css.label}>
        {label}
      </p>
      {place ? (
        <div className={css.chosen}>
          <Icon name="check" />
          <p>
            <strong>{place.name}</strong> <span className="pk-muted">{place.detail}</span>
          </p>
          <Button
            autoFocus
            onClick={() => {
              setChanged(true);
              onChoose(null);
            }}
          >
            {t('change')}
          </Button>
        </div>
      ) : (
        <PlaceSearch kind={kind} level={level} label={label} onChoose={onChoose} takesFocus={wasChanged} />
      )}
      {error && (
        <p className={css.error} role="alert">
          <Icon name="alert" size={14} />
          {error}
        </p>
      )}
    </div>
  );
}

type SearchProps = Pick<Props, 'kind' | 'level' | 'onChoose'> & { label: string; takesFocus: boolean };

function PlaceSearch({ kind, level, label, onChoose, takesFocus }: SearchProps) {
  const t = useUsersText();
  const [text, setText] = useState('');
  const { places, total, state } = usePlaces(kind, level, text);
  const status = () => {
    if (state === 'typing') return t('place.typeMore');
    if (state === 'failed') return t('place.failed');
    if (state === 'loading' && places.length === 0) return t('place.loading');
    if (places.length === 0) return t('place.nothing');
    return total > places.length
      ? t('place.foundMore', { shown: places.length, total })
      : t('place.found', { count: places.length });
  };
  return (
    <div className={css.search}>
      <SearchList
        label={label}
        placeholder={kind === 'WILAYAH' ? t('place.typeArea') : t('place.typeName')}
        text={text}
        onText={setText}
        takesFocus={takesFocus}
        groups={[
          {
            title: label,
            hits: places.map((place) => ({
              key: place.id,
              label: place.name,
              detail: place.detail,
              icon: PLACE_ICONS[kind],
              onPick: () => onChoose(place),
            })),
          },
        ]}
        status={status()}
      />
    </div>
  );
}
