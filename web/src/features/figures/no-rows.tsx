import { Link } from 'react-router';
import { useBoardsText } from '@/i18n/texts/boards.ts';
import { paths } from '@/paths.ts';
import { buttonClass } from '@/ui/button.tsx';
import { EmptyState } from '@/ui/query-state.tsx';

/** What stands where an area has nothing below it. */
export function NoRows({ wilayah, month }: { wilayah: string; month: string }) {
  const t = useBoardsText();
  return (
    <EmptyState title={t('noChildren')} icon="post">
      <p>{t('noChildrenHint')}</p>
      <Link className={buttonClass()} to={paths.posyanduList({ wilayah, periode: month })}>
        {t('openPosts')}
      </Link>
    </EmptyState>
  );
}

/** What stands where nobody has chosen an area yet. */
export function NoArea() {
  const t = useBoardsText();
  return (
    <EmptyState isPage title={t('noArea')} icon="tree">
      {t('noAreaHint')}
    </EmptyState>
  );
}
