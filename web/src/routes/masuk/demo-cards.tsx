import { useEntryText } from '@/i18n/texts/entry.ts';
import { Icon, type IconName } from '@/ui/icon.tsx';
import css from './sign-in-page.module.css';
import type { SignInPageQuery } from './sign-in-page.generated.ts';

type Account = SignInPageQuery['demoAccounts'][number];
type Props = { accounts: readonly Account[]; busyWith: string | null; onEnter: (account: Account) => void };

const ICONS: Readonly<Record<Account['role'], IconName>> = {
  KADER: 'form',
  OPERATOR_DESA: 'home',
  PETUGAS_PUSKESMAS: 'grid',
  ADMIN_KECAMATAN: 'tree',
  ADMIN_KABKOTA: 'tree',
  ADMIN_PROVINSI: 'chart',
  ADMIN_PUSAT: 'chart',
  PEJABAT_OPD: 'office',
  VIEWER: 'search',
  PARTNER: 'code',
};

/** The roles of a demo; one press signs in. */
export function DemoCards({ accounts, busyWith, onEnter }: Props) {
  const t = useEntryText();
  return (
    <section aria-labelledby="contoh" className={css.demo}>
      <h2 id="contoh">{t('demo.title')}</h2>
      <p className="pk-muted">{t('demo.hint')}</p>
      <ul className={css.cards}>
        {accounts.map((account) => (
          <li key={account.username}>
            <button
              type="button"
              className={css.account}
              aria-busy={busyWith === account.username || undefined}
              disabled={busyWith !== null && busyWith !== account.username}
              onClick={() => onEnter(account)}
            >
              <Icon name={ICONS[account.role]} size={20} />
              <span>
                <strong>{t(`role.${account.role}`)}</strong>
                <span className="pk-muted">{account.place}</span>
                <span className={css.username}>{account.username}</span>
              </span>
              <Icon name="right" />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
