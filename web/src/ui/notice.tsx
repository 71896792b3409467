import type { ReactNode } from 'react';
import { cx } from '../lib/cx.ts';
import css from './notice.module.css';
import type { Tone } from './status-badge.tsx';

/** A boxed sentence that stays until its cause is gone. */
export function Notice({ tone, title, children }: { tone: Tone; title: string; children?: ReactNode }) {
  return (
    <div className={cx(css.notice, css[tone])} role={tone === 'bad' ? 'alert' : 'status'}>
      <strong>{title}</strong>
      {children}
    </div>
  );
}

/** Short lines of a notice beside one another, mostly links to what is to be done. */
export const NoticeLines = ({ children }: { children: ReactNode }) => <ul className={css.lines}>{children}</ul>;
