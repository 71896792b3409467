import { type MouseEvent, useState } from 'react';
import { request } from '@/graphql/request.ts';
import { useRequest } from '@/graphql/use-request.ts';
import { useFormat } from '@/i18n/format.ts';
import { useNotificationText } from '@/i18n/texts/notification.ts';
import { cx } from '@/lib/cx.ts';
import { navigateLight } from '@/light/router.tsx';
import { paths } from '@/paths.ts';
import { Button, buttonClass } from '@/ui/button.tsx';
import { PageHeader, Panel, Stack } from '@/ui/page.tsx';
import { EmptyState, QueryState } from '@/ui/query-state.tsx';
import { daysOf } from '../pemberitahuan/days-of.ts';
import type { NotificationLineFragment } from '../pemberitahuan/notification-pages.generated.ts';
import { notificationPath } from '../pemberitahuan/notification-path.ts';
import css from '../pemberitahuan/notification.module.css';
import { useLineText } from '../pemberitahuan/use-line-text.ts';
import { KaderFrame, useSignInFirst } from './kader-frame.tsx';
import { KaderNewsDocument, MarkKaderNewsReadDocument } from './kader-page.generated.ts';

/** What a kader was told, the newest first, each line with the step that settles it. */
export function KaderNewsPage() {
  const t = useNotificationText();
  const format = useFormat();
  const { data, failure, refetch } = useRequest(KaderNewsDocument, {});
  const [isBusy, setBusy] = useState(false);
  useSignInFirst(failure);
  const markAll = async () => {
    setBusy(true);
    // A mark that did not come through shows as such when the list is read again.
    await request(MarkKaderNewsReadDocument, {}).catch(() => null);
    setBusy(false);
    refetch();
  };
  const unread = data?.unreadNotifications;
  return (
    <KaderFrame title={t('title')} person={data?.me?.name} isDemo={data?.installation.isDemo} unread={unread}>
      <PageHeader
        title={t('title')}
        actions={
          unread ? (
            <Button icon="check" busy={isBusy} onClick={() => void markAll()}>
              {t('markAll')}
            </Button>
          ) : null
        }
      />
      <QueryState
        data={data?.notifications.nodes}
        failure={failure}
        onRetry={refetch}
        isEmpty={(lines) => lines.length === 0}
        empty={
          <EmptyState title={t('none')} icon="check">
            {t('noneHint')}
          </EmptyState>
        }
      >
        {(lines) => (
          <Stack>
            {daysOf(lines).map(([day, some]) => (
              <Panel key={day} flush title={format.day(day)}>
                <ul className={css.lines} aria-label={t('caption', { day: format.day(day) })}>
                  {some.map((line) => (
                    <Line key={line.id} line={line} />
                  ))}
                </ul>
              </Panel>
            ))}
          </Stack>
        )}
      </QueryState>
      <p>
        <a href={paths.kader()}>{t('toForms')}</a>
      </p>
    </KaderFrame>
  );
}

/** Goes on to where a line leads once it is marked as read; the console lies outside the light entry. */
function follow(event: MouseEvent, { id, isRead }: NotificationLineFragment, path: string): void {
  if (event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  const go = () => (path.startsWith(paths.kader()) ? navigateLight(path) : window.location.assign(path));
  if (isRead) return go();
  void request(MarkKaderNewsReadDocument, { ids: [id] }).then(go, go);
}

function Line({ line }: { line: NotificationLineFragment }) {
  const t = useNotificationText();
  const text = useLineText()(line);
  const path = notificationPath(line, 'REPORT_FORM');
  const act = t(`act.${line.kind}`);
  return (
    <li className={cx(css.line, !line.isRead && css.unread)}>
      <div className={css.what}>
        <p className={css.text}>{text}</p>
        {line.note && <p className={css.note}>{line.note}</p>}
        <p className={css.meta}>{[!line.isRead && t('isNew'), t(`kind.${line.kind}`)].filter(Boolean).join(' · ')}</p>
      </div>
      <a
        className={buttonClass({ size: 'small' })}
        href={path}
        aria-label={t('actOf', { act, text })}
        onClick={(event) => follow(event, line, path)}
      >
        {act}
      </a>
    </li>
  );
}
