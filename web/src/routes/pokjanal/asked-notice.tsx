import { Link } from 'react-router';
import { useFormat } from '@/i18n/format.ts';
import { useCollectionText } from '@/i18n/texts/collection.ts';
import { paths } from '@/paths.ts';
import { Notice, NoticeLines } from '@/ui/notice.tsx';
import type { Pokjanal } from './pokjanal-page.types.ts';

/** Says who asks for the decree of this group, and until when; nothing where nobody does. */
export function AskedNotice({ requests }: { requests: Pokjanal['openRequests'] }) {
  const t = useCollectionText();
  const format = useFormat();
  if (requests.length === 0) return null;
  return (
    <Notice tone="warn" title={t('asked.title')}>
      <NoticeLines>
        {requests.map(({ id, deadline, wilayah }) => (
          <li key={id}>
            {t('asked.line', { area: wilayah.fullName, day: format.day(deadline) })}{' '}
            <Link to={paths.collection(id)}>{t('asked.see')}</Link>
          </li>
        ))}
      </NoticeLines>
    </Notice>
  );
}
