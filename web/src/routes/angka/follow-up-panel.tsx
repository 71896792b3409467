import { type ReactNode, useEffect, useRef } from 'react';
import { Link, useLocation } from 'react-router';
import { RESPONSIBLE } from '@/features/figures/figure-path.ts';
import { useFormat, useText } from '@/i18n/format.ts';
import { useEffectText } from '@/i18n/texts/effect.ts';
import { paths } from '@/paths.ts';
import { buttonClass } from '@/ui/button.tsx';
import { type Column, DataTable } from '@/ui/data-table.tsx';
import { Facts, Panel, Stack } from '@/ui/page.tsx';
import { StatusBadge, Tag } from '@/ui/status-badge.tsx';
import type { FigureFollowUpFragment } from './figure-page.generated.ts';
import css from './follow-up.module.css';

type Props = { followUp: FigureFollowUpFragment; wilayah: string };
/** Lines of each list; the rest is one press away. */
const FEW = 6;
type Agency = FigureFollowUpFragment['agencies'][number];

/** From a figure to who answers for it: agencies, what they promised and planned, who is silent. */
export function FollowUpPanel({ followUp, wilayah }: Props) {
  const t = useEffectText();
  const format = useFormat();
  const { agencies, from, to } = followUp;
  return (
    <Panel title={<Anchor>{t('follow.title')}</Anchor>}>
      <Stack>
        <p className="pk-muted">{t('follow.lead', { from: format.period(from), to: format.period(to) })}</p>
        <Kinds followUp={followUp} />
        {agencies.length > 0 ? (
          <Agencies agencies={agencies} />
        ) : (
          <p>
            {t('follow.noAgencies')}{' '}
            <Link className={buttonClass({ size: 'small' })} to={paths.pokjanalList({ wilayah })}>
              {t('follow.toGroups')}
            </Link>
          </p>
        )}
        <div className={css.columns}>
          <Promises followUp={followUp} wilayah={wilayah} />
          <Planned followUp={followUp} wilayah={wilayah} />
          <Records followUp={followUp} />
        </div>
      </Stack>
    </Panel>
  );
}

/** The heading, where whoever came for it starts to read; the panel comes too late for the browser to go there itself. */
function Anchor({ children }: { children: ReactNode }) {
  const { hash, key } = useLocation();
  const ref = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    if (hash !== `#${RESPONSIBLE}`) return;
    ref.current?.focus({ preventScroll: true });
    ref.current?.scrollIntoView({ block: 'start' });
  }, [hash, key]);
  return (
    <span id={RESPONSIBLE} ref={ref} tabIndex={-1} className={css.anchor}>
      {children}
    </span>
  );
}

function Kinds({ followUp: { indicator } }: Pick<Props, 'followUp'>) {
  const t = useEffectText();
  const text = useText();
  if (indicator.responsible.length === 0) return <p>{t('follow.noKinds')}</p>;
  const named = (isLead: boolean) =>
    indicator.responsible
      .filter((one) => one.isLead === isLead)
      .map(({ kind, confidence }) =>
        confidence === 'unsure' ? `${text(kind.name)} (${t('follow.unsure')})` : text(kind.name),
      )
      .join(', ');
  return (
    <Facts
      facts={[
        [`${t('follow.kinds')}, ${t('follow.leads')}`, named(true)],
        named(false) && [`${t('follow.kinds')}, ${t('follow.supports')}`, named(false)],
      ]}
    />
  );
}

function Agencies({ agencies }: { agencies: readonly Agency[] }) {
  const t = useEffectText();
  const format = useFormat();
  const count = (key: 'activities' | 'records', header: string): Column<Agency> => ({
    key,
    header,
    align: 'end',
    isWideOnly: true,
    cell: (row) => format.number(row[key]),
    sortBy: (row) => row[key],
  });
  const columns: Column<Agency>[] = [
    {
      key: 'opd',
      header: t('follow.agency'),
      isRowHeader: true,
      isProse: true,
      cell: ({ opdId, opdName, isLead }) => (
        <span className={css.name}>
          <Link to={paths.opd(opdId)}>{opdName}</Link>
          <small className="pk-muted">{t(isLead ? 'follow.leads' : 'follow.supports')}</small>
        </span>
      ),
      sortBy: ({ opdName }) => opdName,
    },
    {
      key: 'group',
      header: t('follow.group'),
      isProse: true,
      cell: ({ pokjanalId, pokjanalName }) => <Link to={paths.duties({ kelompok: pokjanalId })}>{pokjanalName}</Link>,
      sortBy: ({ pokjanalName }) => pokjanalName,
    },
    count('activities', t('follow.plans')),
    count('records', t('follow.records')),
    {
      key: 'promises',
      header: t('follow.promises'),
      isProse: true,
      cell: ({ opdId, openCommitments, overdueCommitments }) => (
        <span className={css.name}>
          <Link to={paths.commitments({ opd: opdId, keadaan: 'STANDING' })}>{format.number(openCommitments)}</Link>
          {overdueCommitments > 0 && (
            <StatusBadge tone="bad">{t('follow.overdue', { count: overdueCommitments })}</StatusBadge>
          )}
        </span>
      ),
      sortBy: ({ openCommitments }) => openCommitments,
    },
    {
      key: 'standing',
      header: t('follow.standing'),
      isProse: true,
      cell: ({ isSilent }) => (
        <StatusBadge tone={isSilent ? 'warn' : 'good'}>{t(isSilent ? 'follow.silent' : 'follow.active')}</StatusBadge>
      ),
      sortBy: ({ isSilent }) => (isSilent ? 0 : 1),
    },
  ];
  return (
    <DataTable
      stacks
      caption={t('follow.agencies')}
      columns={columns}
      rows={agencies}
      rowKey={({ opdId, pokjanalId }) => `${opdId} ${pokjanalId}`}
    />
  );
}

function List({ title, none, rows, children }: { title: string; none: string; rows: number; children: ReactNode }) {
  return (
    <section className={css.list}>
      <h3>{title}</h3>
      {rows === 0 ? <p className="pk-muted">{none}</p> : <ul>{children}</ul>}
    </section>
  );
}

function Promises({ followUp: { commitments, indicator: about }, wilayah }: Props) {
  const t = useEffectText();
  const format = useFormat();
  return (
    <List title={t('follow.commitments')} none={t('follow.noCommitments')} rows={commitments.length}>
      {commitments.slice(0, FEW).map(({ id, text, owner, dueOn, daysOverdue, indicator, meeting }) => (
        <li key={id} className={css.name}>
          <Link to={meeting ? paths.meeting(meeting.id) : paths.commitments({ cari: text.slice(0, 60) })}>{text}</Link>
          <small className="pk-muted">
            {owner} · {t('follow.due', { day: format.day(dueOn) })}
          </small>
          {(daysOverdue > 0 || indicator?.code === about.code) && (
            <span className={css.marks}>
              {indicator?.code === about.code && <Tag>{t('follow.meant')}</Tag>}
              {daysOverdue > 0 && (
                <StatusBadge tone="bad">{t('follow.overdueDays', { count: daysOverdue })}</StatusBadge>
              )}
            </span>
          )}
        </li>
      ))}
      <li>
        <Link to={paths.commitments({ indikator: about.code, wilayah, keadaan: 'STANDING' })}>
          {t('follow.allCommitments')}
        </Link>
      </li>
    </List>
  );
}

function Planned({ followUp: { activities, indicator }, wilayah }: Props) {
  const t = useEffectText();
  const format = useFormat();
  return (
    <List title={t('follow.activities')} none={t('follow.noActivities')} rows={activities.length}>
      {activities.slice(0, FEW).map(({ id, title, month, plan }) => (
        <li key={id} className={css.name}>
          <Link to={paths.evidence(plan.id)}>{title}</Link>
          <small className="pk-muted">
            {plan.opdName} · {format.period(month)}
          </small>
        </li>
      ))}
      <li>
        <Link to={paths.activities({ indikator: indicator.code, wilayah })}>{t('follow.allActivities')}</Link>
      </li>
    </List>
  );
}

function Records({ followUp: { records } }: Pick<Props, 'followUp'>) {
  const t = useEffectText();
  const format = useFormat();
  return (
    <List title={t('follow.evidence')} none={t('links.noEvidence')} rows={records.length}>
      {records.map(({ id, title, period, opdName }) => (
        <li key={id} className={css.name}>
          <Link to={paths.evidence(id)}>{title}</Link>
          <small className="pk-muted">
            {opdName} · {format.period(period)}
          </small>
        </li>
      ))}
    </List>
  );
}
