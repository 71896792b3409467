import { type ReactNode, useEffect, useRef } from 'react';
import { useBothSidesText } from '../i18n/texts/both-sides.ts';
import css from './both-sides.module.css';
import { Button } from './button.tsx';
import { DifferenceTable } from './change-list.tsx';
import { Notice } from './notice.tsx';
import { Panel } from './page.tsx';

type Side = { readonly field: string; readonly yours: string; readonly current: string };

type Props = {
  /** Fields in which the two differ, in words. */
  fields: readonly Side[];
  nameOf: (field: string) => string;
  say?: (field: string, value: string) => ReactNode;
  /** Heads a sheet of its own on a page; in a window plain words do. */
  title?: string;
  /** The left side is what the person saw when they began an act, not what they typed. */
  isSeen?: boolean;
  /** Takes what is stored for one field into the form; the form's own button then saves. */
  onTakeOne?: (field: string) => void;
  isBusy?: boolean;
  /** Saves what was typed over what is stored; left out where that can no longer be. */
  onKeep?: (() => void) | null;
  /** Leaves what was typed and goes on from what is stored. */
  onTake?: () => void;
};

type Lead = { readonly isSeen: boolean; readonly isSame: boolean; readonly isPicked: boolean };

function leadOf({ isSeen, isSame, isPicked }: Lead) {
  if (isSeen) return 'leadAct';
  if (isSame) return 'same';
  return isPicked ? 'leadFields' : 'lead';
}

/** What somebody typed beside what somebody else has stored meanwhile, field by field, and the choice between them. */
export function BothSides({
  fields,
  nameOf,
  say,
  title,
  isSeen = false,
  onTakeOne,
  isBusy = false,
  onKeep,
  onTake,
}: Props) {
  const t = useBothSidesText();
  const ref = useRef<HTMLDivElement>(null);
  // Below a long form it would come into being out of sight.
  useEffect(() => ref.current?.scrollIntoView({ block: 'nearest' }), []);
  const sides = (
    <div ref={ref} role="alert" className={css.sides}>
      <p>{t(leadOf({ isSeen, isSame: fields.length === 0, isPicked: onTakeOne !== undefined }))}</p>
      {isSeen && fields.length === 0 && <p>{t('none')}</p>}
      <DifferenceTable
        fields={fields.map(({ field, yours, current }) => ({ field, before: yours, after: current }))}
        heads={[t(isSeen ? 'seen' : 'yours'), t('current')]}
        nameOf={nameOf}
        {...(say && { say })}
      />
      {onTakeOne &&
        fields.map(({ field }) => (
          <Button key={field} size="small" onClick={() => onTakeOne(field)}>
            {t('takeOne', { field: nameOf(field) })}
          </Button>
        ))}
      {onTake && (
        <div className={css.acts}>
          {onKeep && (
            <Button variant="primary" busy={isBusy} onClick={onKeep}>
              {t('keepMine')}
            </Button>
          )}
          <Button onClick={onTake}>{t('takeTheirs')}</Button>
        </div>
      )}
    </div>
  );
  if (title) return <Panel title={title}>{sides}</Panel>;
  return (
    <Notice tone="warn" title={t('title')}>
      {sides}
    </Notice>
  );
}
