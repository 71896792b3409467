import type { ReactNode } from 'react';
import css from './stat-tile.module.css';

type Props = {
  label: string;
  /** Already written for the reader. */
  value: ReactNode;
  /** What stands behind the figure: `812 dari 986`, a period, a change. */
  detail?: ReactNode;
  children?: ReactNode;
};

/** One figure that matters, with its name above and what it rests on below. */
export function StatTile({ label, value, detail, children }: Props) {
  return (
    <div className={css.tile}>
      <dt>{label}</dt>
      <dd className={css.value}>{value}</dd>
      {detail && <dd className={css.detail}>{detail}</dd>}
      {children && <dd>{children}</dd>}
    </div>
  );
}

/** A row of tiles that wraps. */
export const StatRow = ({ children }: { children: ReactNode }) => <dl className={css.row}>{children}</dl>;
