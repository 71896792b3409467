import { Link } from 'react-router';
import { RestoreVersion } from '@/features/restore/restore-version.tsx';
import { useMay } from '@/features/session/session.tsx';
import type { PustuKind } from '@/gql/schema-types.ts';
import { useFormat } from '@/i18n/format.ts';
import { usePustuText } from '@/i18n/texts/pustu.ts';
import { paths } from '@/paths.ts';
import { Button } from '@/ui/button.tsx';
import { ChangeList, DifferenceTable } from '@/ui/change-list.tsx';
import { Icon } from '@/ui/icon.tsx';
import { Panel } from '@/ui/page.tsx';
import { EmptyState } from '@/ui/query-state.tsx';
import { Tag } from '@/ui/status-badge.tsx';
import { ListLink } from '../impor-daftar/list-link.tsx';
import css from './jejaring.module.css';
import type { Pustu, Puskesmas } from './puskesmas-page.types.ts';
import type { NetworkState } from './use-network-window.ts';

type Props = { puskesmas: Puskesmas; window: NetworkState };

/** The pustu of a puskesmas; each unfolds to the posts it looks after and what may be done to it. */
export function PustuPanel({ puskesmas, window }: Props) {
  const t = usePustuText();
  const may = useMay('pustu.manage');
  return (
    <Panel
      flush
      title={t('title')}
      actions={
        may && (
          <span className={css.acts}>
            <ListLink register="PUSTU" action="pustu.manage" size="small" />
            <Button size="small" onClick={() => window.add(null)}>
              {t('open')}
            </Button>
          </span>
        )
      }
    >
      {puskesmas.pustu.length === 0 ? (
        <EmptyState title={t('none')} icon="office">
          {may && t('noneHint')}
        </EmptyState>
      ) : (
        <ul className={css.list}>
          {puskesmas.pustu.map((pustu) => (
            <PustuLine key={pustu.id} pustu={pustu} window={window} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

function PustuLine({ pustu, window }: { pustu: Pustu; window: NetworkState }) {
  const t = usePustuText();
  const format = useFormat();
  const { id, name, kind, villages, posyandu, closedOn } = pustu;
  const isUnfolded = window.unfolded === id;
  const served = villages.map((one) => one.name).join(', ');
  return (
    <li>
      <button
        type="button"
        className={css.head}
        aria-expanded={isUnfolded}
        onClick={() => window.unfold(isUnfolded ? null : id)}
      >
        <Icon name={isUnfolded ? 'down' : 'right'} size={14} />
        <strong>{name}</strong>
        <Tag>{closedOn ? t('closed', { day: format.day(closedOn) }) : t(`kind.${kind}`)}</Tag>
        <span className={`pk-muted ${css.serves}`}>
          {served === '' ? t('servesNone') : t('serves', { villages: served })}
          {' · '}
          {t('posts', { count: posyandu.length })}
        </span>
      </button>
      {isUnfolded && <PustuBody pustu={pustu} window={window} />}
    </li>
  );
}

function PustuBody({ pustu, window }: { pustu: Pustu; window: NetworkState }) {
  const t = usePustuText();
  const format = useFormat();
  const { posyandu, openedOn, closedOn, closeReason, abilities } = pustu;
  const acts = closedOn ? (['data', 'buka'] as const) : (['data', 'tutup', 'tarik'] as const);
  return (
    <div className={css.body}>
      {closedOn && <p>{t('closedWhy', { day: format.day(closedOn), reason: closeReason ?? '' })}</p>}
      {openedOn && (
        <p className="pk-muted">
          {t('openedOn')} {format.day(openedOn)}
        </p>
      )}
      {posyandu.length > 0 ? (
        <ul className={css.posts}>
          {posyandu.map((post) => (
            <li key={post.id}>
              <Link to={paths.posyandu(post.id)}>{post.name}</Link>
            </li>
          ))}
        </ul>
      ) : (
        !closedOn && <p className="pk-muted">{t('noPosts')}</p>
      )}
      {abilities.includes('pustu.manage') && (
        <span className={css.acts}>
          {acts.map((act) => (
            <Button
              key={act}
              size="small"
              variant={act === 'data' ? 'default' : 'quiet'}
              onClick={() => window.act(act)}
            >
              {t(LABELS[act])}
            </Button>
          ))}
        </span>
      )}
      <PustuHistory pustu={pustu} />
    </div>
  );
}

const LABELS = { data: 'correct', tutup: 'close', buka: 'reopen', tarik: 'withdraw' } as const;
const ACTIONS = ['opened', 'corrected', 'closed', 'reopened', 'withdrawn'] as const;
const FIELDS = ['name', 'kind', 'desa', 'puskesmas', 'villages', 'openedOn', 'closedOn'] as const;

function PustuHistory({ pustu }: { pustu: Pustu }) {
  const t = usePustuText();
  const format = useFormat();
  const { changes, abilities } = pustu;
  if (changes.length === 0) return null;
  const nameOf = (field: string): string => {
    const known = FIELDS.find((one) => one === field);
    return known ? t(`field.${known}`) : field;
  };
  const say = (field: string, value: string): string => {
    if (field === 'kind' && value) return t(`kind.${value as PustuKind}`);
    return /^\d{4}-\d{2}-\d{2}$/.test(value) ? format.day(value) : value.replaceAll('\n', ', ');
  };
  const actionOf = ({ action }: (typeof changes)[number]): string => {
    const known = ACTIONS.find((one) => action === `pustu.${one}`);
    return known ? t(`action.${known}`) : action;
  };
  return (
    <section>
      <h3>{t('history', { name: pustu.name })}</h3>
      <ChangeList entries={changes} nameOf={actionOf}>
        {(entry) => (
          <>
            {entry.action !== 'pustu.opened' && <DifferenceTable fields={entry.fields} nameOf={nameOf} say={say} />}
            {abilities.includes('pustu.manage') && (
              <RestoreVersion record={pustu} entry={entry} changes={changes} nameOf={nameOf} say={say} />
            )}
          </>
        )}
      </ChangeList>
    </section>
  );
}
