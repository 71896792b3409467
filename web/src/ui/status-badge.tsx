import type { ReactNode } from 'react';
import { cx } from '../lib/cx.ts';
import { Icon, type IconName } from './icon.tsx';
import css from './status-badge.module.css';

export type Tone = 'good' | 'warn' | 'bad' | 'info' | 'neutral';

const ICONS: Readonly<Record<Tone, IconName>> = {
  good: 'check',
  warn: 'clock',
  bad: 'alert',
  info: 'info',
  neutral: 'pause',
};

type BadgeProps = {
  tone: Tone;
  icon?: IconName;
  /** Longer than a state: it may break into lines. */
  isSentence?: boolean;
  children: ReactNode;
};

/** A state in words, with a colour and a drawing for those who scan; the words alone say it all. */
export function StatusBadge({ tone, icon, isSentence, children }: BadgeProps) {
  return (
    <span className={cx(css.badge, css[tone], isSentence && css.sentence)}>
      <Icon name={icon ?? ICONS[tone]} size={13} strokeWidth={2.2} />
      {children}
    </span>
  );
}

/** A small neutral label such as a code or a regime. */
export const Tag = ({ children }: { children: ReactNode }) => <span className={css.tag}>{children}</span>;
