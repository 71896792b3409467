import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import { RestoredNotice, SendNotice } from '@/features/report-form/notices.tsx';
import { useQuickActs } from '@/features/report-form/quick-acts.tsx';
import { ClosedMonth } from '@/features/report-form/statements.tsx';
import type { ReportEntry } from '@/features/report-form/use-report-entry.ts';
import { useReportFormText } from '@/i18n/texts/report-form.ts';
import { useReportKaderText } from '@/i18n/texts/report-kader.ts';
import { Button } from '@/ui/button.tsx';
import { Icon } from '@/ui/icon.tsx';
import { ElementSection } from './element-section.tsx';
import { ElementSteps } from './element-steps.tsx';
import { EntryBar } from './entry-bar.tsx';
import { type EntryPart, partsOf } from './entry-parts.ts';
import { FieldSection } from './field-section.tsx';
import { QuestionSection } from './question-section.tsx';
import { ReviewStep } from './review-step.tsx';
import css from './entry-view.module.css';

type Place = { readonly step: number; readonly slot?: number | undefined };
const START: Place = { step: 0 };

/** Filling a form: one part at a time, the check at the end, figures and findings always in sight. */
export function EntryView({ entry }: { entry: ReportEntry }) {
  const t = useReportKaderText();
  const words = useReportFormText();
  const acts = useQuickActs(entry);
  const parts = useMemo(() => partsOf(entry.model), [entry.model]);
  const [place, setPlace] = useState(START);
  const [isTried, setTried] = useState(false);
  const [now] = useState(() => Date.now());
  const topRef = useRef<HTMLDivElement>(null);
  const { step } = place;
  const { opened } = entry.state.head;
  const isReview = !opened || step >= parts.length;

  // Together with the part: a focus that came a frame later would take a number meant for the field touched meanwhile.
  useLayoutEffect(() => {
    if (place === START) return;
    topRef.current?.scrollIntoView({ block: 'start' });
    const field = place.slot === undefined ? null : document.getElementById(`sel-${place.slot}`);
    (field ?? topRef.current)?.focus();
  }, [place]);

  const goTo = (next: number, slot?: number) => setPlace({ step: next, slot });
  const next = () => {
    goTo(step + 1, parts[step + 1]?.slots[0]);
  };
  const goToSlot = (slot: number) => {
    const at = parts.findIndex(({ slots }) => slots.includes(slot));
    goTo(Math.max(0, at), slot);
  };
  const submit = () => {
    setTried(true);
    if (entry.verdict !== 'REFUSED') void entry.send('submit');
  };

  return (
    <div className={css.view}>
      <RestoredNotice entry={entry} now={now} />
      {opened && (
        <div className={css.quick} role="group" aria-label={words('quick.title')}>
          <Button onClick={() => acts.zero(entry.model.asked)}>{words('quick.allZero')}</Button>
          <Button onClick={acts.close}>{words('closed.button')}</Button>
        </div>
      )}
      {opened && <ElementSteps entry={entry} parts={parts} step={step} onStep={(at) => goTo(at)} />}
      <div ref={topRef} tabIndex={-1} className={css.part}>
        {!opened && <ClosedSheet entry={entry} />}
        {isReview ? (
          <ReviewStep entry={entry} onGo={goToSlot} onDraft={() => void entry.send('draft')} />
        ) : (
          <Part key={step} entry={entry} part={parts[step]} onEnd={next} />
        )}
        <SendNotice entry={entry} />
        {opened && step > 0 && (
          <div>
            <Button variant="quiet" icon="left" onClick={() => goTo(Math.min(step, parts.length) - 1)}>
              {t('step.back')}
            </Button>
          </div>
        )}
      </div>
      {entry.isDirty && entry.isKept && (
        <p className={css.kept}>
          <Icon name="device" size={15} />
          {words('restored.keptHere')}
        </p>
      )}
      <EntryBar
        entry={entry}
        isReview={isReview}
        isRefused={isReview && isTried && entry.verdict === 'REFUSED'}
        isLast={step === parts.length - 1}
        onNext={next}
        onReview={() => goTo(parts.length)}
        onSubmit={submit}
      />
    </div>
  );
}

function ClosedSheet({ entry }: { entry: ReportEntry }) {
  const words = useReportFormText();
  return (
    <section className={css.sheet} aria-labelledby="tidak-buka">
      <h2 id="tidak-buka">{words('closed.title')}</h2>
      <ClosedMonth entry={entry} />
    </section>
  );
}

function Part({ entry, part, onEnd }: { entry: ReportEntry; part: EntryPart | undefined; onEnd: () => void }) {
  switch (part?.kind) {
    case 'ELEMENT':
      return <ElementSection entry={entry} code={part.key} onEnd={onEnd} />;
    case 'FIELDS':
      return <FieldSection entry={entry} part={part} onEnd={onEnd} />;
    case 'LIST':
      return <QuestionSection entry={entry} part={part} onEnd={onEnd} />;
    default:
      return null;
  }
}
