import { skipToken } from '@apollo/client/react';
import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { placeOf, wilayahHits } from '@/features/wilayah-search/wilayah-hits.ts';
import { useConsoleText } from '@/i18n/texts/console.ts';
import { useDebounced } from '@/lib/use-debounced.ts';
import { paths } from '@/paths.ts';
import { Dialog } from '@/ui/dialog.tsx';
import { Icon } from '@/ui/icon.tsx';
import { Keys } from '@/ui/page.tsx';
import { type Hit, type HitGroup, SearchList } from '@/ui/search-list.tsx';
import css from './top-bar.module.css';
import { type GlobalSearchQuery, useGlobalSearchQuery } from './global-search.generated.ts';
import { pageGroups } from './pages.ts';

const MIN_LETTERS = 2;

/** The search of the bar: a press, `/` or Ctrl-K opens it from anywhere. */
export function GlobalSearch() {
  const t = useConsoleText();
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isTyping =
        event.target instanceof Element && event.target.closest('input, textarea, select, [role="grid"]');
      const isSlash = event.key === '/' && !isTyping;
      const isCommand = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey);
      if (!isSlash && !isCommand) return;
      event.preventDefault();
      setOpen(true);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  return (
    <>
      <button type="button" className={css.search} onClick={() => setOpen(true)} aria-label={t('search.title')}>
        <Icon name="search" />
        <span className={css.searchText}>{t('search.open')}</span>
        <Keys keys={['Ctrl', 'K']} />
      </button>
      <Dialog isOpen={isOpen} onClose={() => setOpen(false)} title={t('search.title')} placement="top" bare>
        <SearchPanel onDone={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function SearchPanel({ onDone }: { onDone: () => void }) {
  const t = useConsoleText();
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const asked = useDebounced(text.trim());
  const isSearching = asked.length >= MIN_LETTERS;
  const { data, previousData, loading } = useGlobalSearchQuery(
    isSearching ? { variables: { text: asked } } : skipToken,
  );
  const found = isSearching ? (data ?? previousData) : undefined;
  const go = (path: string) => {
    onDone();
    void navigate(path);
  };
  const pages = pageGroups
    .flatMap((group) => group.pages)
    .filter(({ key, isOutside }) => !isOutside && t(key).toLowerCase().includes(asked.toLowerCase()));
  const groups: HitGroup[] = [
    {
      title: t('search.wilayah'),
      hits: wilayahHits(found?.wilayahSearch ?? [], (area) => go(paths.wilayah(area.id))),
    },
    { title: t('search.posyandu'), hits: postHits(found, go) },
    {
      title: t('search.pages'),
      hits: pages.map(({ key, path, icon }) => ({ key: path, label: t(key), icon, onPick: () => go(path) })),
    },
  ];
  const count = groups.reduce((sum, group) => sum + group.hits.length, 0);
  const counted = count === 0 && !loading ? t('search.nothing', { text: asked }) : t('search.results', { count });
  return (
    <SearchList
      label={t('search.title')}
      placeholder={t('search.placeholder')}
      text={text}
      onText={setText}
      groups={groups}
      status={isSearching ? counted : t('search.hint')}
      takesFocus
    />
  );
}

function postHits(found: GlobalSearchQuery | undefined, go: (path: string) => void): Hit[] {
  return (found?.posyanduList.nodes ?? []).map(({ id, name, wilayah }) => ({
    key: `p-${id}`,
    label: name,
    detail: [wilayah.fullName, placeOf(wilayah.ancestors)].filter(Boolean).join(', '),
    icon: 'post',
    onPick: () => go(paths.posyandu(id)),
  }));
}
