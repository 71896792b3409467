import { useState } from 'react';
import { useRequest } from '@/graphql/use-request.ts';
import { useText } from '@/i18n/format.ts';
import { useSeatText } from '@/i18n/texts/seat.ts';
import { TextField } from '@/ui/field.tsx';
import { QueryState } from '@/ui/query-state.tsx';
import { StatusBadge } from '@/ui/status-badge.tsx';
import type { Pokjanal } from './pokjanal-page.types.ts';
import { StandardSeatsDocument, type StandardSeatsQuery, useAddSeatsMutation } from './seat-acts.generated.ts';
import { codeOf } from './seat-code.ts';
import { ActForm } from '@/ui/act-form.tsx';
import { useSeatAct } from './seat-use-act.ts';
import css from './seat.module.css';

type Standard = NonNullable<StandardSeatsQuery['pokjanal']>['standardSeats'][number];
type Props = { pokjanal: Pokjanal; onClose: () => void; onDone: (told: string) => void };
type Own = { readonly name: string; readonly isMany: boolean };

/** Adds seats that such a group usually has, those left ticked, and one of its own; what is not certain is marked. */
export function AddSeatsDialog({ pokjanal, onClose, onDone }: Props) {
  const t = useSeatText();
  const act = useSeatAct();
  const [send] = useAddSeatsMutation();
  const { data, failure, refetch } = useRequest(StandardSeatsDocument, { id: pokjanal.id });
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [own, setOwn] = useState<Own>({ name: '', isMany: false });
  const there = new Set(pokjanal.seats.map(({ code }) => code));
  const offered = data?.pokjanal?.standardSeats.filter(({ code }) => !there.has(code)) ?? null;
  const chosen = (offered ?? []).filter(({ code }) => !left.has(code));
  const ownName = own.name.trim();
  const count = chosen.length + (ownName ? 1 : 0);
  const submit = async () => {
    const ownSeats = ownName ? [{ code: codeOf(ownName), name: ownName, single: !own.isMany }] : [];
    const input = { pokjanal: pokjanal.id, seats: [...chosen.map(({ code }) => ({ code })), ...ownSeats] };
    if (await act.run(async () => (await send({ variables: { input } })).data?.addSeats)) {
      onDone(t('added', { count }));
    }
  };
  const toggle = (code: string) => {
    const next = new Set(left);
    if (!next.delete(code)) next.add(code);
    setLeft(next);
  };
  return (
    <ActForm
      title={t('addTitle')}
      save={count === 0 ? t('add') : t('addDone', { count })}
      act={act}
      isDisabled={count === 0}
      onClose={onClose}
      onSubmit={() => void submit()}
    >
      <QueryState data={offered} failure={failure} onRetry={refetch}>
        {(seats) => <Offered seats={seats} left={left} onToggle={toggle} />}
      </QueryState>
      <TextField
        label={t('own')}
        hint={t('ownHint')}
        maxLength={200}
        value={own.name}
        onChange={(event) => setOwn({ ...own, name: event.target.value })}
      />
      {ownName && (
        <label className={css.check}>
          <input
            type="checkbox"
            checked={own.isMany}
            onChange={(event) => setOwn({ ...own, isMany: event.target.checked })}
          />
          {t('ownMany')}
        </label>
      )}
    </ActForm>
  );
}

type OfferedProps = {
  seats: readonly Standard[];
  left: ReadonlySet<string>;
  onToggle: (code: string) => void;
};

function Offered({ seats, left, onToggle }: OfferedProps) {
  const t = useSeatText();
  const text = useText();
  if (seats.length === 0) return <p className="pk-muted">{t('allThere')}</p>;
  return (
    <fieldset className={css.offered}>
      <legend>{t('addLead')}</legend>
      {seats.map(({ code, name, usualHolder, single, source, confidence }) => (
        <label key={code} className={css.offer}>
          <input type="checkbox" checked={!left.has(code)} onChange={() => onToggle(code)} />
          <span>
            <span className={css.offerHead}>
              <strong>{text(name)}</strong>
              {confidence === 'unsure' && <StatusBadge tone="warn">{t('unsure')}</StatusBadge>}
              {!single && <span className="pk-muted">{t('many')}</span>}
            </span>
            {usualHolder && <span className={css.offerLine}>{t('usually', { holder: usualHolder })}</span>}
            <span className={css.offerLine}>{t('source', { source })}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
