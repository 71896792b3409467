import { useEffect, useState } from 'react';
import type { IndicatorChoiceFragment } from '@/features/figures/figures.generated.ts';
import { useFigureText } from '@/features/figures/use-figure-text.ts';
import type { CascadeMode } from '@/gql/schema-types.ts';
import { useFault } from '@/graphql/use-fault.ts';
import { useFormat, useText } from '@/i18n/format.ts';
import { useTargetsText } from '@/i18n/texts/targets.ts';
import { useUiText } from '@/i18n/texts/ui.ts';
import { Button } from '@/ui/button.tsx';
import { DataTable } from '@/ui/data-table.tsx';
import { Dialog, DialogBody, DialogFoot } from '@/ui/dialog.tsx';
import { SelectField } from '@/ui/field.tsx';
import { Skeleton } from '@/ui/query-state.tsx';
import { ProblemList } from './problem-list.tsx';
import { plainProblem, problemsOf, type ToldProblem } from './refusal.ts';
import css from './target.module.css';
import { useSavedToast } from './use-saved-toast.ts';
import type { TargetIndicator } from './target-cells.ts';
import { type CascadeTargetsMutation, useCascadeTargetsMutation } from './targets-page.generated.ts';

type Cascade = Extract<CascadeTargetsMutation['cascadeTargets'], { __typename: 'CascadeTargetsSuccess' }>;
type Props = {
  area: { readonly id: string; readonly name: string };
  indicators: readonly IndicatorChoiceFragment[];
  /** How values of the indicators are written. */
  written: readonly TargetIndicator[];
  indicator: string;
  year: string;
  onClose: () => void;
  onDone: () => void;
};

const MODES: readonly CascadeMode[] = ['KEEP_OWN', 'SAME'];

/** Passes the target of an area on to all directly below; shows first what would change and how the sum compares. */
export function CascadeDialog({ area, indicators, written, indicator: first, year, onClose, onDone }: Props) {
  const t = useTargetsText();
  const ui = useUiText();
  const text = useText();
  const [indicator, setIndicator] = useState(first);
  const [mode, setMode] = useState<CascadeMode>('KEEP_OWN');
  const { preview, problems, isBusy, commit } = useCascade(area.id, indicator, Number(year), mode);
  const showSaved = useSavedToast(onDone);
  const save = async () => {
    const done = await commit();
    if (!done) return;
    showSaved(t('cascade.saved', { count: done.written }), done.act);
    onClose();
    onDone();
  };
  return (
    <Dialog isOpen onClose={onClose} title={t('cascade.title')}>
      <DialogBody>
        <SelectField
          label={t('indicator')}
          value={indicator}
          onChange={(event) => setIndicator(event.target.value)}
          options={indicators.map(({ code, name }) => ({ value: code, label: text(name) }))}
        />
        <SelectField
          label={t('cascade.mode')}
          value={mode}
          onChange={(event) => setMode(MODES.find((one) => one === event.target.value) ?? 'KEEP_OWN')}
          options={MODES.map((value) => ({ value, label: t(`cascade.modes.${value}`) }))}
        />
        <ProblemList problems={problems} />
        {!preview && problems.length === 0 && <Skeleton lines={4} />}
        {preview && (
          <Preview
            area={area.name}
            year={year}
            preview={preview}
            indicator={written.find(({ code }) => code === indicator)}
          />
        )}
      </DialogBody>
      <DialogFoot>
        <Button onClick={onClose}>{ui('cancel')}</Button>
        <Button
          variant="primary"
          busy={isBusy}
          disabled={!preview || preview.written === 0}
          onClick={() => void save()}
        >
          {preview && preview.written > 0 ? t('cascade.save', { count: preview.written }) : t('cascade.nothing')}
        </Button>
      </DialogFoot>
    </Dialog>
  );
}

type PreviewProps = { area: string; year: string; preview: Cascade; indicator: TargetIndicator | undefined };

function Preview({ area, year, preview, indicator }: PreviewProps) {
  const t = useTargetsText();
  const format = useFormat();
  const figure = useFigureText(indicator);
  const { value, children, weightedMean } = preview;
  return (
    <>
      <p>
        <strong>{t('cascade.parent', { area, year, value: figure.value(value) })}</strong>
      </p>
      <div className={css.box}>
        <DataTable
          caption={t('cascade.title')}
          rows={children}
          rowKey={({ wilayahId }) => wilayahId}
          maxHeight="40vh"
          columns={[
            { key: 'name', header: t('area'), cell: ({ name }) => name, sortBy: ({ name }) => name },
            { key: 'own', header: t('cascade.own'), align: 'end', cell: ({ own }) => figure.value(own) },
            { key: 'value', header: t('cascade.value'), align: 'end', cell: (child) => figure.value(child.value) },
            {
              key: 'deviation',
              header: t('cascade.deviation'),
              align: 'end',
              cell: ({ deviation }) => figure.change(deviation),
              sortBy: ({ deviation }) => deviation,
            },
            {
              key: 'isWritten',
              header: t('cascade.writes'),
              cell: ({ isWritten }) => (isWritten ? <b>{t('cascade.changed')}</b> : t('cascade.kept')),
            },
          ]}
        />
      </div>
      <p className="pk-muted">
        {weightedMean.value === null
          ? t('cascade.noMean')
          : t('cascade.mean', {
              area,
              value: figure.value(weightedMean.value),
              deviation: figure.change(weightedMean.deviation),
              count: format.number(weightedMean.weighed),
            })}
      </p>
    </>
  );
}

function useCascade(wilayah: string, indicator: string, year: number, mode: CascadeMode) {
  const fault = useFault();
  const ui = useUiText();
  const text = useText();
  const [preview, setPreview] = useState<Cascade | null>(null);
  const [problems, setProblems] = useState<readonly ToldProblem[]>([]);
  const [send, { loading }] = useCascadeTargetsMutation();
  const run = async (dryRun: boolean): Promise<Cascade | null> => {
    try {
      const { data } = await send({ variables: { input: { wilayah, indicator, year, mode, dryRun } } });
      const result = data?.cascadeTargets;
      if (result?.__typename === 'CascadeTargetsSuccess') return result;
      setProblems(result ? problemsOf(result, text) : plainProblem(ui('state.failedTitle')));
    } catch (error) {
      setProblems(plainProblem(fault(error)));
    }
    return null;
  };
  useEffect(() => {
    let isNewest = true;
    setPreview(null);
    setProblems([]);
    void run(true).then((found) => isNewest && setPreview(found));
    return () => {
      isNewest = false;
    };
    // `run` is new in every render and speaks of these four alone.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [wilayah, indicator, year, mode]);
  return { preview, problems, isBusy: loading, commit: () => run(false) };
}
