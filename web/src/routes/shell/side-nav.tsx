import { NavLink } from 'react-router';
import { useSession } from '@/features/session/session.tsx';
import { useConsoleText } from '@/i18n/texts/console.ts';
import { Icon } from '@/ui/icon.tsx';
import { NavGroup, navLinkClass } from '@/ui/shell-frame.tsx';
import { pageGroups } from './pages.ts';

/** The navigation: only pages this person can use, in groups of what they are for. */
export function SideNav({ onNavigate }: { onNavigate: () => void }) {
  const t = useConsoleText();
  const { abilities } = useSession().me;
  return pageGroups.map(({ title, pages }) => {
    const shown = pages.filter(({ needs }) => !needs || abilities.includes(needs));
    if (shown.length === 0) return null;
    return (
      <NavGroup key={title} title={t(title)}>
        {shown.map(({ key, path, icon, isOutside }) =>
          isOutside ? (
            <a key={path} href={path} className={navLinkClass(false)} title={t(key)}>
              <Icon name={icon} />
              <span>{t(key)}</span>
            </a>
          ) : (
            <NavLink
              key={path}
              to={path}
              title={t(key)}
              className={({ isActive }) => navLinkClass(isActive)}
              onClick={onNavigate}
            >
              <Icon name={icon} />
              <span>{t(key)}</span>
            </NavLink>
          ),
        )}
      </NavGroup>
    );
  });
}
