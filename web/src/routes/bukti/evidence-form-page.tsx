import { Link, useParams, useSearchParams } from 'react-router';
import { toFailure } from '@/apollo/failure.ts';
import { useDutyText } from '@/i18n/texts/duty.ts';
import { paths } from '@/paths.ts';
import { Breadcrumb } from '@/ui/breadcrumb.tsx';
import { Notice } from '@/ui/notice.tsx';
import { PageHeader } from '@/ui/page.tsx';
import { EmptyState, FailureNotice, QueryState } from '@/ui/query-state.tsx';
import { today } from '@/lib/today.ts';
import { EvidenceForm, type FormProps } from './evidence-form.tsx';
import { emptyForm, formOf, periodChoices, provableDuties } from './evidence-form-state.ts';
import {
  type EvidenceContentFragment,
  type EvidenceGroupFragment,
  useEvidenceFormGroupQuery,
  useCorrectEvidencePageQuery,
} from './evidence-pages.generated.ts';

/** Records evidence for the group, agency, duty and period the address names. */
export function NewEvidencePage() {
  const t = useDutyText();
  const [search] = useSearchParams();
  const group = search.get('kelompok') ?? '';
  const { data, error, refetch } = useEvidenceFormGroupQuery({ variables: { group }, skip: group === '' });
  if (group === '') {
    return (
      <EmptyState isPage title={t('bukti.noGroup')}>
        <Link to={paths.duties()}>{t('title')}</Link>
      </EmptyState>
    );
  }
  return (
    <QueryState isPage data={data} failure={toFailure(error)} onRetry={() => void refetch()}>
      {({ pokjanal, checklists }) =>
        pokjanal ? (
          <NewForm group={pokjanal} checklists={checklists} />
        ) : (
          <FailureNotice isPage failure={{ kind: 'missing' }} />
        )
      }
    </QueryState>
  );
}

function NewForm({ group, checklists }: { group: EvidenceGroupFragment } & Pick<FormProps, 'checklists'>) {
  const t = useDutyText();
  const [search, setSearch] = useSearchParams();
  const duties = provableDuties(group.duties);
  const chosen = duties.find(({ duty }) => duty.code === search.get('kewajiban')) ?? duties[0];
  const opd = search.get('opd') ?? group.members[0]?.id ?? '';
  const day = today();
  if (!chosen) return <EmptyState isPage title={t('bukti.noDuty')} />;
  const fallback = periodChoices(chosen.duty.rhythm, Number(day.slice(0, 4)), '')[0] ?? '';
  const period = search.get('periode') ?? fallback;
  const take = (code: string) =>
    setSearch(
      (before) => {
        before.set('kewajiban', code);
        before.delete('periode');
        return before;
      },
      { replace: true },
    );
  return (
    <>
      <PageHeader breadcrumb={<Way group={group} />} kicker={group.name} title={t('bukti.newTitle')} />
      <EvidenceForm
        key={chosen.duty.code}
        group={group}
        checklists={checklists}
        start={emptyForm(chosen.kind, group, { opd, period, today: day })}
        evidence={null}
        onDuty={take}
      />
    </>
  );
}

/** Puts a record right, or goes on with a draft. */
export function CorrectEvidencePage() {
  const { id = '' } = useParams();
  // What is corrected is what stands there now, not what was seen a while ago.
  const { data, error, refetch } = useCorrectEvidencePageQuery({ variables: { id }, fetchPolicy: 'network-only' });
  return (
    <QueryState isPage data={data} failure={toFailure(error)} onRetry={() => void refetch()}>
      {({ evidence, checklists }) =>
        evidence ? (
          <Correction evidence={evidence} checklists={checklists} />
        ) : (
          <FailureNotice isPage failure={{ kind: 'missing' }} />
        )
      }
    </QueryState>
  );
}

function Correction({ evidence, checklists }: { evidence: EvidenceContentFragment } & Pick<FormProps, 'checklists'>) {
  const t = useDutyText();
  const { pokjanal, abilities, title } = evidence;
  return (
    <>
      <PageHeader
        breadcrumb={<Way group={pokjanal} />}
        kicker={pokjanal.name}
        title={t('bukti.correctTitle', { title })}
      />
      {abilities.includes('duty.report') ? (
        <EvidenceForm
          group={pokjanal}
          checklists={checklists}
          start={formOf(evidence)}
          evidence={evidence}
          onDuty={() => undefined}
        />
      ) : (
        <Notice tone="warn" title={t('bukti.refused')} />
      )}
    </>
  );
}

/** The way back to the matrix of the group. */
export function Way({ group }: { group: Pick<EvidenceGroupFragment, 'id' | 'name'> }) {
  const t = useDutyText();
  const link = <Link to={paths.duties({ kelompok: group.id })}>{t('matrixOf', { group: group.name })}</Link>;
  return <Breadcrumb crumbs={[{ key: 'tugas', link }]} />;
}
