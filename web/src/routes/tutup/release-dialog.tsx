import { Link } from 'react-router';
import { useRequest } from '@/graphql/use-request.ts';
import { useFormat } from '@/i18n/format.ts';
import { useClosingText } from '@/i18n/texts/closing.ts';
import { paths } from '@/paths.ts';
import { DataTable } from '@/ui/data-table.tsx';
import { Dialog, DialogBody } from '@/ui/dialog.tsx';
import { EmptyState, QueryState } from '@/ui/query-state.tsx';
import { ReleaseReportsDocument, type ReleaseReportsQuery } from './closing-page.generated.ts';
import type { Place, Release } from './closing-page.types.ts';

type Props = { place: Place; release: Release; onClose: () => void };
type Bound = ReleaseReportsQuery['monthClosing']['releases'][number]['reports'][number];

/** What a release approved, those that differ from the release before first. */
export function ReleaseDialog({ place, release, onClose }: Props) {
  const t = useClosingText();
  const { data, failure, refetch } = useRequest(ReleaseReportsDocument, place);
  const reports = data?.monthClosing.releases.find(({ id }) => id === release.id)?.reports;
  return (
    <Dialog isOpen onClose={onClose} title={t('releases.dialog', { name: release.name })}>
      <DialogBody>
        <QueryState
          data={reports}
          failure={failure}
          onRetry={refetch}
          isEmpty={(rows) => rows.length === 0}
          empty={<EmptyState title={t('releases.nothing')} icon="form" />}
        >
          {(rows) => <BoundReports rows={rows} release={release} />}
        </QueryState>
      </DialogBody>
    </Dialog>
  );
}

function BoundReports({ rows, release }: { rows: readonly Bound[]; release: Release }) {
  const t = useClosingText();
  const format = useFormat();
  const amended = rows.filter(({ before }) => before !== null);
  const added = rows.filter(({ before }) => before === null);
  const isCut = rows.length < release.approved;
  return (
    <>
      {/* Of a part nothing can be said about the whole. */}
      {!isCut && amended.length > 0 && <p>{t('releases.changed', { count: amended.length })}</p>}
      {!isCut && added.length > 0 && <p>{t('releases.added', { count: added.length })}</p>}
      {isCut && (
        <p className="pk-muted">
          {t('releases.cut', { shown: format.number(rows.length), all: format.number(release.approved) })}
        </p>
      )}
      <DataTable
        caption={t('releases.caption', { name: release.name })}
        rows={[...amended, ...added]}
        rowKey={({ report }) => report}
        maxHeight="50vh"
        columns={[
          {
            key: 'unit',
            header: t('releases.unit'),
            cell: ({ report, name }) => <Link to={paths.closingReport(report)}>{name}</Link>,
            sortBy: ({ name }) => name,
          },
          {
            key: 'change',
            header: t('releases.change'),
            cell: ({ revision, before }) =>
              before === null ? t('releases.first') : t('releases.amended', { revision, before }),
            sortBy: ({ before }) => before,
          },
          { key: 'desa', header: t('releases.desa'), cell: ({ desa }) => desa, sortBy: ({ desa }) => desa },
        ]}
      />
    </>
  );
}
