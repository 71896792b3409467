import { Link } from 'react-router';
import { useDomainText } from '@/i18n/texts/domain.ts';
import { useOrganisationText } from '@/i18n/texts/organisation.ts';
import { paths } from '@/paths.ts';
import { DataTable } from '@/ui/data-table.tsx';
import { EmptyState } from '@/ui/query-state.tsx';
import { StatusBadge } from '@/ui/status-badge.tsx';
import css from './pokjanal-page.module.css';
import type { Pokjanal } from './pokjanal-page.types.ts';

/** The seats in their order with the offices that hold them. */
export function SeatTable({ seats }: { seats: Pokjanal['seats'] }) {
  const t = useOrganisationText();
  if (seats.length === 0) return <EmptyState title={t('pokjanal.noSeats')} icon="group" />;
  return (
    <DataTable
      caption={t('pokjanal.seats')}
      rows={[...seats].sort((left, right) => left.order - right.order)}
      rowKey={({ id }) => id}
      columns={[
        { key: 'seat', header: t('pokjanal.seat'), cell: ({ name }) => name, width: '34%' },
        {
          key: 'holder',
          header: t('pokjanal.holder'),
          cell: ({ holdings, isVacant }) =>
            isVacant ? (
              <StatusBadge tone="warn">{t('pokjanal.vacant')}</StatusBadge>
            ) : (
              holdings.map(({ office, acting, opd }) => (
                <div key={`${office}${opd?.id ?? ''}`}>
                  {office}
                  {acting && ` (${t('pokjanal.acting')})`}
                  {opd && (
                    <>
                      {' · '}
                      <Link to={paths.opd(opd.id)}>{opd.name}</Link>
                    </>
                  )}
                </div>
              ))
            ),
        },
      ]}
    />
  );
}

/** The agencies and partners that carry the group. */
export function MemberList({ members }: { members: Pokjanal['members'] }) {
  const t = useOrganisationText();
  const words = useDomainText();
  if (members.length === 0) return <p className="pk-muted">{t('pokjanal.noMembers')}</p>;
  return (
    <ul className={css.members}>
      {members.map(({ id, name, form, kinds }) => (
        <li key={id}>
          <Link to={paths.opd(id)}>{name}</Link>
          <span className="pk-muted">{kinds[0]?.contribution ?? words(`opdForm.${form}`)}</span>
        </li>
      ))}
    </ul>
  );
}
