import { useState } from 'react';
import { useWilayahSearch } from '@/features/wilayah-search/use-wilayah-search.ts';
import { wilayahHits } from '@/features/wilayah-search/wilayah-hits.ts';
import { useDecreeText } from '@/i18n/texts/sk.ts';
import { Button, IconButton } from '@/ui/button.tsx';
import { Icon } from '@/ui/icon.tsx';
import { SearchList } from '@/ui/search-list.tsx';
import { AreaGroups } from './area-groups.tsx';
import type { FormGroup } from './decree-form-state.ts';
import css from './sk.module.css';

type Props = {
  groups: readonly FormGroup[];
  /** Area whose groups are offered at once. */
  startArea: string | null;
  error: string | null;
  onGroups: (groups: readonly FormGroup[]) => void;
};

const HITS = 20;

/** The groups a decree serves: those chosen, and those of an area one looks into. */
export function GroupPicker({ groups, startArea, error, onGroups }: Props) {
  const t = useDecreeText();
  const [area, setArea] = useState(startArea);
  return (
    <div className={css.picker}>
      <p className="pk-muted">{t('form.groupsLead')}</p>
      {groups.length > 0 && (
        <ul className={css.chosen}>
          {groups.map((group) => (
            <li key={group.id}>
              <span>{group.name}</span>
              <IconButton
                icon="close"
                label={t('form.remove', { name: group.name })}
                onClick={() => onGroups(groups.filter(({ id }) => id !== group.id))}
              />
            </li>
          ))}
        </ul>
      )}
      {error && (
        <p className={css.error} role="alert">
          <Icon name="alert" size={14} /> {error}
        </p>
      )}
      {area === null ? (
        <AreaSearch onArea={setArea} />
      ) : (
        <>
          <AreaGroups area={area} groups={groups} onGroups={onGroups} />
          <Button size="small" onClick={() => setArea(null)}>
            {t('form.otherArea')}
          </Button>
        </>
      )}
    </div>
  );
}

function AreaSearch({ onArea }: { onArea: (id: string) => void }) {
  const t = useDecreeText();
  const [text, setText] = useState('');
  const { found, isNone } = useWilayahSearch(text, HITS);
  const hits = wilayahHits(found, (area) => onArea(area.id));
  return (
    <div className={css.search}>
      <span className={css.label}>{t('form.findArea')}</span>
      <SearchList
        label={t('form.findArea')}
        placeholder={t('form.areaPlaceholder')}
        text={text}
        onText={setText}
        groups={hits.length > 0 ? [{ title: t('form.findArea'), hits }] : []}
        status={isNone ? t('form.noArea') : ''}
      />
    </div>
  );
}
