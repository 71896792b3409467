import { useSearchParams } from 'react-router';
import { useOpdActText } from '@/i18n/texts/opd-acts.ts';
import { Button } from '@/ui/button.tsx';
import { OpdMergeDialog } from './opd-merge-dialog.tsx';
import type { Opd } from './opd-page.types.ts';
import { OpdRenameDialog } from './opd-rename-dialog.tsx';

/** What may be done to the agency now; the open window stands in the address. */
export function OpdMenu({ opd }: { opd: Opd }) {
  const t = useOpdActText();
  const [search, setSearch] = useSearchParams();
  if (!opd.abilities.includes('opd.manage') || opd.mergedInto) return null;
  const open = search.get('ubah');
  const set = (name: 'nama' | 'gabung' | null) =>
    setSearch(
      (before) => {
        if (name) before.set('ubah', name);
        else before.delete('ubah');
        return before;
      },
      { replace: name === null },
    );
  return (
    <>
      <Button onClick={() => set('nama')}>{t('rename')}</Button>
      <Button variant="quiet" onClick={() => set('gabung')}>
        {t('merge')}
      </Button>
      {open === 'nama' && <OpdRenameDialog opd={opd} onClose={() => set(null)} />}
      {open === 'gabung' && <OpdMergeDialog opd={opd} onClose={() => set(null)} />}
    </>
  );
}
