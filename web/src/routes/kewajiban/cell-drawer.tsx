import { Link } from 'react-router';
import { toFailure } from '@/apollo/failure.ts';
import { useFormat, useText } from '@/i18n/format.ts';
import { useDutyText } from '@/i18n/texts/duty.ts';
import { paths } from '@/paths.ts';
import { buttonClass } from '@/ui/button.tsx';
import { Dialog, DialogBody } from '@/ui/dialog.tsx';
import { Facts } from '@/ui/page.tsx';
import { QueryState } from '@/ui/query-state.tsx';
import { StatusBadge } from '@/ui/status-badge.tsx';
import { Exemption } from './cell-exemption.tsx';
import { LookBadge } from './cell-mark.tsx';
import { Proposal } from './cell-proposal.tsx';
import { type DutyCellContentFragment, useDutyCellDrawerQuery } from './duty-pages.generated.ts';
import css from './kewajiban.module.css';
import type { Matrix, MatrixColumn, OpenCell } from './matrix-model.ts';
import { useRecordTitle } from './use-record-title.ts';

type Props = {
  group: string;
  matrix: Matrix;
  cell: OpenCell | null;
  onClose: () => void;
  onChanged: () => void;
};

/** What is behind a cell: records, proposals to take or to decline, and the acts that change it. */
export function CellDrawer({ group, matrix, cell, onClose, onChanged }: Props) {
  const t = useDutyText();
  const text = useText();
  const column = matrix.columns.find(({ duty, period }) => duty.code === cell?.code && period === cell.period);
  const row = matrix.rows.find(({ opd }) => opd.id === cell?.opd);
  const isThere = cell !== null && column !== undefined && row !== undefined;
  const title = column ? t('cell.title', { number: column.duty.number, duty: text(column.duty.name) }) : t('title');
  return (
    <Dialog isOpen={isThere} onClose={onClose} title={title} placement="drawer">
      {isThere && (
        <DialogBody>
          <p className={css.whose}>{row.opd.name}</p>
          <CellContent group={group} cell={cell} column={column} onChanged={onChanged} />
        </DialogBody>
      )}
    </Dialog>
  );
}

type ContentProps = { group: string; cell: OpenCell; column: MatrixColumn; onChanged: () => void };

function CellContent({ group, cell, column, onChanged }: ContentProps) {
  const t = useDutyText();
  const { data, previousData, error, refetch } = useDutyCellDrawerQuery({
    variables: { group, opd: cell.opd, duty: cell.code, period: cell.period },
    fetchPolicy: 'cache-and-network',
  });
  const changed = () => {
    void refetch();
    onChanged();
  };
  return (
    <QueryState data={data ?? previousData} failure={toFailure(error)} onRetry={() => void refetch()}>
      {({ dutyCell }) => (
        <div className={css.drawer}>
          <CellFacts content={dutyCell} column={column} />
          <Records content={dutyCell} />
          <Proposals content={dutyCell} onChanged={changed} />
          {dutyCell.abilities.includes('duty.report') && (
            <Link
              className={buttonClass({ variant: 'primary' })}
              to={paths.newEvidence({ kelompok: group, opd: cell.opd, kewajiban: cell.code, periode: cell.period })}
            >
              {t('cell.newRecord')}
            </Link>
          )}
          <Exemption content={dutyCell} group={group} cell={cell} onChanged={changed} />
        </div>
      )}
    </QueryState>
  );
}

function CellFacts({ content, column }: { content: DutyCellContentFragment; column: MatrixColumn }) {
  const t = useDutyText();
  const format = useFormat();
  const status = content.status ?? 'ABSENT';
  const look = status === 'IN_PROGRESS' && content.records.length > 0 ? 'WORK' : status;
  return (
    <>
      <LookBadge look={look} />
      <Facts
        facts={[
          [t('periods'), format.period(content.period)],
          column.isExpected && [t('cell.deadline'), format.day(content.deadline)],
          [t('cell.rule'), column.duty.fulfilledWhen],
        ]}
      />
    </>
  );
}

function Records({ content }: { content: DutyCellContentFragment }) {
  const t = useDutyText();
  const titleOf = useRecordTitle();
  return (
    <section className={css.part}>
      <h3>{t('cell.records')}</h3>
      {content.records.length === 0 && <p className="pk-muted">{t('cell.noRecords')}</p>}
      <ul className={css.records}>
        {content.records.map((record) => {
          const { evidence } = record;
          return (
            <li key={evidence?.id ?? `${record.kind} ${record.at}`}>
              {evidence ? <Link to={paths.evidence(evidence.id)}>{evidence.title}</Link> : titleOf(record)}
              <span className={css.marks}>
                {evidence && <StatusBadge tone="neutral">{t(`evidenceStatus.${evidence.status}`)}</StatusBadge>}
                <StatusBadge tone={evidence?.isFulfilled === false ? 'warn' : 'good'}>
                  {t(evidence?.isFulfilled === false ? 'cell.notYet' : 'cell.counts')}
                </StatusBadge>
              </span>
              {evidence?.onBehalf && !evidence.confirmedAt && <p className="pk-muted">{t('cell.onBehalf')}</p>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Proposals({ content, onChanged }: { content: DutyCellContentFragment; onChanged: () => void }) {
  const t = useDutyText();
  if (content.proposals.length === 0) return null;
  return (
    <section className={css.part}>
      <h3>{t('cell.proposals')}</h3>
      <ul className={css.records}>
        {content.proposals.map((proposal) => (
          <Proposal
            key={proposal.id}
            proposal={proposal}
            mayAct={content.abilities.includes('duty.report')}
            onChanged={onChanged}
          />
        ))}
      </ul>
    </section>
  );
}
