import { Link } from 'react-router';
import { useSession } from '@/features/session/session.tsx';
import { useFormat } from '@/i18n/format.ts';
import { useNotificationText } from '@/i18n/texts/notification.ts';
import { cx } from '@/lib/cx.ts';
import { buttonClass, IconButton } from '@/ui/button.tsx';
import { Tag } from '@/ui/status-badge.tsx';
import type { NotificationLineFragment } from './notification-pages.generated.ts';
import { notificationPath } from './notification-path.ts';
import css from './notification.module.css';
import { useLineText } from './use-line-text.ts';

type Props = { line: NotificationLineFragment; onRead: (id: string) => void };

/** One thing the person was told: what, why, where, when, and the step that settles it. */
export function NotificationLine({ line, onRead }: Props) {
  const t = useNotificationText();
  const format = useFormat();
  const { me } = useSession();
  const { id, kind, at, isRead, note, area } = line;
  const text = useLineText()(line);
  const act = t(`act.${kind}`);
  const read = () => {
    if (!isRead) onRead(id);
  };
  return (
    <li className={cx(css.line, !isRead && css.unread)}>
      <div className={css.what}>
        <p className={css.text}>
          {!isRead && <Tag>{t('isNew')}</Tag>} {text}
        </p>
        {note && <p className={css.note}>{note}</p>}
        <p className={css.meta}>
          {[t(`kind.${kind}`), area, format.instant(at).split(' ').slice(-2).join(' ')].filter(Boolean).join(' · ')}
        </p>
      </div>
      <div className={css.steps}>
        <Link
          className={buttonClass({ size: 'small' })}
          to={notificationPath(line, me.landing)}
          reloadDocument={me.landing === 'REPORT_FORM'}
          onClick={read}
          aria-label={t('actOf', { act, text })}
        >
          {act}
        </Link>
        {!isRead && <IconButton icon="check" label={t('markOf', { text })} onClick={read} />}
      </div>
    </li>
  );
}
