import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { AttainmentClass, DataState } from '@/gql/schema-types.ts';
import { useFigurePageText } from '@/i18n/texts/figure.ts';
import { cx } from '@/lib/cx.ts';
import { paths } from '@/paths.ts';
import css from './figure-link.module.css';

type Props = {
  indicator: string;
  /** Global id of the area or puskesmas. */
  wilayah: string;
  period: string;
  dataState?: DataState | undefined;
  /** Traffic light of the target, shown as a mark beside the figure. */
  light?: AttainmentClass | null | undefined;
  children: ReactNode;
};

const LIGHTS = { RED: css.red, YELLOW: css.yellow, GREEN: css.green } as const;

/** A figure that opens its explanation: formula, parts, and the reports behind it. */
export function FigureLink({ indicator, wilayah, period, dataState, light, children }: Props) {
  const t = useFigurePageText();
  const data = dataState === 'APPROVED' ? 'disetujui' : undefined;
  return (
    <Link
      className={cx(css.figure, light && LIGHTS[light])}
      title={t('open')}
      to={paths.figure({ indikator: indicator, wilayah, periode: period, data })}
    >
      {children}
      {light && <span className="pk-visually-hidden"> ({t(`light.${light}`)})</span>}
    </Link>
  );
}
