import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useFormat } from '@/i18n/format.ts';
import { useMeetingText } from '@/i18n/texts/meeting.ts';
import { paths } from '@/paths.ts';
import { type Column, DataTable } from '@/ui/data-table.tsx';
import { Panel } from '@/ui/page.tsx';
import { StatusBadge, type Tone } from '@/ui/status-badge.tsx';
import type { MeetingContentFragment } from './meeting-pages.generated.ts';
import css from './rapat.module.css';

type Party = MeetingContentFragment['parties'][number];

const TONES = { CAME: 'good', REPRESENTED: 'info', ABSENT: 'bad' } as const satisfies Record<string, Tone>;

/** Who was invited and who came. A number nobody knows is said to be unknown, and is not nought. */
export function MeetingParties({ parties }: { parties: readonly Party[] }) {
  const t = useMeetingText();
  const columns = useColumns();
  return (
    <Panel flush={parties.length > 0} title={t('page.parties')}>
      {parties.length > 0 ? (
        <DataTable
          caption={t('page.parties')}
          columns={columns}
          rows={parties}
          rowKey={(party) => `${parties.indexOf(party)}`}
        />
      ) : (
        <p className="pk-muted">{t('page.noParties')}</p>
      )}
    </Panel>
  );
}

function useColumns(): Column<Party>[] {
  const t = useMeetingText();
  const format = useFormat();
  const count = (value: number | null) =>
    value === null ? <span className="pk-muted">{t('page.unknown')}</span> : format.number(value);
  return [
    {
      key: 'name',
      header: t('page.party'),
      isRowHeader: true,
      isProse: true,
      cell: (party) => (
        <span className={css.name}>
          {party.opd ? <Link to={paths.opd(party.opd.id)}>{party.name}</Link> : party.name}
          {party.seat && <span className="pk-muted">{party.seat.name}</span>}
        </span>
      ),
    },
    {
      key: 'invited',
      header: t('page.invitedCount'),
      align: 'end',
      cell: ({ isGroup, invitedCount }) => (isGroup ? count(invitedCount) : null),
    },
    {
      key: 'came',
      header: t('page.attendance'),
      cell: (party) => (party.isGroup ? <Came party={party} count={count} /> : <OfficeCame party={party} />),
    },
  ];
}

function Came({ party, count }: { party: Party; count: (value: number | null) => ReactNode }) {
  const t = useMeetingText();
  const format = useFormat();
  const { men, women, total } = party;
  const hasSexes = men !== null || women !== null;
  return (
    <span className={css.name}>
      {count(total)}
      {hasSexes && (
        <span className="pk-muted">{t('page.sexes', { men: format.number(men), women: format.number(women) })}</span>
      )}
    </span>
  );
}

function OfficeCame({ party: { attendance, representedBy } }: { party: Party }) {
  const t = useMeetingText();
  if (!attendance) return <span className="pk-muted">{t('attendance.NONE')}</span>;
  return (
    <span className={css.name}>
      <span>
        <StatusBadge tone={TONES[attendance]}>{t(`attendance.${attendance}`)}</StatusBadge>
      </span>
      {representedBy && <span className="pk-muted">{representedBy}</span>}
    </span>
  );
}
