import { useEffect } from 'react';
import { Link } from 'react-router';
import { toFailure } from '@/apollo/failure.ts';
import type { WilayahLevel } from '@/gql/schema-types.ts';
import { useFormat } from '@/i18n/format.ts';
import { useProblemText } from '@/i18n/texts/problem.ts';
import { paths } from '@/paths.ts';
import { Stack } from '@/ui/page.tsx';
import { FailureNotice, QueryState } from '@/ui/query-state.tsx';
import { StatRow, StatTile } from '@/ui/stat-tile.tsx';
import { useKnownLevels } from '../peta/use-map-view.ts';
import { type LateArea, LateMap, type LateSummary, NoMap } from './late-map.tsx';
import { LateTable } from './late-table.tsx';
import css from './masalah.module.css';
import { type ProblemLatePageQuery, useProblemLatePageQuery } from './problem-pages.generated.ts';
import { useAnsweringWords } from './use-answering-words.ts';

type Props = { area: string; own: { id: string; level: WilayahLevel } | null };

/** Who is late: all together, institution by institution, area by area, and on the map. */
export function LateView({ area, own }: Props) {
  const { levelInside, learn } = useKnownLevels(own);
  const { data, previousData, error, refetch } = useProblemLatePageQuery({
    variables: { wilayah: area, level: levelInside(area) },
    fetchPolicy: 'cache-and-network',
  });
  useEffect(() => {
    if (data?.wilayah) learn({ [data.wilayah.id]: data.wilayah.level });
  }, [data, learn]);
  return (
    <QueryState data={data ?? previousData} failure={toFailure(error)} onRetry={() => void refetch()}>
      {({ wilayah, problemSummary, boundaries }) =>
        wilayah ? (
          <Late area={wilayah} summary={problemSummary} boundaries={boundaries} />
        ) : (
          <FailureNotice failure={{ kind: 'missing' }} />
        )
      }
    </QueryState>
  );
}

type LateProps = { area: LateArea; summary: LateSummary; boundaries: ProblemLatePageQuery['boundaries'] };

function Late({ area, summary, boundaries }: LateProps) {
  const t = useProblemText();
  const format = useFormat();
  const hasMap = boundaries !== null || area.level === 'NASIONAL';
  return (
    <Stack>
      <Total summary={summary} />
      <p className="pk-muted">{t('late.since', { day: format.day(summary.since) })}</p>
      <LateTable
        title={t('late.institutions')}
        head={t('late.institution')}
        file="masalah-instansi.csv"
        empty={t('late.none')}
        rows={summary.institutions.map((line) => ({
          ...line,
          key: line.opd ?? line.pokjanal ?? '',
          name: line.name ?? '',
          path: paths.problems({ opd: line.opd, kelompok: line.pokjanal, keadaan: 'WAITING' }),
        }))}
      />
      {area.level !== 'DESA' && (
        <div className={hasMap ? css.split : css.stack}>
          {hasMap && <LateMap area={area} summary={summary} boundaries={boundaries} />}
          <LateTable
            title={t('late.areas')}
            head={t('late.area')}
            file="masalah-wilayah.csv"
            empty={t('list.empty')}
            rows={summary.areas.flatMap(({ wilayah, ...line }) =>
              wilayah
                ? [
                    {
                      ...line,
                      key: wilayah.id,
                      name: wilayah.name,
                      path:
                        wilayah.id === area.id
                          ? paths.problems({ wilayah: wilayah.id })
                          : paths.problems({ wilayah: wilayah.id, tampilan: 'terlambat' }),
                    },
                  ]
                : [],
            )}
          />
          {!hasMap && <NoMap wilayah={area.id} />}
        </div>
      )}
      <p>
        <Link to={paths.problems({ wilayah: area.id, keadaan: 'LATE' })}>{t('state.LATE')}</Link>
      </p>
    </Stack>
  );
}

function Total({ summary: { total } }: { summary: LateSummary }) {
  const t = useProblemText();
  const format = useFormat();
  const words = useAnsweringWords();
  return (
    <StatRow>
      <StatTile label={t('late.open')} value={format.number(total.open)} />
      <StatTile label={t('late.waiting')} value={format.number(total.waiting)} />
      <StatTile label={t('late.late')} value={format.number(total.late)} />
      <StatTile label={t('late.median')} value={words.median(total)} />
      <StatTile label={t('late.inTime')} value={words.share(total)} detail={words.fraction(total)} />
    </StatRow>
  );
}
