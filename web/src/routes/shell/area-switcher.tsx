import { skipToken } from '@apollo/client/react';
import { useState } from 'react';
import { useMatch, useNavigate } from 'react-router';
import { useArea } from '@/features/session/use-area.ts';
import { wilayahHits } from '@/features/wilayah-search/wilayah-hits.ts';
import { useWilayahSearch } from '@/features/wilayah-search/use-wilayah-search.ts';
import { useConsoleText } from '@/i18n/texts/console.ts';
import { paths } from '@/paths.ts';
import { Dialog } from '@/ui/dialog.tsx';
import { Icon, type IconName } from '@/ui/icon.tsx';
import { type Hit, type HitGroup, SearchList } from '@/ui/search-list.tsx';
import { useAreaSwitcherQuery } from './area-switcher.generated.ts';
import css from './top-bar.module.css';

/** Shows the area whose work is on screen and changes it for the page below. */
export function AreaSwitcher() {
  const t = useConsoleText();
  const { id } = useArea();
  const [isOpen, setOpen] = useState(false);
  const { data, previousData } = useAreaSwitcherQuery(id ? { variables: { id } } : skipToken);
  const area = (data ?? previousData)?.wilayah;
  return (
    <>
      <button type="button" className={css.area} onClick={() => setOpen(true)} title={t('area.switch')}>
        <span className={css.areaLabel}>{t('area.title')}</span>
        <span className={css.areaName}>{area?.fullName ?? t('area.none')}</span>
        <Icon name="down" size={14} />
      </button>
      <Dialog isOpen={isOpen} onClose={() => setOpen(false)} title={t('area.switch')} placement="top" bare>
        <AreaPanel above={area?.ancestors ?? []} onDone={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

type PanelProps = { above: readonly { id: string; fullName: string }[]; onDone: () => void };

function AreaPanel({ above, onDone }: PanelProps) {
  const t = useConsoleText();
  const { own, choose } = useArea();
  const [text, setText] = useState('');
  const { isSearching, found, isNone } = useWilayahSearch(text, 10);
  const isTree = useMatch('/wilayah/:id?') !== null;
  const navigate = useNavigate();
  const pick = (id: string) => {
    onDone();
    choose(id);
    // The page about areas shows the chosen one; every other page shows its own things of that area.
    if (isTree) void navigate(paths.wilayah(id), { replace: true });
  };
  const known = (area: { id: string; fullName: string }, icon: IconName): Hit => ({
    key: area.id,
    label: area.fullName,
    icon,
    onPick: () => pick(area.id),
  });
  const ladder: HitGroup[] = [
    { title: t('area.own'), hits: own ? [known(own, 'home')] : [] },
    { title: t('area.above'), hits: above.filter(({ id }) => id !== own?.id).map((area) => known(area, 'tree')) },
  ];
  const hits: HitGroup = { title: t('area.found'), hits: wilayahHits(found, (area) => pick(area.id)) };
  const counted = isSearching ? t('search.results', { count: found.length }) : t('search.hint');
  return (
    <SearchList
      label={t('area.switch')}
      placeholder={t('area.placeholder')}
      text={text}
      onText={setText}
      groups={isSearching ? [hits] : ladder}
      status={isNone ? t('area.nothing') : counted}
      takesFocus
    />
  );
}
