import { SKDN } from '@pokjanal/server/pure';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { ConflictGate } from '@/features/report-form/conflict-gate.tsx';
import type { EntryForm } from '@/features/report-form/entry-model.ts';
import { answeredOf } from '@/features/report-form/entry-findings.ts';
import { FindingList } from '@/features/report-form/finding-list.tsx';
import { useShortName } from '@/features/report-form/form-name.ts';
import { RestoredNotice, ReturnedNotice, SendNotice } from '@/features/report-form/notices.tsx';
import { UndoStrip, useQuickActs } from '@/features/report-form/quick-acts.tsx';
import { ClosedMonth, NoteField, VisitorsCheck } from '@/features/report-form/statements.tsx';
import { type ReportEntry, useReportEntry } from '@/features/report-form/use-report-entry.ts';
import { useFormat } from '@/i18n/format.ts';
import { useReportFormText } from '@/i18n/texts/report-form.ts';
import { useReportPetugasText } from '@/i18n/texts/report-petugas.ts';
import { Button } from '@/ui/button.tsx';
import { Notice } from '@/ui/notice.tsx';
import { Panel, Stack } from '@/ui/page.tsx';
import { showToast } from '@/ui/toast.tsx';
import { EntryGrid } from './entry-grid.tsx';
import css from './grid-entry.module.css';
import { focusSlot } from './use-grid-keys.ts';

type Props = { form: EntryForm; user: string; hasNextOpen: boolean; onSent: (goOn: boolean) => void };

/** Typing one form: the grid, what is wrong with it, and sending. */
export function GridEntry({ form, user, hasNextOpen, onSent }: Props) {
  const t = useReportPetugasText();
  const words = useReportFormText();
  const format = useFormat();
  const nameOf = useShortName();
  const goesOn = useRef(false);
  const entry = useReportEntry(form, user, (kind) => {
    const isLast = goesOn.current && !hasNextOpen;
    showToast(kind === 'draft' ? words('send.draftDone') : t('grid.done', { name: form.unitName }));
    if (kind === 'submit' && isLast) showToast(t('grid.allDone'), { tone: 'info' });
    onSent(kind === 'submit' && goesOn.current);
  });
  const gridRef = useRef<HTMLTableElement>(null);
  const [now] = useState(() => Date.now());
  const { head } = entry.state;

  useEffect(() => gridRef.current?.querySelector<HTMLInputElement>('[tabindex="0"]')?.focus(), []);

  const send = (goOn: boolean) => {
    if (!entry.mayWrite || entry.busyWith) return;
    goesOn.current = goOn;
    if (entry.verdict === 'REFUSED') showToast(words('send.errorsLeft'), { tone: 'bad' });
    else if (entry.verdict === 'NOTE_NEEDED') showToast(words('noteNeeded'), { tone: 'bad' });
    else void entry.send('submit');
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.key !== 'Enter' || !event.ctrlKey) return;
    event.preventDefault();
    send(true);
  };
  return (
    // Ctrl+Enter is a short cut of the button below.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div onKeyDown={onKeyDown}>
      <div className={css.columns}>
        <Stack>
          <RestoredNotice entry={entry} now={now} />
          <ReturnedNotice entry={entry} />
          {!entry.mayWrite && <Notice tone="info" title={t('grid.readOnly')} />}
          {head.opened ? (
            <>
              {entry.mayWrite && <QuickBar entry={entry} />}
              <EntryGrid
                entry={entry}
                gridRef={gridRef}
                label={t('grid.label', {
                  form: nameOf({ name: form.form }),
                  name: form.unitName,
                  month: format.period(form.month),
                })}
              />
              <p className={css.keys}>{t('grid.keys')}</p>
            </>
          ) : (
            <Panel title={words('closed.title')}>
              <ClosedMonth entry={entry} />
            </Panel>
          )}
          <SendNotice entry={entry} />
          {entry.mayWrite && (
            <div className={css.acts}>
              <Figures entry={entry} />
              <Button busy={entry.busyWith === 'draft'} onClick={() => void entry.send('draft')}>
                {words('send.draft')}
              </Button>
              <Button busy={entry.busyWith === 'submit'} onClick={() => send(false)}>
                {entry.report.submittedAt ? words('send.again') : words('send.submit')}
              </Button>
              <Button variant="primary" icon="send" busy={entry.busyWith === 'submit'} onClick={() => send(true)}>
                {t('grid.submitNext')}
              </Button>
            </div>
          )}
        </Stack>
        <SidePanel entry={entry} onGo={(slot) => focusSlot(gridRef.current, slot)} />
      </div>
      <ConflictGate entry={entry} />
    </div>
  );
}

function Figures({ entry }: { entry: ReportEntry }) {
  const t = useReportPetugasText();
  const format = useFormat();
  const { model, state } = entry;
  if (!entry.state.head.opened) return null;
  return (
    <dl className={css.figures}>
      {entry.figures.map(({ name, percent }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{format.percent(percent)}</dd>
        </div>
      ))}
      {entry.figures.length === 0 && (
        <div>
          <dt>{t('grid.filled')}</dt>
          <dd>{t('grid.filledOf', { done: answeredOf(model, state.cells), all: model.asked.length })}</dd>
        </div>
      )}
    </dl>
  );
}

function QuickBar({ entry }: { entry: ReportEntry }) {
  const words = useReportFormText();
  const format = useFormat();
  const acts = useQuickActs(entry);
  const { model, report, form } = entry;
  return (
    <div className={css.quick} role="group" aria-label={words('quick.title')}>
      <Button onClick={() => acts.zero(model.asked)}>{words('quick.restZero')}</Button>
      <Button onClick={() => acts.notCounted(model.asked)}>{words('quick.notCounted')}</Button>
      {model.layout.code !== SKDN.code && (
        <Button onClick={() => acts.noService(model.asked)}>{words('quick.noService')}</Button>
      )}
      {form.posyandu && <Button onClick={acts.close}>{words('closed.button')}</Button>}
      <UndoStrip entry={entry} />
      {report.revision === 0 && model.stocks.size > 0 && (
        <span className="pk-muted">
          {words(model.layout.code === SKDN.code ? 'fromPrevious' : 'fromPreviousGrid', {
            month: format.period(model.stockMonth),
          })}
        </span>
      )}
    </div>
  );
}

function SidePanel({ entry, onGo }: { entry: ReportEntry; onGo: (slot: number) => void }) {
  const t = useReportPetugasText();
  const words = useReportFormText();
  const { head } = entry.state;
  return (
    <Stack>
      <Panel title={words('finding.title')}>
        <FindingList findings={entry.findings} forms={entry.form.forms} onGo={onGo} />
      </Panel>
      {head.opened && entry.mayWrite && (
        <Panel title={t('grid.statements')}>
          <Stack>
            <VisitorsCheck entry={entry} />
            <NoteField entry={entry} />
          </Stack>
        </Panel>
      )}
    </Stack>
  );
}
