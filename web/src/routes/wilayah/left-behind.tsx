import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useSuccessionText } from '@/i18n/texts/succession.ts';
import { paths } from '@/paths.ts';
import type { ChangeOutcomeFragment } from './change-page.generated.ts';
import css from './change-page.module.css';

/** What stays on areas that end or are divided, each with the page where somebody decides on it. */
export function LeftBehind({ outcome: { leftBehind } }: { outcome: ChangeOutcomeFragment }) {
  const t = useSuccessionText();
  if (leftBehind.length === 0) return null;
  return (
    <section className={css.left}>
      <h3>{t('left.title')}</h3>
      <p className="pk-muted">{t('left.lead')}</p>
      <ul>
        {leftBehind.map(({ wilayahId: wilayah, name, accounts, groups, targets, settings }) => (
          <li key={wilayah}>
            <strong>{name}</strong>
            <Counted count={accounts} to={paths.users({ wilayah })} text={t('left.accounts', { count: accounts })} />
            <Counted count={groups} to={paths.succession({ wilayah })} text={t('left.groups', { count: groups })} />
            <Counted count={targets} to={paths.targets({ wilayah })} text={t('left.targets', { count: targets })} />
            <Counted count={settings} text={t('left.settings', { count: settings })} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Counted({ count, to, text }: { count: number; to?: string; text: string }): ReactNode {
  if (count === 0) return null;
  return to ? <Link to={to}>{text}</Link> : <span>{text}</span>;
}
