import { useSyncExternalStore } from 'react';
import { useUiText } from '../i18n/texts/ui.ts';
import { cx } from '../lib/cx.ts';
import { Button, IconButton } from './button.tsx';
import { Icon } from './icon.tsx';
import css from './toast.module.css';

type Toast = {
  readonly id: number;
  readonly text: string;
  readonly tone: 'good' | 'bad' | 'info';
  readonly onUndo?: (() => void) | undefined;
};

/** Long enough to read two sentences and reach the button; failures stay until closed. */
const SHOWN_MS = 8000;
const KEPT = 3;

let toasts: readonly Toast[] = [];
let lastId = 0;
const listeners = new Set<() => void>();
const set = (next: readonly Toast[]) => {
  toasts = next;
  for (const listener of listeners) listener();
};

/** Takes a notice away. */
export const dismissToast = (id: number): void => set(toasts.filter((toast) => toast.id !== id));

/** Tells the person what was done, with a way back where there is one. */
export function showToast(text: string, options: { tone?: Toast['tone']; onUndo?: () => void } = {}): number {
  lastId += 1;
  const id = lastId;
  const tone = options.tone ?? 'good';
  set([...toasts, { id, text, tone, onUndo: options.onUndo }].slice(-KEPT));
  if (tone !== 'bad') setTimeout(() => dismissToast(id), SHOWN_MS);
  return id;
}

const readToasts = () => toasts;
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Where notices appear; once in each layout. */
export function Toasts() {
  const t = useUiText();
  const shown = useSyncExternalStore(subscribe, readToasts, readToasts);
  return (
    <section className={cx(css.viewport, 'pk-no-print')} aria-label={t('notifications')} aria-live="polite">
      {shown.map(({ id, text, tone, onUndo }) => (
        <div key={id} className={cx(css.toast, css[tone])} role={tone === 'bad' ? 'alert' : undefined}>
          <Icon name={tone === 'bad' ? 'alert' : tone === 'info' ? 'info' : 'check'} />
          <p>{text}</p>
          {onUndo && (
            <Button
              size="small"
              onClick={() => {
                onUndo();
                dismissToast(id);
              }}
            >
              {t('undo')}
            </Button>
          )}
          <IconButton icon="close" label={t('close')} onClick={() => dismissToast(id)} />
        </div>
      ))}
    </section>
  );
}
