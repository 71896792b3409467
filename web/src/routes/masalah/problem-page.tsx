import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { toFailure } from '@/apollo/failure.ts';
import type { ProblemAct } from '@/gql/schema-types.ts';
import { useFormat, useText } from '@/i18n/format.ts';
import { useEffectText } from '@/i18n/texts/effect.ts';
import { useProblemText } from '@/i18n/texts/problem.ts';
import { paths } from '@/paths.ts';
import { Breadcrumb } from '@/ui/breadcrumb.tsx';
import { Button } from '@/ui/button.tsx';
import { RestoreVersion } from '@/features/restore/restore-version.tsx';
import { ChangeList, DifferenceTable } from '@/ui/change-list.tsx';
import { Columns, Facts, PageHeader, Panel, Stack } from '@/ui/page.tsx';
import { FailureNotice, QueryState } from '@/ui/query-state.tsx';
import { ShareButton } from '@/ui/share-button.tsx';
import { EvidenceLines } from '../bukti/evidence-lines.tsx';
import { CorrectDialog } from './correct-dialog.tsx';
import css from './masalah.module.css';
import { MoveDialog } from './move-dialog.tsx';
import { LateBadge, ProblemBadge } from './problem-badge.tsx';
import { type ProblemOnPageFragment, useProblemPageQuery } from './problem-pages.generated.ts';
import { ProblemWay } from './problem-way.tsx';

/** One problem: what it is, who must answer, its way so far, and the next step. */
export function ProblemPage() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useProblemPageQuery({ variables: { id }, fetchPolicy: 'cache-and-network' });
  return (
    <QueryState isPage data={data} failure={toFailure(error)} onRetry={() => void refetch()}>
      {({ problem }) =>
        problem ? <ProblemView problem={problem} /> : <FailureNotice isPage failure={{ kind: 'missing' }} />
      }
    </QueryState>
  );
}

type Props = { problem: ProblemOnPageFragment };

function ProblemView({ problem }: Props) {
  const t = useProblemText();
  const { kind, title, state, daysLate, description, changes } = problem;
  const corrections = changes.filter(({ action }) => action !== 'problem.raised');
  return (
    <>
      <PageHeader
        breadcrumb={<Breadcrumb crumbs={[{ key: 'list', link: <Link to={paths.problems()}>{t('title')}</Link> }]} />}
        kicker={t(`kind.${kind}`)}
        title={title}
        tags={
          <>
            <ProblemBadge state={state} />
            <LateBadge days={daysLate} />
          </>
        }
        actions={<Acts problem={problem} />}
      />
      <Columns>
        <Stack>
          <Panel title={t('page.description')}>
            {description ? (
              <p className={css.text}>{description}</p>
            ) : (
              <p className="pk-muted">{t('page.noDescription')}</p>
            )}
          </Panel>
          <Panel title={t('page.way')}>
            <ProblemWay steps={problem.steps} />
          </Panel>
        </Stack>
        <Stack>
          <ProblemFacts problem={problem} />
          <EvidenceLines lines={problem.evidenceAbout} />
          {corrections.length > 0 && <Corrections problem={problem} changes={corrections} />}
        </Stack>
      </Columns>
    </>
  );
}

const isQuiet = (act: ProblemAct): boolean => act === 'REDIRECT' || act === 'RETURN' || act === 'CLOSE';

/** The steps that may be taken now, the natural one first. */
function Acts({ problem }: Props) {
  const t = useProblemText();
  const [act, setAct] = useState<ProblemAct | 'correct' | null>(null);
  const close = () => setAct(null);
  const { acts, mayCorrect, daysLate } = problem;
  const first =
    acts.find((one) => !isQuiet(one)) ?? (acts.length === 1 || problem.state === 'ACCEPTED' ? 'CLOSE' : null);
  return (
    <>
      {acts.map((one) => (
        <Button key={one} variant={one === first ? 'primary' : 'default'} onClick={() => setAct(one)}>
          {t(`act.${one}`)}
        </Button>
      ))}
      {mayCorrect && <Button onClick={() => setAct('correct')}>{t('act.correct')}</Button>}
      {daysLate > 0 && <Reminder problem={problem} />}
      <Button icon="print" onClick={() => window.print()}>
        {t('page.print')}
      </Button>
      {act === 'correct' && <CorrectDialog problem={problem} onClose={close} />}
      {act !== null && act !== 'correct' && <MoveDialog key={act} act={act} problem={problem} onClose={close} />}
    </>
  );
}

/** A message to who owes the answer. */
function Reminder({ problem }: Props) {
  const t = useProblemText();
  const format = useFormat();
  const { title, kind, raisedBy, wilayah, to, dueOn } = problem;
  const write = () =>
    t('page.remindText', {
      to: to ?? '',
      kind: t(`kind.${kind}`),
      title,
      by: raisedBy,
      place: wilayah.fullName,
      due: format.day(dueOn),
      link: window.location.href,
    });
  return <ShareButton title={t('page.remindTitle', { title })} label={t('page.remind')} text={write} />;
}

function ProblemFacts({ problem }: Props) {
  const t = useProblemText();
  const effect = useEffectText();
  const text = useText();
  const format = useFormat();
  const { posyandu, wilayah, raisedBy, raisedOn, field, to, toOpd, dueOn, escalatedTo, outcome } = problem;
  const { indicator, meeting, evidence } = problem;
  return (
    <Panel title={t('page.facts')}>
      <Facts
        facts={[
          [t('page.field'), t(`field.${field}`)],
          posyandu && [
            t('page.post'),
            <Link key="post" to={paths.posyandu(posyandu.id)}>
              {posyandu.name}
            </Link>,
          ],
          [t('page.place'), wilayah.fullName],
          [t('page.raisedBy'), raisedBy],
          [t('page.raisedOn'), format.day(raisedOn)],
          to && [
            t('page.to'),
            toOpd ? (
              <Link key="to" to={paths.opd(toOpd.id)}>
                {to}
              </Link>
            ) : (
              to
            ),
          ],
          dueOn && [t('page.due'), format.day(dueOn)],
          escalatedTo && [t('page.escalatedTo'), escalatedTo],
          outcome && [t('page.outcome'), t(`outcome.${outcome}`)],
          indicator && [
            t('page.indicator'),
            <Link key="indicator" to={paths.catalogueIndicator(indicator.code)}>
              {text(indicator.name)}
            </Link>,
          ],
          meeting && [
            t('page.meeting'),
            <Link key="meeting" to={paths.meeting(meeting.id)}>
              {meeting.title}
            </Link>,
          ],
          evidence && [
            effect('links.from'),
            <Link key="evidence" to={paths.evidence(evidence.id)}>
              {evidence.title}
            </Link>,
          ],
        ]}
      />
    </Panel>
  );
}

const NAMED = ['field', 'title', 'description'] as const;

function Corrections({ problem, changes }: Props & { changes: ProblemOnPageFragment['changes'] }) {
  const t = useProblemText();
  const nameOf = (field: string): string => {
    const known = NAMED.find((one) => one === field);
    return known ? t(`page.fieldOf.${known}`) : field;
  };
  return (
    <Panel title={t('page.history')}>
      <ChangeList entries={changes} nameOf={() => t('page.corrected')}>
        {(entry) => (
          <>
            <DifferenceTable fields={entry.fields} nameOf={nameOf} />
            {problem.mayCorrect && <RestoreVersion record={problem} entry={entry} changes={changes} nameOf={nameOf} />}
          </>
        )}
      </ChangeList>
    </Panel>
  );
}
