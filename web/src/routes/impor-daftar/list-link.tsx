import { Link } from 'react-router';
import { useMay } from '@/features/session/session.tsx';
import { useListImportText } from '@/i18n/texts/list-import.ts';
import { paths } from '@/paths.ts';
import { buttonClass } from '@/ui/button.tsx';

type Props = { register: string; action: Parameters<typeof useMay>[0]; size?: 'normal' | 'small' };

/** The way from a register to bringing a list into it, for whoever may. */
export function ListLink({ register, action, size = 'normal' }: Props) {
  const t = useListImportText();
  return useMay(action) ? (
    <Link className={buttonClass({ size })} to={paths.importList({ daftar: register })}>
      {t('link')}
    </Link>
  ) : null;
}
