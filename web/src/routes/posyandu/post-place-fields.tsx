import { useState } from 'react';
import { useWilayahSearch } from '@/features/wilayah-search/use-wilayah-search.ts';
import { wilayahHits } from '@/features/wilayah-search/wilayah-hits.ts';
import { useRequest } from '@/graphql/use-request.ts';
import { usePostActText } from '@/i18n/texts/post-acts.ts';
import { Button } from '@/ui/button.tsx';
import { Field, SelectField } from '@/ui/field.tsx';
import { SearchList } from '@/ui/search-list.tsx';
import { PostPlaceDocument } from './post-acts.generated.ts';
import css from './post-acts.module.css';

type Props = {
  village: string | null;
  /** Puskesmas chosen at first. */
  puskesmas: string | null;
  onVillage: (village: string | null) => void;
  errorAt: (path: string) => string | undefined;
};

const HITS = 30;

/** The village of a post, found by name, and the puskesmas that may mentor it there. */
export function PostPlaceFields({ village, puskesmas, onVillage, errorAt }: Props) {
  const t = usePostActText();
  const { data } = useRequest(PostPlaceDocument, village === null ? null : { id: village });
  const area = data?.wilayah?.id === village ? data?.wilayah : null;
  if (village === null) return <VillageSearch onVillage={onVillage} error={errorAt('wilayah')} />;
  const mentors = area?.mentors ?? [];
  return (
    <>
      <Field label={t('village')} error={errorAt('wilayah')}>
        {(props) => (
          <div className={css.village}>
            <output {...props}>{area?.fullName ?? '…'}</output>
            <Button variant="quiet" onClick={() => onVillage(null)}>
              {t('changeVillage')}
            </Button>
          </div>
        )}
      </Field>
      <SelectField
        key={mentors.length}
        label={t('puskesmas')}
        name="puskesmas"
        defaultValue={mentors.some(({ id }) => id === puskesmas) ? (puskesmas ?? '') : ''}
        error={errorAt('puskesmas')}
        options={[
          { value: '', label: t('noPuskesmas') },
          ...mentors.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
    </>
  );
}

function VillageSearch({ onVillage, error }: { onVillage: (village: string) => void; error: string | undefined }) {
  const t = usePostActText();
  const [text, setText] = useState('');
  const { found, isNone } = useWilayahSearch(text, HITS);
  const villages = found.filter(({ level }) => level === 'DESA');
  const hits = wilayahHits(villages, ({ id }) => onVillage(id));
  const isEmpty = isNone || (found.length > 0 && villages.length === 0);
  return (
    <div className={css.search}>
      <span className={css.label}>{t('findVillage')}</span>
      <SearchList
        label={t('findVillage')}
        placeholder={t('villagePlaceholder')}
        text={text}
        onText={setText}
        groups={hits.length > 0 ? [{ title: t('village'), hits }] : []}
        status={isEmpty ? t('noVillage') : ''}
      />
      {error && <p className={css.error}>{error}</p>}
    </div>
  );
}
