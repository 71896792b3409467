import { NavLink } from 'react-router';
import { useMay } from '@/features/session/session.tsx';
import { useReportPetugasText } from '@/i18n/texts/report-petugas.ts';
import { cx } from '@/lib/cx.ts';
import { paths } from '@/paths.ts';
import css from './petugas-tabs.module.css';

/** Reports of the posts, and what the puskesmas itself reports for its villages. */
export function PetugasTabs({ month }: { month: string }) {
  const t = useReportPetugasText();
  if (!useMay('submission.submitPuskesmas')) return null;
  return (
    <nav aria-label={t('tabs.label')}>
      <ul className={css.tabs}>
        <li>
          <NavLink end className={cx(css.tab)} to={paths.worklist({ periode: month })}>
            {t('tabs.posts')}
          </NavLink>
        </li>
        <li>
          <NavLink end className={cx(css.tab)} to={paths.puskesmasData({ periode: month })}>
            {t('tabs.puskesmas')}
          </NavLink>
        </li>
      </ul>
    </nav>
  );
}
