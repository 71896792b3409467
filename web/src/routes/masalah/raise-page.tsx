import { Link, useSearchParams } from 'react-router';
import { toFailure } from '@/apollo/failure.ts';
import { useMay, useSession } from '@/features/session/session.tsx';
import { useArea } from '@/features/session/use-area.ts';
import { useProblemText } from '@/i18n/texts/problem.ts';
import { paths } from '@/paths.ts';
import { Breadcrumb } from '@/ui/breadcrumb.tsx';
import { PageHeader } from '@/ui/page.tsx';
import { EmptyState, FailureNotice, QueryState } from '@/ui/query-state.tsx';
import { type ProblemFormPageQuery, useProblemFormPageQuery } from './problem-pages.generated.ts';
import { RaiseForm } from './raise-form.tsx';

/** A new problem or request: five fields on a phone when it comes from a post. */
export function RaisePage() {
  return useMay('problem.raise') ? <Raise /> : <FailureNotice isPage failure={{ kind: 'refused' }} />;
}

function Raise() {
  const t = useProblemText();
  const { id: area } = useArea();
  const [search] = useSearchParams();
  const { me } = useSession();
  const ownPosts = me.assignments.flatMap((one) => (one.posyandu ? [one.posyandu.id] : []));
  const posyandu = search.get('posyandu') ?? (ownPosts.length === 1 ? ownPosts[0] : undefined) ?? null;
  const { data, error, refetch } = useProblemFormPageQuery({
    variables: { posyandu: posyandu ?? '', hasPost: posyandu !== null, within: area ?? '', hasArea: area !== null },
  });
  return (
    <>
      <PageHeader
        breadcrumb={<Breadcrumb crumbs={[{ key: 'list', link: <Link to={paths.problems()}>{t('title')}</Link> }]} />}
        kicker={data?.posyandu?.name}
        title={t('form.title')}
      />
      <QueryState data={data} failure={toFailure(error)} onRetry={() => void refetch()}>
        {(answer) => <Form answer={answer} />}
      </QueryState>
    </>
  );
}

function Form({ answer }: { answer: ProblemFormPageQuery }) {
  const t = useProblemText();
  const { me } = useSession();
  const [search] = useSearchParams();
  const agencies = me.assignments.flatMap(({ opd }) => (opd ? [{ value: opd.id, label: opd.name, isOpd: true }] : []));
  const mayForGroups = me.assignments.some(({ wilayah }) => wilayah);
  const groups = mayForGroups
    ? (answer.wilayah?.pokjanal ?? []).map(({ id, name }) => ({ value: id, label: name, isOpd: false }))
    : [];
  const raisers = answer.posyandu ? [] : [...agencies, ...groups];
  if (!answer.posyandu && raisers.length === 0) {
    return (
      <EmptyState title={t('form.noRaiser')} icon="post">
        {t('form.noRaiserHint')}
      </EmptyState>
    );
  }
  return (
    <RaiseForm
      post={answer.posyandu ?? null}
      area={answer.wilayah ?? null}
      raisers={raisers}
      indicators={answer.indicators}
      start={{ indicator: search.get('indikator') ?? '', meeting: search.get('rapat') }}
    />
  );
}
