import { Link } from 'react-router';
import { actPath } from '@/features/gaps/act-path.ts';
import { useFormat } from '@/i18n/format.ts';
import { useGapsText } from '@/i18n/texts/gaps.ts';
import { paths } from '@/paths.ts';
import { buttonClass } from '@/ui/button.tsx';
import { type Column, DataTable } from '@/ui/data-table.tsx';
import { StatusBadge, Tag, type Tone } from '@/ui/status-badge.tsx';
import type { GapsPageQuery } from './gaps-page.generated.ts';
import { useDayText } from './use-day-text.ts';

export type GapRow = GapsPageQuery['gaps']['nodes'][number];

const TONES: Readonly<Record<GapRow['kind'], Tone>> = {
  EXPIRED: 'bad',
  ENDS_IN_30: 'bad',
  DISSOLVED: 'bad',
  NO_GROUP: 'bad',
  AWAITING_DECREE: 'warn',
  VACANT_SEAT: 'warn',
  ENDS_IN_90: 'warn',
  ENDS_IN_180: 'info',
  MISSING_OPD_KIND: 'info',
  IDLE_OPD: 'info',
};

/** The gaps, a row each, in the order in which they press. */
export function GapsTable({ gaps, columns }: { gaps: readonly GapRow[]; columns: readonly Column<GapRow>[] }) {
  const t = useGapsText();
  return <DataTable caption={t('caption')} rows={gaps} rowKey={({ id }) => id} columns={columns} stacks />;
}

/** What is told of a gap. */
export function useGapColumns(): Column<GapRow>[] {
  const t = useGapsText();
  const format = useFormat();
  const dayText = useDayText();
  return [
    {
      key: 'area',
      header: t('area'),
      cell: ({ wilayah }) => <Link to={paths.wilayah(wilayah.id)}>{wilayah.fullName}</Link>,
      exportBy: ({ wilayah }) => `${wilayah.code} ${wilayah.fullName}`,
      isProse: true,
    },
    {
      key: 'kind',
      header: t('kinds'),
      cell: ({ kind }) => <StatusBadge tone={TONES[kind]}>{t(`kind.${kind}`)}</StatusBadge>,
      exportBy: ({ kind }) => t(`kind.${kind}`),
    },
    {
      key: 'detail',
      header: t('group'),
      isProse: true,
      exportBy: ({ pokjanal, detail }) => [detail, pokjanal?.name].filter(Boolean).join('; '),
      cell: ({ pokjanal, detail, confidence }) =>
        pokjanal || detail ? (
          <>
            {detail && (
              <div>
                {detail}{' '}
                {confidence === 'unsure' && (
                  <span title={t('unsureWhy')}>
                    <Tag>{t('unsure')}</Tag>
                  </span>
                )}
              </div>
            )}
            {pokjanal && <Link to={paths.pokjanal(pokjanal.id)}>{pokjanal.name}</Link>}
          </>
        ) : (
          '–'
        ),
    },
    {
      key: 'since',
      header: t('since'),
      exportBy: ({ since }) => since,
      cell: ({ since, daysLeft }) =>
        since === null ? (
          '–'
        ) : (
          <>
            {format.day(since)} <span className="pk-muted">({dayText(daysLeft)})</span>
          </>
        ),
    },
    { key: 'contact', header: t('contact'), isProse: true, cell: ({ contactOffice }) => contactOffice ?? '–' },
    {
      key: 'act',
      header: t('next'),
      hideHeader: true,
      align: 'end',
      cell: (gap) => gap.mayAct && <ActLink gap={gap} />,
    },
  ];
}

function ActLink({ gap }: { gap: GapRow }) {
  const t = useGapsText();
  const { act, wilayah, pokjanal, decree, seat, detail } = gap;
  const words = t(`act.${act}`);
  const name = [pokjanal?.name ?? wilayah.fullName, detail].filter(Boolean).join(', ');
  return (
    <Link
      className={buttonClass({ size: 'small' })}
      to={actPath({ act, wilayah: wilayah.id, pokjanal: pokjanal?.id ?? null, decree, seat })}
      aria-label={t('actOf', { act: words, name })}
    >
      {words}
    </Link>
  );
}
