import { toFailure } from '@/apollo/failure.ts';
import { useFormat } from '@/i18n/format.ts';
import { useNotificationText } from '@/i18n/texts/notification.ts';
import { today } from '@/lib/today.ts';
import { Button } from '@/ui/button.tsx';
import { Choice } from '@/ui/choice.tsx';
import { SelectField } from '@/ui/field.tsx';
import { PageHeader, Panel, Stack, Toolbar } from '@/ui/page.tsx';
import { EmptyState, QueryState } from '@/ui/query-state.tsx';
import { daysOf } from './days-of.ts';
import { NotificationLine } from './notification-line.tsx';
import { type NotificationPageQuery, useNotificationPageQuery } from './notification-pages.generated.ts';
import { NotificationSettings } from './notification-settings.tsx';
import css from './notification.module.css';
import { useMarkRead } from './use-mark-read.ts';
import { useNotificationFilters } from './use-notification-filters.ts';

/** What the person was told, day by day, each line with the step that settles it. */
export function NotificationPage() {
  const t = useNotificationText();
  const filters = useNotificationFilters();
  const { data, previousData, error, loading, refetch, fetchMore } = useNotificationPageQuery({
    variables: { unread: filters.isUnread, kinds: filters.kind ? [filters.kind] : null },
    fetchPolicy: 'cache-and-network',
  });
  const shown = data ?? previousData;
  const { run, isBusy } = useMarkRead();
  const ids = shown?.notifications.nodes.map(({ id }) => id) ?? [];
  return (
    <>
      <PageHeader
        title={t('title')}
        actions={
          shown && (
            <>
              <NotificationSettings counts={shown.notificationCounts} />
              <Button
                icon="check"
                busy={isBusy}
                disabled={shown.unreadNotifications === 0}
                onClick={() => void run(null, ids)}
              >
                {t('markAll')}
              </Button>
            </>
          )
        }
      />
      <p className="pk-muted">{t('lead')}</p>
      <FilterBar filters={filters} counts={shown?.notificationCounts ?? []} />
      <QueryState data={shown} failure={toFailure(error)} onRetry={() => void refetch()}>
        {({ notifications }) => (
          <Stack>
            {notifications.nodes.length === 0 && <Nothing isNarrowed={filters.isUnread || filters.kind !== null} />}
            {daysOf(notifications.nodes).map(([day, lines]) => (
              <Day key={day} day={day} lines={lines} onRead={(id) => void run([id], [])} />
            ))}
            {notifications.hasNextPage && (
              <div>
                <Button
                  busy={loading}
                  onClick={() => void fetchMore({ variables: { after: notifications.endCursor } })}
                >
                  {t('more')}
                </Button>
              </div>
            )}
          </Stack>
        )}
      </QueryState>
    </>
  );
}

type Lines = NotificationPageQuery['notifications']['nodes'];

function Day({ day, lines, onRead }: { day: string; lines: Lines; onRead: (id: string) => void }) {
  const t = useNotificationText();
  const format = useFormat();
  const near = day === today() ? t('today') : day === today(-1) ? t('yesterday') : null;
  const name = near ? `${near}, ${format.day(day)}` : format.day(day);
  return (
    <Panel flush title={name}>
      <ul className={css.lines} aria-label={t('caption', { day: name })}>
        {lines.map((line) => (
          <NotificationLine key={line.id} line={line} onRead={onRead} />
        ))}
      </ul>
    </Panel>
  );
}

type Filters = ReturnType<typeof useNotificationFilters>;

function FilterBar({ filters, counts }: { filters: Filters; counts: NotificationPageQuery['notificationCounts'] }) {
  const t = useNotificationText();
  const format = useFormat();
  const there = counts.filter(({ kind, count }) => count > 0 || kind === filters.kind);
  return (
    <Toolbar>
      <Choice
        label={t('which')}
        value={filters.isUnread ? 'unread' : 'all'}
        options={[
          { value: 'all', label: t('all') },
          { value: 'unread', label: t('unreadOnly') },
        ]}
        onChange={(value) => filters.setUnread(value === 'unread')}
      />
      <SelectField
        label={t('kinds')}
        value={filters.kind ?? ''}
        onChange={(event) => filters.setKind(event.target.value)}
        options={[
          { value: '', label: t('everyKind') },
          ...there.map(({ kind, count }) => ({ value: kind, label: `${t(`kind.${kind}`)} (${format.number(count)})` })),
        ]}
      />
    </Toolbar>
  );
}

function Nothing({ isNarrowed }: { isNarrowed: boolean }) {
  const t = useNotificationText();
  return (
    <EmptyState title={t(isNarrowed ? 'noneFiltered' : 'none')} icon={isNarrowed ? 'search' : 'check'}>
      {t(isNarrowed ? 'noneFilteredHint' : 'noneHint')}
    </EmptyState>
  );
}
