import { Link, useSearchParams } from 'react-router';
import { useMay } from '@/features/session/session.tsx';
import { useArea } from '@/features/session/use-area.ts';
import { useProblemText } from '@/i18n/texts/problem.ts';
import { paths } from '@/paths.ts';
import { buttonClass } from '@/ui/button.tsx';
import { Choice } from '@/ui/choice.tsx';
import { PageHeader, Stack, Toolbar } from '@/ui/page.tsx';
import { LateView } from './late-view.tsx';
import { ProblemList } from './problem-list.tsx';

type View = 'daftar' | 'terlambat';

/** Problems and requests within reach, as a list or by who owes the answers. */
export function ProblemListPage() {
  const t = useProblemText();
  const { id: area, own } = useArea();
  const mayRaise = useMay('problem.raise');
  const [search, setSearch] = useSearchParams();
  const view: View = area && search.get('tampilan') === 'terlambat' ? 'terlambat' : 'daftar';
  const choose = (next: View) =>
    setSearch((before) => {
      if (next === 'daftar') before.delete('tampilan');
      else before.set('tampilan', next);
      return before;
    });
  const posyandu = search.get('posyandu');
  return (
    <>
      <PageHeader
        title={t('title')}
        actions={
          mayRaise && (
            <Link className={buttonClass({ variant: 'primary' })} to={paths.newProblem({ posyandu })}>
              {t('make')}
            </Link>
          )
        }
      />
      <p className="pk-muted">{t('lead')}</p>
      <Stack>
        {area && (
          <Toolbar>
            <Choice
              label={t('tab.label')}
              value={view}
              onChange={choose}
              options={[
                { value: 'daftar', label: t('tab.list') },
                { value: 'terlambat', label: t('tab.late') },
              ]}
            />
          </Toolbar>
        )}
        {area && view === 'terlambat' ? <LateView key={area} area={area} own={own} /> : <ProblemList area={area} />}
      </Stack>
    </>
  );
}
