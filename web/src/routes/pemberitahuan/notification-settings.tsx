import { useState } from 'react';
import { useNotificationText } from '@/i18n/texts/notification.ts';
import { Button } from '@/ui/button.tsx';
import { Dialog, DialogBody } from '@/ui/dialog.tsx';
import { type NotificationPageQuery, useSetNotificationWantedMutation } from './notification-pages.generated.ts';
import css from './notification.module.css';

type Counts = NotificationPageQuery['notificationCounts'];

/** Which kinds the person wants to be told of, each switched on or off at once. */
export function NotificationSettings({ counts }: { counts: Counts }) {
  const t = useNotificationText();
  const [isOpen, setOpen] = useState(false);
  const [setWanted, { loading }] = useSetNotificationWantedMutation({
    update: (cache, { data }) => {
      if (data) cache.modify({ fields: { notificationCounts: () => data.setNotificationWanted } });
    },
  });
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('settings')}</Button>
      <Dialog isOpen={isOpen} onClose={() => setOpen(false)} title={t('settingsTitle')}>
        <DialogBody>
          <p className="pk-muted">{t('settingsLead')}</p>
          <ul className={css.kinds}>
            {counts.map(({ kind, isOn }) => (
              <li key={kind}>
                <label>
                  <input
                    type="checkbox"
                    checked={isOn}
                    disabled={loading}
                    onChange={() => void setWanted({ variables: { kind, isOn: !isOn } })}
                  />
                  {t(`kind.${kind}`)}
                </label>
              </li>
            ))}
          </ul>
        </DialogBody>
      </Dialog>
    </>
  );
}
