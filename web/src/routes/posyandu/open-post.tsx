import { useNavigate, useSearchParams } from 'react-router';
import { useMay, useSession } from '@/features/session/session.tsx';
import { usePostActText } from '@/i18n/texts/post-acts.ts';
import { today } from '@/lib/today.ts';
import { paths } from '@/paths.ts';
import { Button } from '@/ui/button.tsx';
import { showToast } from '@/ui/toast.tsx';
import { OpenPostDialog } from './open-post-dialog.tsx';

/** The button that opens a post, for whoever may; its window stands in the address. */
export function OpenPost({ area }: { area: string | null }) {
  const t = usePostActText();
  const { me } = useSession();
  const mayOpen = useMay('posyandu.manage');
  const navigate = useNavigate();
  const [search, setSearch] = useSearchParams();
  if (!mayOpen) return null;
  const set = (isOpen: boolean) =>
    setSearch((before) => {
      if (isOpen) before.set('baru', 'ya');
      else before.delete('baru');
      return before;
    });
  const own = me.assignments.find(({ role, wilayah }) => role === 'OPERATOR_DESA' && wilayah)?.wilayah;
  const done = (told: string, id: string) => {
    showToast(told);
    void navigate(paths.posyandu(id));
  };
  return (
    <>
      <Button variant="primary" onClick={() => set(true)}>
        {t('open')}
      </Button>
      {search.get('baru') === 'ya' && (
        <OpenPostDialog
          village={own && own.id === area ? own.id : null}
          today={today()}
          onClose={() => set(false)}
          onDone={done}
        />
      )}
    </>
  );
}
