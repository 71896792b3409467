import { useSearchParams } from 'react-router';
import { useMay } from '@/features/session/session.tsx';
import { useArea } from '@/features/session/use-area.ts';
import { useHomeText } from '@/i18n/texts/home.ts';
import { Choice } from '@/ui/choice.tsx';
import { PageHeader, Stack, Toolbar } from '@/ui/page.tsx';
import { AreasTab } from './areas-tab.tsx';
import { WorkTab } from './work-tab.tsx';

type Tab = 'kerja' | 'wilayah';

/** Where an office begins its day: what waits for it, or how the areas below stand. */
export function StartPage() {
  const t = useHomeText();
  const { id } = useArea();
  const [search, setSearch] = useSearchParams();
  const mayReadOpd = useMay('opd.read');
  const maySupervise = useMay('pokjanal.read') && mayReadOpd;
  const tab: Tab = maySupervise && search.get('tab') === 'wilayah' ? 'wilayah' : 'kerja';
  const choose = (next: Tab) =>
    setSearch((before) => {
      if (next === 'kerja') before.delete('tab');
      else before.set('tab', next);
      return before;
    });
  const tabs = (
    <Choice
      label={t('view')}
      value={tab}
      onChange={choose}
      options={[
        { value: 'kerja', label: t('tab.work') },
        { value: 'wilayah', label: t('tab.areas') },
      ]}
    />
  );
  return (
    <>
      <PageHeader title={t('title')} />
      <Stack>
        {tab === 'wilayah' && <AreasTab area={id} tabs={tabs} />}
        {tab === 'kerja' && (
          <>
            {maySupervise && <Toolbar>{tabs}</Toolbar>}
            <WorkTab area={id} />
          </>
        )}
      </Stack>
    </>
  );
}
