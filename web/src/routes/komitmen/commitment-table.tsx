import { useState } from 'react';
import { Link } from 'react-router';
import { figurePath } from '@/features/figures/figure-path.ts';
import { useFormat, useText } from '@/i18n/format.ts';
import { useEffectText } from '@/i18n/texts/effect.ts';
import { useMeetingText } from '@/i18n/texts/meeting.ts';
import { lastClosedMonth } from '@/lib/months.ts';
import { paths } from '@/paths.ts';
import { Button } from '@/ui/button.tsx';
import { type Column, DataTable } from '@/ui/data-table.tsx';
import { ShareButton } from '@/ui/share-button.tsx';
import type { SortControl } from '@/ui/sort-rows.ts';
import { StatusBadge } from '@/ui/status-badge.tsx';
import css from '../rapat/rapat.module.css';
import { CommitmentBadge } from './commitment-badge.tsx';
import { CommitmentDialog, type CommitmentAct } from './commitment-dialogs.tsx';
import type { CommitmentRowFragment } from './commitment-pages.generated.ts';

export type CommitmentLine = CommitmentRowFragment & {
  readonly meeting?: { readonly id: string; readonly title: string } | null;
};

type Props = {
  rows: readonly CommitmentLine[];
  caption: string;
  onChanged: () => void;
  /** Says of which group and meeting each is. */
  isWide?: boolean;
  sort?: SortControl;
  /** Which columns; all when left out. */
  keys?: readonly string[];
};

/** Commitments with owner and due day, what is overdue marked, and the acts on each. */
export function CommitmentTable({ rows, caption, onChanged, isWide = false, sort, keys }: Props) {
  const [act, setAct] = useState<CommitmentAct | null>(null);
  const columns = useCommitmentColumns(isWide, setAct);
  return (
    <>
      <DataTable
        stacks
        caption={caption}
        columns={keys ? columns.filter(({ key }) => keys.includes(key)) : columns}
        rows={rows}
        rowKey={({ id }) => id}
        {...(sort && { sort })}
      />
      {act && (
        <CommitmentDialog
          key={`${act.kind}-${act.commitment.id}`}
          act={act}
          onClose={() => setAct(null)}
          onDone={() => {
            setAct(null);
            onChanged();
          }}
        />
      )}
    </>
  );
}

/** The columns of a list of commitments; those of group and meeting where the page is not about one. */
export function useCommitmentColumns(isWide: boolean, onAct: (act: CommitmentAct) => void): Column<CommitmentLine>[] {
  const t = useMeetingText();
  const format = useFormat();
  const places: Column<CommitmentLine>[] = [
    {
      key: 'group',
      header: t('commitment.group'),
      isWideOnly: true,
      cell: ({ pokjanal, meeting }) => (
        <span className={css.name}>
          {pokjanal && <Link to={paths.pokjanal(pokjanal.id)}>{pokjanal.name}</Link>}
          {meeting && <Link to={paths.meeting(meeting.id)}>{meeting.title}</Link>}
        </span>
      ),
      sortBy: ({ pokjanal }) => pokjanal?.name ?? null,
      exportBy: ({ pokjanal, meeting }) => [pokjanal?.name, meeting?.title].filter(Boolean).join('; '),
    },
  ];
  return [
    {
      key: 'text',
      header: t('commitment.text'),
      isRowHeader: true,
      isProse: true,
      cell: (row) => <CommitmentText row={row} />,
      sortBy: ({ text }) => text,
    },
    {
      key: 'owner',
      header: t('commitment.owner'),
      isProse: true,
      cell: ({ owner }) => owner,
      sortBy: ({ owner }) => owner,
    },
    {
      key: 'due',
      header: t('commitment.due'),
      cell: ({ dueOn, daysOverdue }) => (
        <span className={css.name}>
          <span>{format.day(dueOn)}</span>
          {daysOverdue > 0 && (
            <span>
              <StatusBadge tone="bad">{t('commitment.overdue', { count: daysOverdue })}</StatusBadge>
            </span>
          )}
        </span>
      ),
      sortBy: ({ dueOn }) => dueOn,
    },
    ...(isWide ? places : []),
    {
      key: 'acts',
      header: t('commitment.acts'),
      hideHeader: true,
      cell: (row) => <RowActs row={row} onAct={onAct} />,
    },
  ];
}

function CommitmentText({ row }: { row: CommitmentLine }) {
  const t = useMeetingText();
  const effect = useEffectText();
  const words = useText();
  const [period] = useState(() => lastClosedMonth(new Date()));
  const { text, state, shouldEscalate, escalatedTo, indicator, evidence, pokjanal } = row;
  const area = pokjanal?.wilayah.id;
  return (
    <span className={css.name}>
      <span>{text}</span>
      <span className={css.badges}>
        <CommitmentBadge state={state} />
        {shouldEscalate && (
          <StatusBadge tone="warn" icon="alert">
            {t('commitment.shouldEscalate')}
          </StatusBadge>
        )}
        {escalatedTo && <span className="pk-muted">{t('commitment.escalatedTo', { name: escalatedTo })}</span>}
      </span>
      {evidence && <Link to={paths.evidence(evidence.id)}>{effect('links.grewFrom', { title: evidence.title })}</Link>}
      {indicator && area && (
        <Link to={figurePath({ indicator: indicator.code, wilayah: area, period })}>
          {effect('links.moves', { name: words(indicator.name) })}
        </Link>
      )}
      {row.steps.length > 1 && <CommitmentLog steps={row.steps} />}
    </span>
  );
}

function CommitmentLog({ steps }: Pick<CommitmentLine, 'steps'>) {
  const t = useMeetingText();
  const format = useFormat();
  return (
    <details>
      <summary>{t('commitment.log')}</summary>
      <ol className={css.log}>
        {steps.map(({ no, state, on, by, note, toGroup, attachment }) => (
          <li key={no}>
            <strong>{t(`state.${state}`)}</strong>{' '}
            <span className="pk-muted">
              {format.day(on)}
              {by && ` ${t('commitment.by', { name: by })}`}
            </span>
            {toGroup && <div>{t('commitment.escalatedTo', { name: toGroup })}</div>}
            {note && <div>{note}</div>}
            {attachment && (
              <a href={attachment.url} download={attachment.name}>
                {t('page.download', { name: attachment.name })}
              </a>
            )}
          </li>
        ))}
      </ol>
    </details>
  );
}

function RowActs({ row, onAct }: { row: CommitmentLine; onAct: (act: CommitmentAct) => void }) {
  const t = useMeetingText();
  const format = useFormat();
  const { text, owner, dueOn, daysOverdue } = row;
  if (!row.abilities.includes('commitment.manage')) return null;
  return (
    <span className={`${css.acts} pk-no-print`}>
      <Button
        size="small"
        aria-label={t('commitment.moveOf', { text })}
        onClick={() => onAct({ kind: 'move', commitment: row })}
      >
        {t('commitment.move')}
      </Button>
      {row.abilities.includes('meeting.manage') && row.pokjanal && (
        <Button
          size="small"
          variant="quiet"
          aria-label={t('commitment.correctOf', { text })}
          onClick={() => onAct({ kind: 'correct', commitment: row })}
        >
          {t('commitment.correct')}
        </Button>
      )}
      {daysOverdue > 0 && (
        <>
          <Button
            size="small"
            aria-label={t('commitment.escalateOf', { text })}
            onClick={() => onAct({ kind: 'escalate', commitment: row })}
          >
            {t('commitment.escalate')}
          </Button>
          <ShareButton
            size="small"
            title={t('commitment.remind')}
            label={t('commitment.remind')}
            text={() => t('commitment.remindText', { text, owner, due: format.day(dueOn) })}
          />
        </>
      )}
    </span>
  );
}
