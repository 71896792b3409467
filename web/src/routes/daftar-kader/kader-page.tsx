import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { toFailure } from '@/apollo/failure.ts';
import { WilayahCrumbs } from '@/features/wilayah/wilayah-crumbs.tsx';
import { useFormat } from '@/i18n/format.ts';
import { useKaderText } from '@/i18n/texts/kader.ts';
import { paths } from '@/paths.ts';
import { Button } from '@/ui/button.tsx';
import { Columns, Facts, PageHeader, Panel, Stack } from '@/ui/page.tsx';
import { FailureNotice, QueryState } from '@/ui/query-state.tsx';
import { StatusBadge } from '@/ui/status-badge.tsx';
import { showToast } from '@/ui/toast.tsx';
import { BadgeTag } from './badge-tag.tsx';
import { EraseDialog } from './erase-dialog.tsx';
import { CorrectDialog, LeaveDialog, MoveDialog, PhoneDialog } from './kader-dialogs.tsx';
import { KaderHistory } from './kader-history.tsx';
import css from './kader.module.css';
import { type KaderRecordFragment, useKaderPageQuery } from './kader-pages.generated.ts';
import { labelsOf } from './kader-table.tsx';
import { SkillChecklist } from './skill-checklist.tsx';

type Record = { kader: KaderRecordFragment };

/** One kader: skills first, then what is told of the person and what was done to the record. */
export function KaderPage() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useKaderPageQuery({ variables: { id } });
  return (
    <QueryState isPage data={data} failure={toFailure(error)} onRetry={() => void refetch()}>
      {({ kader }) =>
        kader ? (
          <>
            <Head kader={kader} />
            <Columns>
              <SkillChecklist kader={kader} />
              <Stack>
                <FactsPanel kader={kader} />
                <Terms kader={kader} />
                <KaderHistory kader={kader} />
              </Stack>
            </Columns>
          </>
        ) : (
          <FailureNotice isPage failure={{ kind: 'missing' }} />
        )
      }
    </QueryState>
  );
}

const DIALOGS = { correct: CorrectDialog, move: MoveDialog, leave: LeaveDialog, erase: EraseDialog } as const;
type ActName = keyof typeof DIALOGS;

/** What may be done with the record as it stands; of one who asked to be forgotten, only the end of service is told. */
function actsOf({ abilities, erasedAt, leftOn }: KaderRecordFragment): ActName[] {
  const changes: ActName[] = erasedAt ? [] : ['correct', 'move'];
  const managed: ActName[] = leftOn ? changes : [...changes, 'leave'];
  return [
    ...(abilities.includes('kader.manage') ? managed : []),
    ...(abilities.includes('kader.erase') && !erasedAt ? (['erase'] as const) : []),
  ];
}

function Head({ kader }: Record) {
  const t = useKaderText();
  const format = useFormat();
  const [open, setOpen] = useState<ActName | null>(null);
  const { wilayah } = kader.posyandu;
  const Dialog = open && DIALOGS[open];
  const labels = {
    correct: t('correct'),
    move: t(kader.leftOn ? 'back' : 'move'),
    leave: t('leave'),
    erase: t('erase'),
  };
  return (
    <>
      <PageHeader
        breadcrumb={<WilayahCrumbs areas={[...wilayah.ancestors, { ...wilayah, name: wilayah.fullName }]} />}
        kicker={t('kicker')}
        title={kader.name}
        tags={
          <>
            <BadgeTag badge={kader.badge} />
            {kader.erasedAt && (
              <StatusBadge tone="neutral">{t('erased', { day: format.day(kader.erasedAt) })}</StatusBadge>
            )}
            {kader.leftOn && <StatusBadge tone="neutral">{t('left', { day: format.day(kader.leftOn) })}</StatusBadge>}
          </>
        }
        actions={actsOf(kader).map((name) => (
          <Button key={name} variant={name === 'correct' ? 'default' : 'quiet'} onClick={() => setOpen(name)}>
            {labels[name]}
          </Button>
        ))}
      />
      {Dialog && (
        <Dialog
          kader={kader}
          onClose={() => setOpen(null)}
          onDone={(told) => {
            setOpen(null);
            showToast(told);
          }}
        />
      )}
    </>
  );
}

function FactsPanel({ kader }: Record) {
  const t = useKaderText();
  const format = useFormat();
  const { rw, rt, decreeNumber, decreeDate, trainedOn } = kader;
  const decree = [decreeNumber, decreeDate && format.day(decreeDate)].filter(Boolean).join(' · ');
  return (
    <Panel title={t('facts')}>
      <Facts
        facts={[
          [
            t('post'),
            <Link key="post" to={paths.postKader(kader.posyandu.id)}>
              {kader.posyandu.name}
            </Link>,
          ],
          [t('since'), format.day(kader.since)],
          (rw ?? rt) && [t('neighbourhood'), labelsOf(rw, rt)],
          [t('decree'), decree || t('noDecree')],
          [t('trained'), trainedOn ? format.day(trainedOn) : t('notTrained')],
          kader.phoneMasked && [t('phone'), <Phone key={kader.phoneMasked} kader={kader} />],
        ]}
      />
    </Panel>
  );
}

/** The number masked, until somebody with the right says what for; it is forgotten when the page is left. */
function Phone({ kader }: Record) {
  const t = useKaderText();
  const [phone, setPhone] = useState<string | null>(null);
  const [isAsking, setAsking] = useState(false);
  if (phone) return <a href={`tel:${phone}`}>{phone}</a>;
  return (
    <span className={css.acts}>
      <span className="pk-code">{kader.phoneMasked}</span>
      {kader.abilities.includes('kader.showPhone') && (
        <Button size="small" onClick={() => setAsking(true)}>
          {t('showPhone')}
        </Button>
      )}
      {isAsking && (
        <PhoneDialog
          kader={kader}
          onClose={() => setAsking(false)}
          onPhone={(full) => {
            setAsking(false);
            setPhone(full);
          }}
        />
      )}
    </span>
  );
}

function Terms({ kader: { terms } }: Record) {
  const t = useKaderText();
  const format = useFormat();
  return (
    <Panel title={t('terms')}>
      <ol className={css.plain}>
        {terms.map(({ from, to, posyandu, endReason }) => (
          <li key={from}>
            <div>{posyandu ?? t('elsewhere')}</div>
            <div className="pk-muted">
              {t('term', { from: format.day(from), to: to ? format.day(to) : t('running') })}
              {endReason && ` · ${endReason}`}
            </div>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
