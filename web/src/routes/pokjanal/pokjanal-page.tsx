import { Link, useParams } from 'react-router';
import { toFailure } from '@/apollo/failure.ts';
import { PokjanalBadge } from '@/features/pokjanal/pokjanal-badge.tsx';
import { WilayahCrumbs } from '@/features/wilayah/wilayah-crumbs.tsx';
import { useFormat } from '@/i18n/format.ts';
import { useDomainText } from '@/i18n/texts/domain.ts';
import { useDutyText } from '@/i18n/texts/duty.ts';
import { useGapsText } from '@/i18n/texts/gaps.ts';
import { useOrganisationText } from '@/i18n/texts/organisation.ts';
import { useSeatText } from '@/i18n/texts/seat.ts';
import { paths } from '@/paths.ts';
import { Button, buttonClass } from '@/ui/button.tsx';
import { Columns, type Fact, Facts, PageHeader, Panel, Stack } from '@/ui/page.tsx';
import { FailureNotice, QueryState } from '@/ui/query-state.tsx';
import { AskedNotice } from './asked-notice.tsx';
import { DecreeList } from './decree-list.tsx';
import { DutyList } from './duty-list.tsx';
import { GroupMeetings } from './group-meetings.tsx';
import { usePokjanalPageQuery } from './pokjanal-page.generated.ts';
import type { Pokjanal } from './pokjanal-page.types.ts';
import { SuccessionNotice } from './succession-notice.tsx';
import { type SeatDay, SeatDayBanner, SeatDayPicker, useSeatDay } from './seat-day.tsx';
import { MemberPanel, SeatPanel, useSeatActs } from './seat-panels.tsx';
import { TermEnd } from './term.tsx';

/** One group: on what decree it stands, who sits in it, which agencies carry it and what it owes. */
export function PokjanalPage() {
  const { id = '' } = useParams();
  const day = useSeatDay();
  const { data, previousData, error, refetch } = usePokjanalPageQuery({ variables: { id, on: day.on } });
  return (
    <QueryState isPage data={data ?? previousData} failure={toFailure(error)} onRetry={() => void refetch()}>
      {({ pokjanal }) =>
        pokjanal ? (
          <PokjanalView key={pokjanal.id} pokjanal={pokjanal} day={day} onChanged={() => void refetch()} />
        ) : (
          <FailureNotice isPage failure={{ kind: 'missing' }} />
        )
      }
    </QueryState>
  );
}

type ViewProps = { pokjanal: Pokjanal; day: SeatDay; onChanged: () => void };

function PokjanalView({ pokjanal, day, onChanged }: ViewProps) {
  const t = useOrganisationText();
  const words = useDomainText();
  const duty = useDutyText();
  const gaps = useGapsText();
  const acts = useSeatActs(pokjanal, day, onChanged);
  return (
    <>
      <PageHeader
        breadcrumb={<WilayahCrumbs areas={[...pokjanal.wilayah.ancestors, pokjanal.wilayah]} />}
        kicker={`${words(`regime.${pokjanal.regime}`)} · ${words(`level.${pokjanal.level}`)}`}
        title={pokjanal.name}
        tags={<PokjanalBadge status={pokjanal.status} />}
        actions={
          <>
            <Link
              className={buttonClass()}
              to={paths.graph({
                wilayah: pokjanal.wilayah.id,
                kelompok: pokjanal.id,
                tanggal: day.isToday ? null : day.on,
              })}
            >
              {gaps('graph')}
            </Link>
            <SeatDayPicker day={day} />
          </>
        }
      />
      <SeatDayBanner day={day} />
      <AskedNotice requests={pokjanal.openRequests} />
      <SuccessionNotice pokjanal={pokjanal} />
      <Columns>
        <Stack>
          <Panel title={t('pokjanal.decrees')}>
            <DecreeList decrees={pokjanal.decrees} inForce={pokjanal.decreeInForce?.id ?? null} />
          </Panel>
          <SeatPanel pokjanal={pokjanal} acts={acts} />
          <GroupMeetings pokjanal={pokjanal} />
          <Panel
            flush
            title={t('pokjanal.duties')}
            actions={<Link to={paths.duties({ kelompok: pokjanal.id })}>{duty('openMatrix')}</Link>}
          >
            <DutyList duties={pokjanal.duties} />
          </Panel>
        </Stack>
        <Stack>
          <PokjanalFacts pokjanal={pokjanal} onEdit={acts.mayAct ? () => acts.begin({ kind: 'offices' }) : null} />
          <MemberPanel pokjanal={pokjanal} acts={acts} />
        </Stack>
      </Columns>
      {acts.dialog}
    </>
  );
}

const groupLinks = (groups: readonly { id: string; name: string }[]) =>
  groups.map(({ id, name }) => (
    <div key={id}>
      <Link to={paths.pokjanal(id)}>{name}</Link>
    </div>
  ));

function PokjanalFacts({ pokjanal, onEdit }: { pokjanal: Pokjanal; onEdit: (() => void) | null }) {
  const t = useOrganisationText();
  const seat = useSeatText();
  const { wilayah, contactOffice, secretariat, parent, predecessors, successor } = pokjanal;
  return (
    <Panel
      title={t('pokjanal.facts')}
      actions={
        onEdit && (
          <Button size="small" variant="quiet" onClick={onEdit}>
            {seat('offices.open')}
          </Button>
        )
      }
    >
      <Facts
        facts={[
          ...useDecreeFacts(pokjanal),
          [
            t('pokjanal.area'),
            <Link key="area" to={paths.wilayah(wilayah.id)}>
              {wilayah.fullName}
            </Link>,
          ],
          contactOffice && [seat('offices.contact'), contactOffice],
          secretariat && [seat('offices.secretariat'), secretariat],
          parent && [t('pokjanal.parent'), groupLinks([parent])],
          predecessors.length > 0 && [t('pokjanal.predecessor'), groupLinks(predecessors)],
          successor && [t('pokjanal.successor'), groupLinks([successor])],
        ]}
      />
    </Panel>
  );
}

/** What the group stands on today; a group without a decree says so, and how long ago its term ended. */
function useDecreeFacts({ decreeInForce: decree, termDaysLeft }: Pokjanal): (Fact | false)[] {
  const t = useOrganisationText();
  const format = useFormat();
  const term = <TermEnd key="term" day={decree?.termEnd} daysLeft={termDaysLeft} />;
  if (!decree) {
    return [
      [t('pokjanal.decree'), <em key="none">{t('pokjanal.noDecreeInForce')}</em>],
      termDaysLeft !== null && [t('pokjanal.termEnd'), term],
    ];
  }
  return [
    [t('pokjanal.decree'), decree.number],
    [t('pokjanal.decreeDate'), format.day(decree.date)],
    [t('pokjanal.issuer'), decree.issuer],
    [t('pokjanal.termEnd'), term],
  ];
}
