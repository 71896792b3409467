import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { AttainmentClass, ExplainInput } from '@/gql/schema-types.ts';
import { useFigurePageText } from '@/i18n/texts/figure.ts';
import { cx } from '@/lib/cx.ts';
import css from './figure-link.module.css';
import { figurePath } from './figure-path.ts';
import { ResponsibleLink } from './responsible-link.tsx';

/** Names the figure as it was asked: its place may be an area or a puskesmas. */
type Props = ExplainInput & {
  /** Traffic light of the target, shown as a mark beside the figure. */
  light?: AttainmentClass | null | undefined;
  /** It falls short of what is wanted, by the light unless somebody else judges: a second link leads to who answers for it. */
  isBad?: boolean;
  /** The person may read of those who answer for figures. */
  mayFollow?: boolean;
  children: ReactNode;
};

const LIGHTS = { RED: css.red, YELLOW: css.yellow, GREEN: css.green } as const;

/** A figure that opens its explanation: formula, parts, and the reports behind it. */
export function FigureLink({ light, isBad = light === 'RED', mayFollow = false, children, ...figure }: Props) {
  const t = useFigurePageText();
  const link = (
    <Link className={cx(css.figure, light && LIGHTS[light])} title={t('open')} to={figurePath(figure)}>
      {children}
      {light && <span className="pk-visually-hidden"> ({t(`light.${light}`)})</span>}
    </Link>
  );
  if (!isBad || !mayFollow) return link;
  return (
    <span className={css.pair}>
      {link}
      <ResponsibleLink figure={figure} />
    </span>
  );
}
