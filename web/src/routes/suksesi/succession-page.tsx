import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { toFailure } from '@/apollo/failure.ts';
import { useArea } from '@/features/session/use-area.ts';
import { useDomainText } from '@/i18n/texts/domain.ts';
import { useGroupSuccessionText } from '@/i18n/texts/group-succession.ts';
import { paths } from '@/paths.ts';
import { Button } from '@/ui/button.tsx';
import { SelectField } from '@/ui/field.tsx';
import { Notice, NoticeLines } from '@/ui/notice.tsx';
import { PageHeader, Panel, Stack, Toolbar } from '@/ui/page.tsx';
import { EmptyState, QueryState } from '@/ui/query-state.tsx';
import { showToast } from '@/ui/toast.tsx';
import { emptyForm } from '../sk/decree-form-state.ts';
import { choiceOf, type GroupDraft, untouched } from './draft.ts';
import { OutcomeTable } from './outcome-table.tsx';
import { ProposalLines } from './proposal-lines.tsx';
import { ProposalTable } from './proposal-table.tsx';
import {
  dayOf,
  daysOf,
  type DecreeDraft,
  decreeInput,
  isComplete,
  ownInput,
  SuccessionDecree,
} from './succession-decree.tsx';
import { type SuccessionPageQuery, useSuccessionPageQuery } from './succession-pages.generated.ts';
import css from './suksesi.module.css';
import { type Outcomes, useSucceed } from './use-succeed.ts';

const LEVELS = ['PROVINSI', 'KABKOTA', 'KECAMATAN', 'DESA'] as const;

/** Lets the work of many groups go on in successors by one decree or one for each: choose, look line by line, check, carry out. */
export function SuccessionPage() {
  const t = useGroupSuccessionText();
  const { id } = useArea();
  if (!id) return <EmptyState isPage title={t('chooseArea')} icon="tree" />;
  return <Area key={id} area={id} />;
}

function Area({ area }: { area: string }) {
  const t = useGroupSuccessionText();
  const words = useDomainText();
  const [search, setSearch] = useSearchParams();
  const [asked, setAsked] = useState<AskedDays>({ on: null, days: [] });
  const level = LEVELS.find((one) => one === search.get('tingkat')) ?? null;
  const only = search.get('kelompok');
  const { data, previousData, error, refetch } = useSuccessionPageQuery({
    variables: { area, level, groups: only ? [only] : null, ...asked },
    fetchPolicy: 'cache-and-network',
  });
  const shown = data ?? previousData;
  const chooseLevel = (value: string) =>
    setSearch(
      (before) => {
        before.delete('kelompok');
        if (value) before.set('tingkat', value);
        else before.delete('tingkat');
        return before;
      },
      { replace: true },
    );
  return (
    <>
      <PageHeader title={t('title')} kicker={shown?.wilayah?.fullName} />
      <p className="pk-muted">{t('lead')}</p>
      <Toolbar>
        <SelectField
          label={t('level')}
          value={level ?? ''}
          onChange={(event) => chooseLevel(event.target.value)}
          options={[
            { value: '', label: t('anyLevel') },
            ...LEVELS.map((value) => ({ value, label: words(`level.${value}`) })),
          ]}
        />
      </Toolbar>
      <QueryState data={shown} failure={toFailure(error)} onRetry={() => void refetch()}>
        {(ready) =>
          ready.successionProposals.nodes.length === 0 ? (
            <EmptyState title={t('none')} icon="check">
              {t('noneHint')}
            </EmptyState>
          ) : (
            <Workbench page={ready} only={only} onDays={setAsked} onStale={() => void refetch()} />
          )
        }
      </QueryState>
    </>
  );
}

/** Days that decrees are of, for all and for groups with their own. */
type AskedDays = { on: string | null; days: ReturnType<typeof daysOf> };

type Props = {
  page: SuccessionPageQuery;
  only: string | null;
  onDays: (asked: AskedDays) => void;
  onStale: () => void;
};

function useDraft({ page, only, onDays }: Omit<Props, 'onStale'>) {
  const [picked, setPicked] = useState<ReadonlySet<string>>(() => new Set(only ? [only] : []));
  const [drafts, setDrafts] = useState<ReadonlyMap<string, GroupDraft>>(() => new Map());
  const [open, setOpen] = useState<string | null>(only);
  const [decree, setDecree] = useState<DecreeDraft>(() => startDecree(page));
  const [seen, setSeen] = useState<Outcomes | null>(null);
  // What was checked is not what stands here any more.
  const change =
    <T,>(set: (value: T) => void) =>
    (value: T) => {
      setSeen(null);
      set(value);
    };
  const pick = (id: string) => {
    const next = new Set(picked);
    if (!next.delete(id)) next.add(id);
    change(setPicked)(next);
  };
  const write = (next: DecreeDraft) => {
    change(setDecree)(next);
    onDays({ on: dayOf(next, page.decreeList.nodes), days: daysOf(next) });
  };
  return {
    picked,
    pick,
    pickAll: change(setPicked),
    drafts,
    draft: (id: string, draft: GroupDraft) => change(setDrafts)(new Map(drafts).set(id, draft)),
    open,
    setOpen,
    decree,
    write,
    seen,
    setSeen,
  };
}

/** The head of the area is proposed as who issues it. */
function startDecree({ wilayah }: SuccessionPageQuery): DecreeDraft {
  const groups = wilayah ? [{ id: '', name: '', wilayah }] : [];
  const form = { ...emptyForm(groups), subject: 'Tim Pembina Posyandu', bases: 'Permendagri 13 Tahun 2024' };
  return { isNew: true, known: null, form, owns: new Map() };
}

function Workbench({ page, only, onDays, onStale }: Props) {
  const t = useGroupSuccessionText();
  const navigate = useNavigate();
  const { picked, pick, pickAll, drafts, draft, open, setOpen, decree, write, seen, setSeen } = useDraft({
    page,
    only,
    onDays,
  });
  const act = useSucceed();
  const { nodes, totalCount, hasNextPage, meetingOn } = page.successionProposals;
  const chosen = nodes.filter(({ pokjanalId }) => picked.has(pokjanalId));
  const opened = nodes.find(({ pokjanalId }) => pokjanalId === open);
  const send = (dryRun: boolean) =>
    act.send({
      dryRun,
      decree: decreeInput(decree),
      groups: chosen.map((one) => ({
        ...choiceOf(one, drafts.get(one.pokjanalId) ?? untouched),
        decree: ownInput(decree, one),
      })),
    });
  const apply = async () => {
    const done = await send(false);
    if (!done) return;
    const refused = done.outcomes.filter(({ isDone }) => !isDone).length;
    showToast(refused ? t('someRefused', { count: refused }) : t('allDone'), refused ? { tone: 'bad' } : {});
    if (refused < done.outcomes.length) return navigate(paths.successionResult(done.batch));
    setSeen(done);
    onStale();
  };
  const hint = chosen.length === 0 ? t('chooseSome') : isComplete(decree, chosen) ? null : t('chooseDecree');
  return (
    <Stack>
      <Panel
        flush
        title={t('groups')}
        actions={
          <div className={css.bar}>
            <Button
              size="small"
              onClick={() =>
                pickAll(new Set(nodes.flatMap((one) => (one.problems.length > 0 ? [] : [one.pokjanalId]))))
              }
            >
              {t('pickAll')}
            </Button>
            <Button size="small" variant="quiet" onClick={() => pickAll(new Set())}>
              {t('clear')}
            </Button>
          </div>
        }
      >
        <ProposalTable
          {...{ proposals: nodes, total: totalCount, drafts, picked, open }}
          onPick={pick}
          onOpen={setOpen}
        />
        {hasNextPage && <p className="pk-muted">{t('more', { shown: nodes.length, total: totalCount })}</p>}
      </Panel>
      {opened && (
        <ProposalLines
          proposal={opened}
          draft={drafts.get(opened.pokjanalId) ?? untouched}
          meetingOn={meetingOn}
          onDraft={(next) => draft(opened.pokjanalId, next)}
          onClose={() => setOpen(null)}
        />
      )}
      <SuccessionDecree
        draft={decree}
        decrees={page.decreeList.nodes}
        problems={act.others([])}
        groups={chosen}
        onChange={write}
      />
      <Refusals act={act} onStale={onStale} />
      <div className={css.bar}>
        <Button
          variant={seen ? 'default' : 'primary'}
          busy={act.isBusy}
          disabled={hint !== null}
          onClick={() => void send(true).then(setSeen)}
        >
          {t('check')}
        </Button>
        <span role="status" className="pk-muted">
          {hint ?? t('chosen', { count: chosen.length })}
        </span>
      </div>
      {seen && (
        <Panel flush title={t('preview')}>
          <OutcomeTable caption={t('preview')} outcomes={seen.outcomes} proposals={nodes} isDone={false} />
        </Panel>
      )}
      {seen?.outcomes.some(({ isDone }) => isDone) && (
        <div className={css.bar}>
          <Button variant="primary" icon="check" busy={act.isBusy} onClick={() => void apply()}>
            {t('apply')}
          </Button>
          <span className="pk-muted">{t('previewLead')}</span>
        </div>
      )}
    </Stack>
  );
}

/** What was wrong with the whole; what is about a field of the decree is said there as well. */
function Refusals({ act, onStale }: { act: ReturnType<typeof useSucceed>; onStale: () => void }) {
  const t = useGroupSuccessionText();
  const told = act.others([]);
  if (told.length === 0) return null;
  return (
    <Notice tone="bad" title={t('refused')}>
      <NoticeLines>
        {told.map(({ path, text }) => (
          <li key={`${path} ${text}`}>{text}</li>
        ))}
      </NoticeLines>
      <Button size="small" variant="quiet" onClick={onStale}>
        {t('stale')}
      </Button>
    </Notice>
  );
}
