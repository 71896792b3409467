import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useBoardsText } from '@/i18n/texts/boards.ts';
import { Breadcrumb } from '@/ui/breadcrumb.tsx';
import { PageHeader } from '@/ui/page.tsx';
import { PeriodPicker } from '@/ui/period-picker.tsx';
import type { BoardAreaFragment } from './figures.generated.ts';
import type { BoardView } from './use-board-view.ts';

type Props = {
  title: string;
  area: BoardAreaFragment;
  /** Name of the puskesmas whose own board this is. */
  puskesmas: string | undefined;
  view: BoardView;
  /** The same board of another area. */
  linkTo: (wilayah: string) => string;
  tags: ReactNode;
};

/** The head of a board: whose it is, the way up, and the month. */
export function BoardHeader({ title, area, puskesmas, view, linkTo, tags }: Props) {
  const t = useBoardsText();
  const above = puskesmas ? [...area.ancestors, area] : area.ancestors;
  return (
    <PageHeader
      title={title}
      kicker={puskesmas ?? area.fullName}
      breadcrumb={
        <Breadcrumb crumbs={above.map(({ id, name }) => ({ key: id, link: <Link to={linkTo(id)}>{name}</Link> }))} />
      }
      tags={tags}
      actions={<PeriodPicker label={t('month')} value={view.month} months={view.months} onChange={view.setMonth} />}
    />
  );
}
