import { EVIDENCE, type EvidenceField } from '@pokjanal/server/pure';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { toFailure } from '@/apollo/failure.ts';
import { useFormat, useText } from '@/i18n/format.ts';
import { figurePath } from '@/features/figures/figure-path.ts';
import { useDutyText } from '@/i18n/texts/duty.ts';
import { useEffectText } from '@/i18n/texts/effect.ts';
import { lastClosedMonth } from '@/lib/months.ts';
import { paths } from '@/paths.ts';
import { Icon } from '@/ui/icon.tsx';
import { Notice } from '@/ui/notice.tsx';
import { Columns, type Fact, Facts, PageHeader, Panel, Stack } from '@/ui/page.tsx';
import { FailureNotice, QueryState } from '@/ui/query-state.tsx';
import { StatusBadge, type Tone } from '@/ui/status-badge.tsx';
import css from './bukti.module.css';
import { EvidenceActs } from './evidence-acts.tsx';
import { Way } from './evidence-form-page.tsx';
import { EvidenceHistory } from './evidence-history.tsx';
import {
  type EvidenceContentFragment,
  type EvidencePageQuery,
  useEvidencePageQuery,
} from './evidence-pages.generated.ts';
import { ChecklistPanel } from './checklist-panel.tsx';
import { MadeCommitments, MadeProblems } from './made-lines.tsx';
import { PlanEffects } from './plan-effects.tsx';
import { PlanTable, RowTable } from './row-table.tsx';
import { useValueText } from './use-value-text.ts';

type Props = { evidence: EvidenceContentFragment };
type PageProps = { evidence: NonNullable<EvidencePageQuery['evidence']>; onChanged: () => void };

/** One record of evidence: what it says, where it stands, its files and its history. */
export function EvidencePage() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useEvidencePageQuery({ variables: { id }, fetchPolicy: 'cache-and-network' });
  return (
    <QueryState isPage data={data} failure={toFailure(error)} onRetry={() => void refetch()}>
      {({ evidence }) =>
        evidence ? (
          <EvidenceView evidence={evidence} onChanged={() => void refetch()} />
        ) : (
          <FailureNotice isPage failure={{ kind: 'missing' }} />
        )
      }
    </QueryState>
  );
}

const TONES: Readonly<Record<EvidenceContentFragment['status'], Tone>> = {
  DRAFT: 'neutral',
  SUBMITTED: 'info',
  ACCEPTED: 'good',
  RETURNED: 'bad',
};

function EvidenceView({ evidence, onChanged }: PageProps) {
  const t = useDutyText();
  const text = useText();
  return (
    <>
      <PageHeader
        breadcrumb={<Way group={evidence.pokjanal} />}
        kicker={text(EVIDENCE[evidence.kind].label)}
        title={evidence.title}
        tags={<StatusBadge tone={TONES[evidence.status]}>{t(`evidenceStatus.${evidence.status}`)}</StatusBadge>}
        actions={<EvidenceActs evidence={evidence} />}
      />
      <Stack>
        <Standing evidence={evidence} />
        <Columns>
          <Stack>
            <Panel title={t('bukti.work')}>
              <Details evidence={evidence} />
            </Panel>
            {evidence.__typename === 'PlanEvidence' && <PlanEffects activities={evidence.activities} />}
            {evidence.__typename === 'VisitEvidence' && (
              <ChecklistPanel evidence={evidence} answers={evidence.answers} onChanged={onChanged} />
            )}
            <Panel title={t('bukti.history')}>
              <EvidenceHistory kind={evidence.kind} changes={evidence.changes} />
            </Panel>
          </Stack>
          <Stack>
            <CommonFacts evidence={evidence} />
            <MadeCommitments evidence={evidence} />
            <MadeProblems evidence={evidence} />
            {evidence.attachments.length > 0 && (
              <Panel title={t('bukti.files')}>
                {evidence.attachments.map(({ id, name, url }) => (
                  <a key={id} className={css.file} href={url} download={name}>
                    <Icon name="download" size={18} /> {name}
                  </a>
                ))}
              </Panel>
            )}
          </Stack>
        </Columns>
      </Stack>
    </>
  );
}

/** Whether it counts, and why it does not yet. */
function Standing({ evidence }: Props) {
  const t = useDutyText();
  const format = useFormat();
  const { isFulfilled, onBehalf, confirmedAt, returnNote, pokjanal, kind } = evidence;
  const rule = pokjanal.duties.find(({ artefact }) => artefact === EVIDENCE[kind].artefact)?.fulfilledWhen ?? '';
  return (
    <>
      {returnNote && <Notice tone="bad" title={t('bukti.returned', { note: returnNote })} />}
      {isFulfilled ? (
        <Notice tone="good" title={t('bukti.counts')} />
      ) : (
        <Notice tone="warn" title={t('bukti.notYet', { rule })} />
      )}
      {onBehalf && (
        <Notice
          tone="info"
          title={confirmedAt ? t('bukti.confirmed', { at: format.instant(confirmedAt) }) : t('bukti.behalf')}
        />
      )}
    </>
  );
}

function Details({ evidence }: Props) {
  const text = useText();
  const say = useValueText();
  const plain: Readonly<Record<string, unknown>> = { ...evidence };
  const { fields } = EVIDENCE[evidence.kind];
  const simple = fields.filter(({ type }) => type !== 'rows');
  const factOf = (one: EvidenceField): Fact | null => {
    const said = say(one, plain[one.name]);
    return said === '' ? null : [text(one.label), said];
  };
  return (
    <div className={css.details}>
      <Facts facts={simple.map(factOf)} />
      {fields.map((one) => one.type === 'rows' && <RowTable key={one.name} field={one} rows={plain[one.name]} />)}
      {evidence.__typename === 'PlanEvidence' && <PlanTable rows={evidence.activities} />}
    </div>
  );
}

function CommonFacts({ evidence }: Props) {
  const t = useDutyText();
  const format = useFormat();
  const text = useText();
  const effect = useEffectText();
  const [month] = useState(() => lastClosedMonth(new Date()));
  const { opd, pokjanal, posyandu, posts, meetings, problems, referrals, commitments, aboutIndicators } = evidence;
  return (
    <Panel title={t('bukti.facts')}>
      <Facts
        facts={[
          [
            t('bukti.agency'),
            <Link key="opd" to={paths.opd(opd.id)}>
              {opd.name}
            </Link>,
          ],
          [
            t('bukti.group'),
            <Link key="group" to={paths.pokjanal(pokjanal.id)}>
              {pokjanal.name}
            </Link>,
          ],
          [t('bukti.period'), format.period(evidence.period)],
          evidence.by && [t('bukti.by'), evidence.by],
          evidence.submittedAt && [t('bukti.submittedAt'), format.instant(evidence.submittedAt)],
          evidence.judgedAt && [t('bukti.judgedAt'), format.instant(evidence.judgedAt)],
          aboutIndicators.length > 0 && [
            effect('links.INDICATOR'),
            links(
              aboutIndicators.map(({ code, name }) => [
                figurePath({ indicator: code, wilayah: pokjanal.wilayah.id, period: month }),
                text(name),
              ]),
            ),
          ],
          posts.length > 0 && [
            t('bukti.posyandu'),
            // A name leads to its page for who may read it.
            posts.map(({ id, name }) => (
              <div key={id}>
                {posyandu.some((post) => post.id === id) ? <Link to={paths.posyandu(id)}>{name}</Link> : name}
              </div>
            )),
          ],
          meetings.length > 0 && [
            t('bukti.meetings'),
            links(meetings.map(({ id, title }) => [paths.meeting(id), title])),
          ],
          commitments.length > 0 && [
            effect('links.commitments'),
            links(commitments.map(({ text: said }) => [paths.commitments({ cari: said.slice(0, 60) }), said])),
          ],
          problems.length > 0 && [
            t('bukti.problems'),
            links(problems.map(({ id, title }) => [paths.problem(id), title])),
          ],
          referrals.length > 0 && [
            t('bukti.referrals'),
            links(referrals.map(({ id, title }) => [paths.evidence(id), title])),
          ],
        ]}
      />
    </Panel>
  );
}

const links = (list: readonly (readonly [path: string, name: string])[]) =>
  list.map(([path, name]) => (
    <div key={path}>
      <Link to={path}>{name}</Link>
    </div>
  ));
