import { Link } from 'react-router';
import type { IlpStage } from '@/gql/schema-types.ts';
import { useFormat } from '@/i18n/format.ts';
import { useIlpText } from '@/i18n/texts/ilp.ts';
import { paths } from '@/paths.ts';

type Entry = {
  readonly stage: IlpStage;
  readonly from: string;
  readonly basis: string | null;
  readonly by: string | null;
  readonly meeting: { readonly id: string; readonly title: string } | null;
};

/** What held from which day on, newest first, and what it rests on. */
export function IlpHistory({ entries }: { entries: readonly Entry[] }) {
  const t = useIlpText();
  const format = useFormat();
  if (entries.length === 0) return <p className="pk-muted">{t('noHistory')}</p>;
  return (
    <ul>
      {entries.map(({ stage, from, basis, by, meeting }) => (
        <li key={from}>
          {t('entry', { stage: t(`stage.${stage}`), day: format.day(from) })}
          {meeting && (
            <>
              {' · '}
              <Link to={paths.meeting(meeting.id)}>{meeting.title}</Link>
            </>
          )}
          <span className="pk-muted">{[basis, by].filter(Boolean).map((one) => ` · ${one}`)}</span>
        </li>
      ))}
    </ul>
  );
}
