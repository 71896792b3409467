import { Link } from 'react-router';
import { useFormat, useText } from '@/i18n/format.ts';
import { useVisitText } from '@/i18n/texts/visit.ts';
import { paths } from '@/paths.ts';
import { buttonClass } from '@/ui/button.tsx';
import type { Column } from '@/ui/data-table.tsx';
import { StatusBadge } from '@/ui/status-badge.tsx';
import css from './kunjungan.module.css';
import type { VisitRowFragment } from './visit-list.generated.ts';

/** The posts of a visit, else the place as it was written. */
export const whereOf = ({ posts, place, area }: VisitRowFragment): string =>
  posts.length > 0 ? posts.map((post) => `${post.name}, ${post.area}`).join('; ') : (place ?? area);

/** The columns of a list of planned visits. */
export function useVisitColumns(): Column<VisitRowFragment>[] {
  const t = useVisitText();
  const text = useText();
  const format = useFormat();
  return [
    {
      key: 'title',
      header: t('visit'),
      isRowHeader: true,
      isProse: true,
      cell: ({ id, title, visitKind }) => (
        <span className={css.name}>
          <Link to={paths.evidence(id)}>{title}</Link>
          {visitKind && <small className="pk-muted">{text(visitKind)}</small>}
        </span>
      ),
      sortBy: ({ title }) => title,
      exportBy: ({ title }) => title,
    },
    {
      key: 'day',
      header: t('day'),
      cell: ({ plannedOn, daysLeft }) => (
        <span className={css.name}>
          <span>{format.day(plannedOn)}</span>
          <When days={daysLeft} />
        </span>
      ),
      sortBy: ({ plannedOn }) => plannedOn,
      exportBy: ({ plannedOn }) => plannedOn,
    },
    { key: 'where', header: t('where'), isProse: true, cell: whereOf, sortBy: whereOf },
    {
      key: 'opd',
      header: t('opd'),
      isProse: true,
      cell: ({ opd, opdName }) => <Link to={paths.opd(opd)}>{opdName}</Link>,
      sortBy: ({ opdName }) => opdName,
      exportBy: ({ opdName }) => opdName,
    },
    { key: 'team', header: t('team'), isProse: true, isWideOnly: true, cell: ({ team }) => team ?? '–' },
    {
      key: 'group',
      header: t('group'),
      isProse: true,
      isWideOnly: true,
      cell: ({ pokjanal, pokjanalName }) => <Link to={paths.pokjanal(pokjanal)}>{pokjanalName}</Link>,
      sortBy: ({ pokjanalName }) => pokjanalName,
      exportBy: ({ pokjanalName }) => pokjanalName,
    },
    {
      key: 'act',
      header: t('act'),
      hideHeader: true,
      cell: ({ id, title, mayRecord }) =>
        mayRecord && (
          <Link
            className={`${buttonClass({ size: 'small' })} pk-no-print`}
            aria-label={t('recordOf', { title })}
            to={paths.correctEvidence(id)}
          >
            {t('record')}
          </Link>
        ),
    },
  ];
}

const WEEK = 7;

function When({ days }: { days: number }) {
  const t = useVisitText();
  if (days < 0) return <StatusBadge tone="bad">{t('overdue', { count: -days })}</StatusBadge>;
  if (days >= WEEK) return null;
  return <StatusBadge tone="warn">{days === 0 ? t('today') : t('inDays', { count: days })}</StatusBadge>;
}
