import { Link, useParams } from 'react-router';
import { toFailure } from '@/apollo/failure.ts';
import { PokjanalBadge } from '@/features/pokjanal/pokjanal-badge.tsx';
import { WilayahCrumbs } from '@/features/wilayah/wilayah-crumbs.tsx';
import { useFormat } from '@/i18n/format.ts';
import { useDomainText } from '@/i18n/texts/domain.ts';
import { useOrganisationText } from '@/i18n/texts/organisation.ts';
import { paths } from '@/paths.ts';
import { Columns, type Fact, Facts, PageHeader, Panel, Stack } from '@/ui/page.tsx';
import { FailureNotice, QueryState } from '@/ui/query-state.tsx';
import { DecreeList } from './decree-list.tsx';
import { DutyList } from './duty-list.tsx';
import { usePokjanalPageQuery } from './pokjanal-page.generated.ts';
import type { Pokjanal } from './pokjanal-page.types.ts';
import { MemberList, SeatTable } from './seat-table.tsx';
import { TermEnd } from './term.tsx';

/** One group: on what decree it stands, who sits in it, which agencies carry it and what it owes. */
export function PokjanalPage() {
  const { id = '' } = useParams();
  const { data, error, refetch } = usePokjanalPageQuery({ variables: { id } });
  return (
    <QueryState isPage data={data} failure={toFailure(error)} onRetry={() => void refetch()}>
      {({ pokjanal }) =>
        pokjanal ? <PokjanalView pokjanal={pokjanal} /> : <FailureNotice isPage failure={{ kind: 'missing' }} />
      }
    </QueryState>
  );
}

function PokjanalView({ pokjanal }: { pokjanal: Pokjanal }) {
  const t = useOrganisationText();
  const words = useDomainText();
  return (
    <>
      <PageHeader
        breadcrumb={<WilayahCrumbs areas={[...pokjanal.wilayah.ancestors, pokjanal.wilayah]} />}
        kicker={`${words(`regime.${pokjanal.regime}`)} · ${words(`level.${pokjanal.level}`)}`}
        title={pokjanal.name}
        tags={<PokjanalBadge status={pokjanal.status} />}
      />
      <Columns>
        <Stack>
          <Panel title={t('pokjanal.decrees')}>
            <DecreeList decrees={pokjanal.decrees} inForce={pokjanal.decreeInForce?.id ?? null} />
          </Panel>
          <Panel flush title={t('pokjanal.seats')}>
            <SeatTable seats={pokjanal.seats} />
          </Panel>
          <Panel flush title={t('pokjanal.duties')}>
            <DutyList duties={pokjanal.duties} />
          </Panel>
        </Stack>
        <Stack>
          <PokjanalFacts pokjanal={pokjanal} />
          <Panel title={t('pokjanal.members')}>
            <MemberList members={pokjanal.members} />
          </Panel>
        </Stack>
      </Columns>
    </>
  );
}

const groupLinks = (groups: readonly { id: string; name: string }[]) =>
  groups.map(({ id, name }) => (
    <div key={id}>
      <Link to={paths.pokjanal(id)}>{name}</Link>
    </div>
  ));

function PokjanalFacts({ pokjanal }: { pokjanal: Pokjanal }) {
  const t = useOrganisationText();
  const { wilayah, contactOffice, parent, predecessors, successor } = pokjanal;
  return (
    <Panel title={t('pokjanal.facts')}>
      <Facts
        facts={[
          ...useDecreeFacts(pokjanal),
          [
            t('pokjanal.area'),
            <Link key="area" to={paths.wilayah(wilayah.id)}>
              {wilayah.fullName}
            </Link>,
          ],
          contactOffice && [t('pokjanal.contact'), contactOffice],
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
