import { Link, useParams } from 'react-router';
import { toFailure } from '@/apollo/failure.ts';
import { useMay } from '@/features/session/session.tsx';
import { WilayahCrumbs } from '@/features/wilayah/wilayah-crumbs.tsx';
import { useFormat } from '@/i18n/format.ts';
import { useDomainText } from '@/i18n/texts/domain.ts';
import { useOrganisationText } from '@/i18n/texts/organisation.ts';
import { useProblemText } from '@/i18n/texts/problem.ts';
import { usePostActText } from '@/i18n/texts/post-acts.ts';
import { paths } from '@/paths.ts';
import { EvidenceLines } from '../bukti/evidence-lines.tsx';
import { buttonClass } from '@/ui/button.tsx';
import { Columns, Facts, PageHeader, Panel, Stack } from '@/ui/page.tsx';
import { EmptyState, FailureNotice, QueryState } from '@/ui/query-state.tsx';
import { StatusBadge, Tag } from '@/ui/status-badge.tsx';
import { usePosyanduPageQuery } from './posyandu-page.generated.ts';
import { PostAssessments } from './post-assessments.tsx';
import { PostIlp } from './post-ilp.tsx';
import { PostKader } from './post-kader.tsx';
import { PostHistory, PostPlaces } from './post-history.tsx';
import { PostMenu } from './post-menu.tsx';
import type { Posyandu } from './posyandu-page.types.ts';
import { ReportTable } from './report-table.tsx';

/** One post: where it is, who guides it, and its reports month by month. */
export function PosyanduPage() {
  const { id = '' } = useParams();
  const t = useOrganisationText();
  const { data, error, loading, fetchMore, refetch } = usePosyanduPageQuery({ variables: { id } });
  return (
    <QueryState isPage data={data} failure={toFailure(error)} onRetry={() => void refetch()}>
      {({ posyandu }) => {
        if (!posyandu) return <FailureNotice isPage failure={{ kind: 'missing' }} />;
        const { nodes, totalCount, pageInfo } = posyandu.reports;
        const more = pageInfo.hasNextPage ? () => void fetchMore({ variables: { after: pageInfo.endCursor } }) : null;
        return (
          <>
            <PosyanduHead posyandu={posyandu} onChanged={() => void refetch()} />
            <Columns>
              <Panel flush title={t('posyandu.reports')}>
                {nodes.length === 0 ? (
                  <EmptyState title={t('posyandu.noReports')} icon="form" />
                ) : (
                  <ReportTable posyandu={posyandu} reports={nodes} total={totalCount} isBusy={loading} onMore={more} />
                )}
              </Panel>
              <Stack>
                <EvidenceLines lines={posyandu.evidence} />
                <PostAssessments post={posyandu} />
                <PostKader posyandu={posyandu} />
                <PostIlp posyandu={posyandu} onChanged={() => void refetch()} />
                <PosyanduFacts posyandu={posyandu} />
                <PostPlaces placements={posyandu.placements} />
                <PostHistory posyandu={posyandu} />
              </Stack>
            </Columns>
          </>
        );
      }}
    </QueryState>
  );
}

function PosyanduHead({ posyandu, onChanged }: { posyandu: Posyandu; onChanged: () => void }) {
  const t = useOrganisationText();
  const words = useDomainText();
  return (
    <PageHeader
      breadcrumb={<WilayahCrumbs areas={[...posyandu.wilayah.ancestors, posyandu.wilayah]} />}
      kicker={t('posyandu.title')}
      title={posyandu.name}
      actions={
        <>
          <PostProblems posyandu={posyandu.id} />
          <PostMenu posyandu={posyandu} onChanged={onChanged} />
        </>
      }
      tags={
        <>
          <Tag>{words(`formSet.${posyandu.formSet}`)}</Tag>
          {!posyandu.isOperating && <StatusBadge tone="neutral">{t('posyandu.notOperating')}</StatusBadge>}
        </>
      }
    />
  );
}

/** The way to what the post has raised, and to raising more. */
function PostProblems({ posyandu }: { posyandu: string }) {
  const t = useProblemText();
  const mayRaise = useMay('problem.raise');
  if (!useMay('problem.read')) return null;
  return (
    <>
      <Link className={buttonClass()} to={paths.problems({ posyandu })}>
        {t('form.seen')}
      </Link>
      {mayRaise && (
        <Link className={buttonClass()} to={paths.newProblem({ posyandu })}>
          {t('form.ofPost')}
        </Link>
      )}
    </>
  );
}

function PosyanduFacts({ posyandu }: { posyandu: Posyandu }) {
  const t = useOrganisationText();
  const acts = usePostActText();
  const format = useFormat();
  const mayOpen = useMay('puskesmas.read');
  const { puskesmas } = posyandu;
  return (
    <Panel title={t('posyandu.facts')}>
      <Facts
        facts={[
          [t('posyandu.desa'), posyandu.wilayah.fullName],
          puskesmas && [
            t('posyandu.puskesmas'),
            mayOpen ? (
              <Link key="p" to={paths.puskesmas(puskesmas.id)}>
                {puskesmas.name}
              </Link>
            ) : (
              puskesmas.name
            ),
          ],
          posyandu.regNo && [
            t('posyandu.regNo'),
            <span key="no" className="pk-code">
              {posyandu.regNo}
            </span>,
          ],
          posyandu.decree && [t('posyandu.decree'), posyandu.decree],
          posyandu.openingDay && [t('posyandu.openingDay'), posyandu.openingDay],
          posyandu.address && [t('posyandu.address'), posyandu.address],
          posyandu.mergedInto && [
            acts('mergedInto'),
            <Link key="into" to={paths.posyandu(posyandu.mergedInto.id)}>
              {posyandu.mergedInto.name}
            </Link>,
          ],
          ...posyandu.intervals.map(
            ({ openedOn, closedOn, closeReason }) =>
              [
                t('posyandu.since'),
                [format.day(openedOn), closedOn && t('posyandu.closed', { day: format.day(closedOn) }), closeReason]
                  .filter(Boolean)
                  .join(' · '),
              ] as const,
          ),
        ]}
      />
    </Panel>
  );
}
