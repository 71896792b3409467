import { useState } from 'react';
import { Link } from 'react-router';
import { useFormat } from '@/i18n/format.ts';
import { useHomeText } from '@/i18n/texts/home.ts';
import { paths } from '@/paths.ts';
import { Panel } from '@/ui/page.tsx';
import type { StartPageQuery } from './start-page.generated.ts';
import css from './start.module.css';

type Change = StartPageQuery['home']['changes'][number];

const PLAIN = [
  'seat',
  'holding',
  'member',
  'collection',
  'meeting',
  'commitment',
  'problem',
  'evidence',
  'month',
  'wilayah',
] as const;
const OF_DECREE = ['recorded', 'corrected', 'withdrawn', 'termNear'] as const;
const OF_GROUP = ['expired', 'founded', 'changed'] as const;

/** What others did since the last visit, the newest first. */
export function ChangeList({ changes, since }: { changes: readonly Change[]; since: string }) {
  const t = useHomeText();
  const format = useFormat();
  const [now] = useState(() => Date.now());
  return (
    <Panel
      title={t('changes')}
      actions={<span className="pk-muted">{t('changesSince', { when: format.relative(since, now) })}</span>}
    >
      {changes.length === 0 ? (
        <p className="pk-muted">{t('changesNone')}</p>
      ) : (
        <ul className={css.list}>
          {changes.map((change) => (
            <ChangeLine key={change.type} change={change} now={now} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

function ChangeLine({ change, now }: { change: Change; now: number }) {
  const t = useHomeText();
  const format = useFormat();
  const say = useChangeWords();
  const { areas, at, wilayah } = change;
  const where = { where: wilayah.name, when: format.relative(at, now) };
  return (
    <li>
      <Link to={pathOf(change)}>{say(change)}</Link>
      <div className="pk-muted">
        {areas > 1 ? t('changeAreas', { ...where, count: areas - 1 }) : t('changeAt', where)}
      </div>
    </li>
  );
}

/** Writes what was done how often. */
function useChangeWords() {
  const t = useHomeText();
  return ({ type, count }: Change): string => {
    const [subject, verb] = type.split('.');
    const decree = subject === 'decree' && OF_DECREE.find((one) => one === verb);
    if (decree) return t(`change.decree.${decree}`, { count });
    const group = subject === 'pokjanal' && OF_GROUP.find((one) => one === verb);
    if (group) return t(`change.pokjanal.${group}`, { count });
    return t(`change.${PLAIN.find((one) => one === subject) ?? 'other'}`, { count });
  };
}

/** Where the newest of it is seen. */
function pathOf({ type, subject, pokjanal, wilayah }: Change): string {
  const group = pokjanal ? paths.pokjanal(pokjanal) : paths.wilayah(wilayah.id);
  if (!subject) return group;
  if (type.startsWith('decree.')) return paths.decree(subject);
  if (type.startsWith('pokjanal.')) return paths.pokjanal(subject);
  if (type.startsWith('collection.')) return paths.collection(subject);
  return type.startsWith('meeting.') ? paths.meeting(subject) : group;
}
