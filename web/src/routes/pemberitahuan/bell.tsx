import { skipToken, useApolloClient } from '@apollo/client/react';
import { useState } from 'react';
import { Link } from 'react-router';
import { useFormat } from '@/i18n/format.ts';
import { useNotificationText } from '@/i18n/texts/notification.ts';
import { cx } from '@/lib/cx.ts';
import { paths } from '@/paths.ts';
import { buttonClass } from '@/ui/button.tsx';
import { Icon } from '@/ui/icon.tsx';
import css from './notification.module.css';
import { type BellRingsSubscription, useBellQuery, useBellRingsSubscription } from './notification-pages.generated.ts';
import { useLineText } from './use-line-text.ts';

const MOST = 99;

/** How much the person was told and has not read; it rings as it happens, and after a broken line for what was missed. */
export function Bell() {
  const t = useNotificationText();
  const format = useFormat();
  const write = useLineText();
  const client = useApolloClient();
  const { data, refetch } = useBellQuery();
  const [heard, setHeard] = useState<string | null>(null);
  const take = (item: BellRingsSubscription['notificationArrived'] | undefined) => {
    if (!item || item.__typename === 'Heartbeat') return;
    if (item.__typename === 'NotificationArrived') setHeard(write(item.notification));
    void refetch();
    void client.refetchQueries({ updateCache: (cache) => void cache.evict({ fieldName: 'notifications' }) });
  };
  // The cursor that came with the count: what happens between the answer and the line is not missed.
  const [after, setAfter] = useState<string | null>(null);
  if (data && after === null) setAfter(data.cursor);
  useBellRingsSubscription(
    after === null
      ? skipToken
      : { variables: { after }, ignoreResults: true, onData: (event) => take(event.data.data?.notificationArrived) },
  );
  const count = data?.unreadNotifications ?? 0;
  const label = count > 0 ? t('bell', { count: format.number(count) }) : t('bellNone');
  return (
    <>
      <Link
        className={cx(buttonClass({ variant: 'quiet' }), css.bell)}
        to={paths.notifications()}
        aria-label={label}
        title={label}
      >
        <Icon name="bell" />
        {count > 0 && <span className={css.count}>{count > MOST ? `${MOST}+` : count}</span>}
      </Link>
      <span role="status" className="pk-visually-hidden">
        {heard && t('arrived', { text: heard })}
      </span>
    </>
  );
}
