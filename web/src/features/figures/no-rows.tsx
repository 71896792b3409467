import { Link } from 'react-router';
import { useBoardsText } from '@/i18n/texts/boards.ts';
import { buttonClass } from '@/ui/button.tsx';
import { EmptyState } from '@/ui/query-state.tsx';

/** What stands where an area has nothing below it, with the way to its posts for whom there is one. */
export function NoRows({ postsPath }: { postsPath: string | null }) {
  const t = useBoardsText();
  return (
    <EmptyState title={t('noChildren')} icon="post">
      <p>{t('noChildrenHint')}</p>
      {postsPath && (
        <Link className={buttonClass()} to={postsPath}>
          {t('openPosts')}
        </Link>
      )}
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
