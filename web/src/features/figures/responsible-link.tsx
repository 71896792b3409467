import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { ExplainInput } from '@/gql/schema-types.ts';
import { useFigurePageText } from '@/i18n/texts/figure.ts';
import { cx } from '@/lib/cx.ts';
import { Icon } from '@/ui/icon.tsx';
import css from './figure-link.module.css';
import { isAreaId, responsiblePath } from './figure-path.ts';

type Props = {
  figure: ExplainInput;
  /** Words of the link; a drawing where there is room for no more. */
  children?: ReactNode;
};

/** Leads to the agencies that answer for a figure, where it has some. */
export function ResponsibleLink({ figure, children }: Props) {
  const t = useFigurePageText();
  if (!isAreaId(figure.wilayah)) return null;
  const to = responsiblePath(figure);
  if (children) return <Link to={to}>{children}</Link>;
  return (
    <Link className={cx(css.responsible, 'pk-no-print')} title={t('responsible')} aria-label={t('responsible')} to={to}>
      <Icon name="group" size={16} />
    </Link>
  );
}
