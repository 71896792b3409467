import { useState } from 'react';
import { useAct } from '@/graphql/use-act.ts';
import { useListImportText } from '@/i18n/texts/list-import.ts';
import { Button } from '@/ui/button.tsx';
import { Notice } from '@/ui/notice.tsx';
import { Panel } from '@/ui/page.tsx';
import { CodeCards, PrintedCards } from './code-cards.tsx';
import css from './list-import.module.css';
import { type IssueRegisterCodesMutation, useIssueRegisterCodesMutation } from './list-import.generated.ts';
import type { List } from './list-import.types.ts';

type Sheet = Extract<NonNullable<IssueRegisterCodesMutation['result']>, { __typename: 'IssueRegisterCodesSuccess' }>;

/** Codes for the accounts that a list made, one card for each: asked for, shown once, printed and cut out. */
export function CodesPanel({ job }: { job: List }) {
  const t = useListImportText();
  const act = useAct();
  // Codes never enter the cache: what leaves the screen is gone.
  const [issue] = useIssueRegisterCodesMutation({ fetchPolicy: 'no-cache' });
  const [sheet, setSheet] = useState<Sheet | null>(null);
  const ask = async (afterRow: number) => {
    const done = await act.run(
      async () => (await issue({ variables: { input: { job: job.id, afterRow } } })).data?.result,
    );
    if (done?.__typename === 'IssueRegisterCodesSuccess') setSheet(done);
  };
  if (job.register !== 'PENGGUNA' || job.counts.submitted === 0) return null;
  return (
    <Panel title={t('codes.title')}>
      <div className={css.form}>
        {act.others([]).map((one) => (
          <Notice key={one.text} tone="bad" title={one.text} />
        ))}
        {sheet ? (
          <Shown sheet={sheet} isBusy={act.isBusy} onNext={(row) => void ask(row)} onClose={() => setSheet(null)} />
        ) : (
          <>
            <p className="pk-muted">{t('codes.lead')}</p>
            <div className={css.acts}>
              <Button icon="print" busy={act.isBusy} onClick={() => void ask(0)}>
                {t('codes.act')}
              </Button>
            </div>
          </>
        )}
      </div>
    </Panel>
  );
}

type ShownProps = { sheet: Sheet; isBusy: boolean; onNext: (row: number) => void; onClose: () => void };

function Shown({ sheet: { codes, nextRow }, isBusy, onNext, onClose }: ShownProps) {
  const t = useListImportText();
  if (codes.length === 0) return <p role="status">{t('codes.none')}</p>;
  return (
    <>
      <p role="status">{t('codes.shown', { count: codes.length })}</p>
      <div className={css.acts}>
        <Button variant="primary" icon="print" onClick={() => window.print()}>
          {t('codes.print')}
        </Button>
        {nextRow !== null && (
          <Button busy={isBusy} onClick={() => onNext(nextRow)}>
            {t('codes.next')}
          </Button>
        )}
        <Button onClick={onClose}>{t('codes.close')}</Button>
      </div>
      <CodeCards codes={codes} />
      <PrintedCards codes={codes} />
    </>
  );
}
