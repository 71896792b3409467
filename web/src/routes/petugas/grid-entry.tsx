import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { ConflictDialog } from '@/features/report-form/conflict-dialog.tsx';
import type { EntryForm } from '@/features/report-form/entry-model.ts';
import { FindingList } from '@/features/report-form/finding-list.tsx';
import { Notice, RestoredNotice, ReturnedNotice, SendNotice } from '@/features/report-form/notices.tsx';
import { UndoStrip, useQuickActs } from '@/features/report-form/quick-acts.tsx';
import { ClosedMonth, NoteField, VisitorsCheck } from '@/features/report-form/statements.tsx';
import { type ReportEntry, useReportEntry } from '@/features/report-form/use-report-entry.ts';
import { useFormat } from '@/i18n/format.ts';
import { useReportFormText } from '@/i18n/texts/report-form.ts';
import { useReportPetugasText } from '@/i18n/texts/report-petugas.ts';
import { Button } from '@/ui/button.tsx';
import { Panel, Stack } from '@/ui/page.tsx';
import { showToast } from '@/ui/toast.tsx';
import { EntryGrid } from './entry-grid.tsx';
import css from './grid-entry.module.css';
import { focusSlot } from './use-grid-keys.ts';

type Props = { form: EntryForm; user: string; hasNextOpen: boolean; onSent: (goOn: boolean) => void };

/** Typing one post's month: the grid, what is wrong with it, and sending. */
export function GridEntry({ form, user, hasNextOpen, onSent }: Props) {
  const t = useReportPetugasText();
  const words = useReportFormText();
  const format = useFormat();
  const goesOn = useRef(false);
  const entry = useReportEntry(form, user, (kind) => {
    const isLast = goesOn.current && !hasNextOpen;
    showToast(kind === 'draft' ? words('send.draftDone') : t('grid.done', { name: form.posyandu.name }));
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
                label={t('grid.label', { name: form.posyandu.name, month: format.period(form.month) })}
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
      <ConflictDialog entry={entry} />
    </div>
  );
}

function Figures({ entry }: { entry: ReportEntry }) {
  const format = useFormat();
  if (!entry.state.head.opened) return null;
  return (
    <dl className={css.figures}>
      {entry.figures.map(({ name, percent }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{format.percent(percent)}</dd>
        </div>
      ))}
    </dl>
  );
}

function QuickBar({ entry }: { entry: ReportEntry }) {
  const words = useReportFormText();
  const format = useFormat();
  const acts = useQuickActs(entry);
  const { model, report } = entry;
  return (
    <div className={css.quick} role="group" aria-label={words('quick.title')}>
      <Button onClick={() => acts.zero(model.asked)}>{words('quick.restZero')}</Button>
      <Button onClick={() => acts.notCounted(model.asked)}>{words('quick.notCounted')}</Button>
      <Button onClick={acts.close}>{words('closed.button')}</Button>
      <UndoStrip entry={entry} />
      {report.revision === 0 && model.stockMonth && (
        <span className="pk-muted">{words('fromPrevious', { month: format.period(model.stockMonth) })}</span>
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
        <FindingList findings={entry.findings} onGo={onGo} />
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
