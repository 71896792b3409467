import type { ReactNode } from 'react';
import { useUiText } from '../i18n/texts/ui.ts';
import type { Failure } from '../lib/failure.ts';
import { Button, buttonClass } from './button.tsx';
import { Icon, type IconName } from './icon.tsx';
import css from './query-state.module.css';

type Props<T> = {
  /** What came; while it is there, it stays on screen even when a refresh is under way. */
  data: T | null | undefined;
  failure?: Failure | null | undefined;
  /** Says when what came holds nothing. */
  isEmpty?: (data: T) => boolean;
  /** What to show then: always a next step, never only "no data". */
  empty?: ReactNode;
  skeleton?: ReactNode;
  onRetry?: (() => void) | undefined;
  /** The whole page depends on it: a failure then carries the page's heading. */
  isPage?: boolean;
  /** Where one may go after a failure. */
  instead?: ReactNode;
  children: (data: T) => ReactNode;
};

/** The five states of anything asked from the server: loading, shown, empty, refused, failed. */
export function QueryState<T>({
  data,
  failure,
  isEmpty,
  empty,
  skeleton,
  onRetry,
  isPage,
  instead,
  children,
}: Props<T>) {
  if (failure && data == null) {
    const way = instead ?? (failure.kind === 'invalid' && <PlainAddress />);
    return <FailureNotice failure={failure} onRetry={onRetry} isPage={isPage} instead={way} />;
  }
  if (data == null) return skeleton ?? <Skeleton />;
  if (isEmpty?.(data)) return empty;
  return children(data);
}

/** The way out of an address whose filters cannot be read: the same page without them. */
function PlainAddress() {
  const t = useUiText();
  if (location.search === '') return null;
  return (
    <a className={buttonClass()} href={location.pathname}>
      {t('state.openPlain')}
    </a>
  );
}

/** Grey lines where text will stand, announced once as loading. */
export function Skeleton({ lines = 5 }: { lines?: number }) {
  const t = useUiText();
  return (
    <div className={css.skeleton} role="status">
      <span className="pk-visually-hidden">{t('loading')}</span>
      {Array.from({ length: lines }, (_, line) => (
        <div key={line} style={{ width: `${92 - ((line * 23) % 47)}%` }} />
      ))}
    </div>
  );
}

type EmptyProps = { title: string; icon?: IconName; isPage?: boolean | undefined; children?: ReactNode };

/** A place without content, with the next step as its children. */
export function EmptyState({ title, icon = 'info', isPage, children }: EmptyProps) {
  const Heading = isPage ? 'h1' : 'h2';
  return (
    <div className={css.notice}>
      <span className={css.glyph}>
        <Icon name={icon} size={22} />
      </span>
      <Heading>{title}</Heading>
      {children && <div className={css.hint}>{children}</div>}
    </div>
  );
}

const ICONS: Readonly<Record<Failure['kind'], IconName>> = {
  refused: 'stop',
  'signed-out': 'key',
  missing: 'search',
  invalid: 'alert',
  offline: 'link',
  failed: 'alert',
};

/** The catalogue's names of the kinds: title and hint. */
const NAMES = {
  refused: 'refused',
  'signed-out': 'signedOut',
  missing: 'missing',
  invalid: 'invalid',
  offline: 'offline',
  failed: 'failed',
} as const;

type FailureProps = {
  failure: Failure;
  onRetry?: (() => void) | undefined;
  isPage?: boolean | undefined;
  instead?: ReactNode;
};

/** What a person is told when something was refused or failed; failures of ours carry the request number. */
export function FailureNotice({ failure, onRetry, isPage, instead }: FailureProps) {
  const t = useUiText();
  const Heading = isPage ? 'h1' : 'h2';
  const { kind, message, problems, requestId } = failure;
  // What the machine says of its own faults helps nobody; what it says of a refusal does.
  const isOurs = kind === 'failed' || kind === 'offline';
  const hint = (!isOurs && message) || t(`state.${NAMES[kind]}Hint`);
  return (
    <div className={css.notice} role="alert" data-kind={kind}>
      <span className={css.glyph}>
        <Icon name={ICONS[kind]} size={22} />
      </span>
      <Heading>{t(`state.${NAMES[kind]}Title`)}</Heading>
      <p className={css.hint}>{hint}</p>
      {problems && problems.length > 0 && (
        <ul className={css.hint}>
          {[...new Set(problems)].map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      )}
      {isOurs && requestId && (
        <p className={css.hint}>
          {t('state.requestId')}: <code className="pk-code">{requestId}</code>
        </p>
      )}
      <div className={css.actions}>
        {kind === 'signed-out' && (
          <a
            className={buttonClass({ variant: 'primary' })}
            href={`/masuk?ke=${encodeURIComponent(location.pathname + location.search)}`}
          >
            {t('state.signIn')}
          </a>
        )}
        {isOurs && onRetry && (
          <Button icon="refresh" onClick={onRetry}>
            {t('retry')}
          </Button>
        )}
        {instead}
      </div>
    </div>
  );
}
