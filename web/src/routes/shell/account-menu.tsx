import { Link } from 'react-router';
import { useSetLocaleMutation } from '@/features/session/session.generated.ts';
import { useSession } from '@/features/session/session.tsx';
import { useConsoleText } from '@/i18n/texts/console.ts';
import { signOut } from '@/lib/auth-api.ts';
import { paths } from '@/paths.ts';
import { Icon } from '@/ui/icon.tsx';
import { Menu, menuItemClass } from '@/ui/menu.tsx';
import { Preferences } from '@/ui/preferences.tsx';
import css from './top-bar.module.css';

/** Who is signed in, the account page, language, appearance and the way out. */
export function AccountMenu() {
  const t = useConsoleText();
  const { me } = useSession();
  const [remember] = useSetLocaleMutation();
  const leave = async () => {
    await signOut();
    window.location.assign(paths.signIn());
  };
  const trigger = (
    <>
      <Icon name="user" />
      <span className={css.accountName}>{me.name}</span>
    </>
  );
  return (
    <Menu label={t('account.menu', { name: me.name })} trigger={trigger} triggerClassName={css.account}>
      <p className={css.who}>
        <strong>{me.name}</strong>
        {me.office && <span>{me.office}</span>}
      </p>
      <Link className={menuItemClass} to={paths.account()}>
        <Icon name="key" />
        {t('account.open')}
      </Link>
      <button type="button" className={menuItemClass} onClick={() => void leave()}>
        <Icon name="signOut" />
        {t('account.signOut')}
      </button>
      <Preferences onLanguage={(locale) => void remember({ variables: { locale } })} />
    </Menu>
  );
}
