import { useState } from 'react';
import { IntegrationKind } from '@/gql/schema-types.ts';
import { useAct } from '@/graphql/use-act.ts';
import { useFormat } from '@/i18n/format.ts';
import { useIlpText } from '@/i18n/texts/ilp.ts';
import { formText } from '@/lib/form-text.ts';
import { today } from '@/lib/today.ts';
import { ActForm } from '@/ui/act-form.tsx';
import { Button } from '@/ui/button.tsx';
import { TextField } from '@/ui/field.tsx';
import { Panel } from '@/ui/page.tsx';
import { showToast } from '@/ui/toast.tsx';
import { useSetIntegrationFlagsMutation } from '../ilp/ilp-page.generated.ts';
import { IlpHistory } from '../ilp/ilp-history.tsx';
import { SetIlpDialog } from '../ilp/set-ilp-dialog.tsx';
import { StageTag } from '../ilp/stage-tag.tsx';
import type { Posyandu } from './posyandu-page.types.ts';

type Props = { posyandu: Posyandu; onChanged: () => void };

/** How far the post has come with primary-care integration, and which services it is joined with. */
export function PostIlp({ posyandu, onChanged }: Props) {
  const t = useIlpText();
  const format = useFormat();
  const [open, setOpen] = useState<'status' | 'flags' | null>(null);
  const { ilp, integrations } = posyandu;
  if (!ilp || !integrations) return null;
  const done = () => {
    setOpen(null);
    onChanged();
  };
  return (
    <Panel
      title={t('postTitle')}
      actions={
        ilp.maySet && (
          <Button size="small" onClick={() => setOpen('status')}>
            {t('set')}
          </Button>
        )
      }
    >
      <p>
        <StageTag stage={ilp.stage} since={ilp.since} />
      </p>
      <IlpHistory entries={ilp.history} />
      <h3>{t('flags')}</h3>
      {integrations.flags.length === 0 && <p className="pk-muted">{t('noFlags')}</p>}
      <ul>
        {integrations.flags.map(({ kind, since }) => (
          <li key={kind}>
            {t(`kind.${kind}`)} <span className="pk-muted">{t('sinceDay', { day: format.day(since) })}</span>
          </li>
        ))}
      </ul>
      {ilp.maySet && (
        <Button size="small" onClick={() => setOpen('flags')}>
          {t('setFlags')}
        </Button>
      )}
      {open === 'status' && <SetIlpDialog subject={{ ...posyandu, ilp }} onClose={done} onDone={done} />}
      {open === 'flags' && <FlagsDialog posyandu={posyandu} onChanged={done} />}
    </Panel>
  );
}

const KINDS = Object.values(IntegrationKind);

function FlagsDialog({ posyandu, onChanged }: Props) {
  const t = useIlpText();
  const act = useAct();
  const [send] = useSetIntegrationFlagsMutation();
  const { id, name, integrations } = posyandu;
  const submit = async (form: FormData) => {
    const kinds = KINDS.filter((kind) => form.has(kind));
    const from = formText(form, 'from') || today();
    const input = { posyandu: id, kinds, from, expectedRevision: integrations?.revision ?? 0 };
    if (await act.run(async () => (await send({ variables: { input } })).data?.result)) {
      showToast(t('flagsDone', { name }));
      onChanged();
    }
  };
  return (
    <ActForm
      title={t('setFlags')}
      save={t('save')}
      act={act}
      shown={['from']}
      onClose={onChanged}
      onSubmit={(form) => void submit(form)}
    >
      <p className="pk-muted">{t('flagsHint')}</p>
      {KINDS.map((kind) => (
        <label key={kind}>
          <input
            type="checkbox"
            name={kind}
            defaultChecked={integrations?.flags.some((flag) => flag.kind === kind) ?? false}
          />{' '}
          {t(`kind.${kind}`)}
        </label>
      ))}
      <TextField
        label={t('from')}
        name="from"
        type="date"
        max={today()}
        defaultValue={today()}
        error={act.errorAt('from')}
      />
    </ActForm>
  );
}
