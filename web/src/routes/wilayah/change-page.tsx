import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { toFailure } from '@/apollo/failure.ts';
import { WilayahCrumbs } from '@/features/wilayah/wilayah-crumbs.tsx';
import { useSuccessionText } from '@/i18n/texts/succession.ts';
import { today as thisDay } from '@/lib/today.ts';
import { paths } from '@/paths.ts';
import { Button, buttonClass } from '@/ui/button.tsx';
import { Notice } from '@/ui/notice.tsx';
import { PageHeader, Panel, Stack } from '@/ui/page.tsx';
import { QueryState } from '@/ui/query-state.tsx';
import { showToast } from '@/ui/toast.tsx';
import { ChangeFields } from './change-fields.tsx';
import { actOf, type ChangeForm, type ChangeKind, emptyForm, type ToldProblem } from './change-form.ts';
import { type ChangeOutcomeFragment, type ChangePageQuery, useChangePageQuery } from './change-page.generated.ts';
import css from './change-page.module.css';
import { ChangePreview } from './change-preview.tsx';
import { type ChangeRow, ChangeRows } from './change-rows.tsx';
import { useChangeAct } from './use-change-act.ts';

type Area = NonNullable<ChangePageQuery['wilayah']>;

/** Splits, merges, moves, recodes or renames an area: first what would happen, then the act itself. */
export function ChangePage({ id, isDesa }: { id: string; isDesa: boolean }) {
  const t = useSuccessionText();
  // What lies below may have changed since it was last looked at.
  const { data, error, refetch } = useChangePageQuery({ variables: { id, isDesa }, fetchPolicy: 'cache-and-network' });
  return (
    <QueryState isPage data={data} failure={toFailure(error)} onRetry={() => void refetch()}>
      {({ wilayah }) =>
        wilayah?.abilities.includes('wilayah.change') && !wilayah.endedOn ? (
          <ChangeArea key={wilayah.id} area={wilayah} />
        ) : (
          <Notice tone="warn" title={t('refused')} />
        )
      }
    </QueryState>
  );
}

function ChangeArea({ area }: { area: Area }) {
  const t = useSuccessionText();
  const navigate = useNavigate();
  const [today] = useState(() => thisDay());
  const [form, setForm] = useState<ChangeForm>(() => emptyForm(area, today));
  const [outcome, setOutcome] = useState<ChangeOutcomeFragment | null>(null);
  const { run, problems, isBusy, forget } = useChangeAct();
  const change = (part: Partial<ChangeForm>) => {
    setForm((before) => ({ ...before, ...part }));
    // What was checked is not what stands in the form any more.
    setOutcome(null);
    forget();
  };
  const apply = async () => {
    if (!(await run(actOf(form, area, false)))) return setOutcome(null);
    showToast(t('done'));
    await navigate(paths.wilayah(area.id));
  };
  return (
    <Stack>
      <PageHeader
        breadcrumb={<WilayahCrumbs areas={area.ancestors} />}
        kicker={area.code}
        title={t('title', { area: area.fullName })}
        actions={
          <Link className={buttonClass()} to={paths.wilayah(area.id)}>
            {t('back', { area: area.fullName })}
          </Link>
        }
      />
      <Panel>
        <p className={css.lead}>{t('lead')}</p>
        <ChangeFields area={area} form={form} onChange={change} problems={problems} today={today} />
      </Panel>
      <Below area={area} form={form} onChange={change} />
      <Problems problems={problems} kind={form.kind} />
      {outcome ? (
        <ChangePreview outcome={outcome} isBusy={isBusy} onApply={() => void apply()} />
      ) : (
        <div>
          <Button
            variant="primary"
            busy={isBusy}
            disabled={form.on === '' || (form.kind === 'MOVE' && form.partner === null)}
            onClick={() => void run(actOf(form, area, true)).then(setOutcome)}
          >
            {t('check')}
          </Button>
        </div>
      )}
    </Stack>
  );
}

/** Everything that is wrong in one list; what is about a field is said there as well. */
function Problems({ problems, kind }: { problems: readonly ToldProblem[]; kind: ChangeKind }) {
  const t = useSuccessionText();
  if (problems.length === 0) return null;
  const labels = {
    on: t('on'),
    decree: t('decree'),
    name: t(kind === 'SPLIT' ? 'newName' : 'name'),
    kind: t('areaKind'),
    code: t('code'),
    target: t('target'),
    parent: t('parent'),
  };
  return (
    <Notice tone="bad" title={t('wrong', { count: problems.length })}>
      <ul className={css.problems}>
        {problems.map(({ field, text }) => (
          <li key={`${field} ${text}`}>{field ? `${labels[field]}: ${text}` : text}</li>
        ))}
      </ul>
    </Notice>
  );
}

type BelowProps = { area: Area; form: ChangeForm; onChange: (part: Partial<ChangeForm>) => void };

/** What lies right below: of a village its posts, which only a split parts; of any other area its areas. */
function Below({ area, form, onChange }: BelowProps) {
  const t = useSuccessionText();
  const isSplit = form.kind === 'SPLIT';
  const isDesa = area.level === 'DESA';
  if (isDesa && !isSplit) return null;
  return (
    <ChangeRows
      title={t(isDesa ? 'posts' : isSplit ? 'children' : 'childrenRecoded')}
      empty={t(isDesa ? 'noPosts' : 'noChildren')}
      heads={isDesa ? [t('post'), t('puskesmas')] : [t('row'), t('postCount')]}
      rows={isDesa ? postRows(area) : areaRows(area)}
      chosen={isSplit ? form.chosen : null}
      onChoose={(chosen) => onChange({ chosen })}
      codes={form.codes}
      onCodes={(codes) => onChange({ codes })}
    />
  );
}

const areaRows = ({ children }: Area): ChangeRow[] =>
  (children?.nodes ?? []).map(({ id, fullName, code, counts }) => ({
    id,
    name: fullName,
    code,
    detail: counts.posyandu,
  }));

const postRows = ({ posyandu }: Area): ChangeRow[] =>
  (posyandu?.nodes ?? []).map(({ id, name, puskesmas }) => ({ id, name, code: null, detail: puskesmas?.name ?? '–' }));
