import { Link } from 'react-router';
import { ArrivalBadge, ReportBadge } from '@/features/report/report-badge.tsx';
import { useFormat } from '@/i18n/format.ts';
import { useOrganisationText } from '@/i18n/texts/organisation.ts';
import { useUiText } from '@/i18n/texts/ui.ts';
import { indicatorName } from '@/lib/indicator-name.ts';
import { paths } from '@/paths.ts';
import { type Column, DataTable } from '@/ui/data-table.tsx';
import { Sparkline } from '@/ui/meter.tsx';
import { MoreRows } from '@/ui/more-rows.tsx';
import { StatRow, StatTile } from '@/ui/stat-tile.tsx';
import { StatusBadge } from '@/ui/status-badge.tsx';
import type { Posyandu } from './posyandu-page.types.ts';

type Report = Posyandu['reports']['nodes'][number];
type Props = {
  posyandu: Posyandu;
  reports: readonly Report[];
  total: number;
  isBusy: boolean;
  onMore: (() => void) | null;
};

const SHOWN = ['SKDN_KS', 'SKDN_DS', 'SKDN_ND'] as const;
const figureOf = (report: Report, code: string) => report.figures.find(({ indicator }) => indicator === code);

function useColumns(posyandu: string): Column<Report>[] {
  const t = useOrganisationText();
  const format = useFormat();
  return [
    {
      key: 'month',
      header: t('posyandu.reportMonth'),
      cell: ({ month }) => <Link to={paths.report(posyandu, month)}>{format.period(month)}</Link>,
      sortBy: ({ month }) => month,
    },
    {
      key: 'status',
      header: t('posyandu.status'),
      cell: ({ status, expectation }) =>
        expectation === 'EXEMPT' && status === 'NONE' ? (
          <StatusBadge tone="neutral">{t('posyandu.exempt')}</StatusBadge>
        ) : (
          <ReportBadge status={status} />
        ),
    },
    { key: 'arrival', header: t('posyandu.arrival'), cell: ({ arrival }) => <ArrivalBadge arrival={arrival} /> },
    ...SHOWN.map(
      (code): Column<Report> => ({
        key: code,
        header: indicatorName(code),
        align: 'end',
        cell: (report) => format.percent(figureOf(report, code)?.value),
        sortBy: (report) => figureOf(report, code)?.value ?? null,
      }),
    ),
  ];
}

/** The newest figures with their course, and the reports behind them. */
export function ReportTable({ posyandu, reports, total, isBusy, onMore }: Props) {
  const t = useOrganisationText();
  const ui = useUiText();
  const format = useFormat();
  const columns = useColumns(posyandu.id);
  const newest = reports.find(({ figures }) => figures.some(({ value }) => value !== null));
  return (
    <>
      {newest && (
        <div style={{ padding: 16 }}>
          <StatRow>
            {SHOWN.map((code) => {
              const figure = figureOf(newest, code);
              const course = reports.map((report) => figureOf(report, code)?.value ?? null).reverse();
              const ratio = {
                numerator: format.number(figure?.numerator),
                denominator: format.number(figure?.denominator),
              };
              return (
                <StatTile
                  key={code}
                  label={`${indicatorName(code)}, ${format.period(newest.month)}`}
                  value={format.percent(figure?.value)}
                  detail={ui('ratio', ratio)}
                >
                  <Sparkline
                    values={course}
                    label={t('posyandu.course', { indicator: indicatorName(code), count: course.length })}
                  />
                </StatTile>
              );
            })}
          </StatRow>
        </div>
      )}
      <DataTable caption={t('posyandu.reports')} columns={columns} rows={reports} rowKey={({ id }) => id} />
      <MoreRows shown={reports.length} total={total} isBusy={isBusy} onMore={onMore} />
    </>
  );
}
