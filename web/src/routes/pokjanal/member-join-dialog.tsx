import { useState } from 'react';
import { useRequest } from '@/graphql/use-request.ts';
import { useSeatText } from '@/i18n/texts/seat.ts';
import { formText } from '@/lib/form-text.ts';
import { TextField } from '@/ui/field.tsx';
import { QueryState } from '@/ui/query-state.tsx';
import type { Pokjanal } from './pokjanal-page.types.ts';
import { SeatChoicesDocument, useJoinMembersMutation } from './seat-acts.generated.ts';
import { ActForm } from '@/ui/act-form.tsx';
import { useSeatAct } from './seat-use-act.ts';
import css from './seat.module.css';

type Props = { pokjanal: Pokjanal; on: string; onClose: () => void; onDone: (told: string) => void };

/** Makes agencies members, out of those in line with the area of the group. */
export function JoinDialog({ pokjanal, on, onClose, onDone }: Props) {
  const t = useSeatText();
  const act = useSeatAct();
  const [send] = useJoinMembersMutation();
  const { data, failure, refetch } = useRequest(SeatChoicesDocument, { id: pokjanal.id });
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const members = new Set(pokjanal.memberships.map(({ opd }) => opd.id));
  const others = data?.pokjanal?.opdCandidates.filter(({ id }) => !members.has(id));
  const submit = async (form: FormData) => {
    const input = { pokjanal: pokjanal.id, opds: [...chosen], from: formText(form, 'from') || on };
    if (await act.run(async () => (await send({ variables: { input } })).data?.joinMembers)) {
      onDone(t('member.joined', { count: chosen.size }));
    }
  };
  return (
    <ActForm
      title={t('member.title')}
      save={chosen.size === 0 ? t('member.add') : t('member.done', { count: chosen.size })}
      act={act}
      shown={['from']}
      isDisabled={chosen.size === 0}
      onClose={onClose}
      onSubmit={(form) => void submit(form)}
    >
      <QueryState
        data={others}
        failure={failure}
        onRetry={refetch}
        isEmpty={(rows) => rows.length === 0}
        empty={<p className="pk-muted">{t('member.none')}</p>}
      >
        {(rows) => <Candidates rows={rows} chosen={chosen} onChosen={setChosen} />}
      </QueryState>
      <TextField label={t('from')} name="from" type="date" defaultValue={on} error={act.errorAt('from')} />
    </ActForm>
  );
}

type CandidatesProps = {
  rows: readonly { id: string; name: string }[];
  chosen: ReadonlySet<string>;
  onChosen: (chosen: ReadonlySet<string>) => void;
};

function Candidates({ rows, chosen, onChosen }: CandidatesProps) {
  const t = useSeatText();
  const [filter, setFilter] = useState('');
  const wanted = filter.trim().toLowerCase();
  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    onChosen(next);
  };
  return (
    <>
      <TextField
        label={t('member.filter')}
        type="search"
        value={filter}
        onChange={(event) => setFilter(event.target.value)}
      />
      <fieldset className={css.candidates}>
        <legend>{t('member.choose')}</legend>
        {rows
          .filter(({ id, name }) => chosen.has(id) || name.toLowerCase().includes(wanted))
          .map(({ id, name }) => (
            <label key={id} className={css.check}>
              <input type="checkbox" checked={chosen.has(id)} onChange={() => toggle(id)} />
              {name}
            </label>
          ))}
      </fieldset>
    </>
  );
}
