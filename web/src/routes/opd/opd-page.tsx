import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { toFailure } from '@/apollo/failure.ts';
import { figurePath } from '@/features/figures/figure-path.ts';
import { PokjanalBadge } from '@/features/pokjanal/pokjanal-badge.tsx';
import { WilayahCrumbs } from '@/features/wilayah/wilayah-crumbs.tsx';
import { useFormat, useText } from '@/i18n/format.ts';
import { useCodeText, useDomainText } from '@/i18n/texts/domain.ts';
import { useDutyText } from '@/i18n/texts/duty.ts';
import { useEffectText } from '@/i18n/texts/effect.ts';
import { useOpdActText } from '@/i18n/texts/opd-acts.ts';
import { useOrganisationText } from '@/i18n/texts/organisation.ts';
import { lastClosedMonth } from '@/lib/months.ts';
import { paths } from '@/paths.ts';
import { Columns, Facts, PageHeader, Panel, Stack } from '@/ui/page.tsx';
import { FailureNotice, QueryState } from '@/ui/query-state.tsx';
import { StatusBadge, Tag } from '@/ui/status-badge.tsx';
import { AgencyMeetings } from '../rapat/agency-meetings.tsx';
import { OpdHistory } from './opd-history.tsx';
import { OpdMenu } from './opd-menu.tsx';
import type { Opd } from './opd-page.types.ts';
import { useOpdPageQuery } from './opd-pages.generated.ts';

/** One agency: its fields, what it gives to posyandu, the groups it sits in, and what became of it. */
export function OpdPage() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useOpdPageQuery({ variables: { id } });
  return (
    <QueryState isPage data={data} failure={toFailure(error)} onRetry={() => void refetch()}>
      {({ opd }) => (opd ? <OpdView opd={opd} /> : <FailureNotice isPage failure={{ kind: 'missing' }} />)}
    </QueryState>
  );
}

function OpdView({ opd }: { opd: Opd }) {
  const t = useOrganisationText();
  const words = useDomainText();
  const text = useText();
  const spm = useCodeText('spm');
  return (
    <>
      <PageHeader
        breadcrumb={<WilayahCrumbs areas={[...opd.wilayah.ancestors, opd.wilayah]} />}
        kicker={words(`opdForm.${opd.form}`)}
        title={opd.name}
        tags={
          <>
            {opd.shortName && <Tag>{opd.shortName}</Tag>}
            {opd.mergedInto && <StatusBadge tone="neutral">{t('opd.merged')}</StatusBadge>}
          </>
        }
        actions={<OpdMenu opd={opd} />}
      />
      <Columns>
        <Stack>
          {opd.kinds.map(({ code, name, contribution, spmField, source }) => (
            <Panel key={code} title={text(name)} actions={<Tag>{code}</Tag>}>
              <Facts
                facts={[
                  [t('opd.contribution'), contribution],
                  spmField && [t('opd.spm'), spm(spmField)],
                  [t('opd.source'), source],
                ]}
              />
            </Panel>
          ))}
        </Stack>
        <OpdSide opd={opd} />
      </Columns>
    </>
  );
}

const opdLinks = (agencies: readonly { id: string; name: string }[]) =>
  agencies.map(({ id, name }) => (
    <div key={id}>
      <Link to={paths.opd(id)}>{name}</Link>
    </div>
  ));

function OpdSide({ opd }: { opd: Opd }) {
  const t = useOrganisationText();
  const duty = useDutyText();
  const acts = useOpdActText();
  const format = useFormat();
  return (
    <Stack>
      <Panel title={t('pokjanal.facts')}>
        <Facts
          facts={[
            [
              t('opd.wilayah'),
              <Link key="w" to={paths.wilayah(opd.wilayah.id)}>
                {opd.wilayah.fullName}
              </Link>,
            ],
            opd.from && [t('opd.since'), format.day(opd.from)],
            opd.to && [t('opd.until'), format.day(opd.to)],
            opd.formerNames.length > 0 && [
              acts('formerNames'),
              opd.formerNames.map(({ name, until, basis }) => (
                <div key={until}>
                  {[name, acts('formerUntil', { day: format.day(until) }), basis].filter(Boolean).join(' · ')}
                </div>
              )),
            ],
            opd.mergedInto && [t('opd.mergedInto'), opdLinks([opd.mergedInto])],
            opd.mergedFrom.length > 0 && [t('opd.mergedFrom'), opdLinks(opd.mergedFrom)],
          ]}
        />
      </Panel>
      <Panel title={t('opd.memberOf')}>
        {opd.pokjanal.length === 0 && <p className="pk-muted">{t('opd.notMember')}</p>}
        {opd.pokjanal.map(({ id, name, status }) => (
          <p key={id}>
            <Link to={paths.pokjanal(id)}>{name}</Link> <PokjanalBadge status={status} />{' '}
            <Link to={paths.duties({ kelompok: id })}>{duty('ofAgency')}</Link>
          </p>
        ))}
      </Panel>
      {opd.indicators.length > 0 && <OpdIndicators opd={opd} />}
      <AgencyMeetings id={opd.id} />
      <OpdHistory opd={opd} />
    </Stack>
  );
}

/** The figures this agency leads, each in its own area and newest month. */
function OpdIndicators({ opd }: { opd: Opd }) {
  const t = useEffectText();
  const text = useText();
  const [period] = useState(() => lastClosedMonth(new Date()));
  return (
    <Panel
      title={t('follow.ofOpd')}
      actions={<Link to={paths.activities({ opd: opd.id, wilayah: opd.wilayah.id })}>{t('follow.allActivities')}</Link>}
    >
      <details>
        <summary>{t('follow.ofOpdHint')}</summary>
        {opd.indicators.map(({ code, name }) => (
          <div key={code}>
            <Link to={figurePath({ indicator: code, wilayah: opd.wilayah.id, period })}>{text(name)}</Link>
          </div>
        ))}
      </details>
    </Panel>
  );
}
