import { useState } from 'react';
import { IntegrationKind } from '@/gql/schema-types.ts';
import { type Refused, useAct } from '@/graphql/use-act.ts';
import { useFormat } from '@/i18n/format.ts';
import { useIlpText } from '@/i18n/texts/ilp.ts';
import { formText } from '@/lib/form-text.ts';
import { today } from '@/lib/today.ts';
import { useStanding } from '@/lib/use-standing.ts';
import { ActForm } from '@/ui/act-form.tsx';
import { Button } from '@/ui/button.tsx';
import { TextField } from '@/ui/field.tsx';
import { Panel } from '@/ui/page.tsx';
import { SeenSides } from '@/ui/seen-sides.tsx';
import { showToast } from '@/ui/toast.tsx';
import { useSetIntegrationFlagsMutation } from '../ilp/ilp-page.generated.ts';
import { IlpHistory } from '../ilp/ilp-history.tsx';
import { SetIlpDialog } from '../ilp/set-ilp-dialog.tsx';
import { StageTag } from '../ilp/stage-tag.tsx';
import { integrationSpans } from './integration-spans.ts';
import type { Posyandu } from './posyandu-page.types.ts';

type Props = { posyandu: Posyandu; onChanged: () => void };

/** How far the post has come with primary-care integration, and which services it is joined with. */
export function PostIlp({ posyandu, onChanged }: Props) {
  const t = useIlpText();
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
        <StageTag stage={ilp.stage} since={ilp.history.length === 0 ? ilp.since : null} />
      </p>
      <IlpHistory entries={ilp.history} />
      <h3>{t('flags')}</h3>
      <Integrations history={integrations.history} />
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

/** The services a post is joined with, and below them those it was joined with before. */
function Integrations({ history }: { history: NonNullable<Posyandu['integrations']>['history'] }) {
  const t = useIlpText();
  const format = useFormat();
  const spans = integrationSpans(history);
  const now = spans.filter(({ until }) => until === null);
  const before = spans.filter(({ until }) => until !== null);
  const by = (names: readonly (string | null)[]) => [...new Set(names)].filter(Boolean).map((name) => ` · ${name}`);
  return (
    <>
      {now.length === 0 && <p className="pk-muted">{t('noFlags')}</p>}
      <ul>
        {now.map(({ kind, from, by: office }) => (
          <li key={kind}>
            {t(`kind.${kind}`)}{' '}
            <span className="pk-muted">
              {t('sinceDay', { day: format.day(from) })}
              {by([office])}
            </span>
          </li>
        ))}
      </ul>
      {before.length > 0 && (
        <>
          <h3>{t('flagsBefore')}</h3>
          <ul>
            {before.map(({ kind, from, until, by: office, endedBy }) => (
              <li key={`${kind} ${from}`}>
                {t(`kind.${kind}`)}{' '}
                <span className="pk-muted">
                  {t('flagSpan', { from: format.day(from), until: format.day(until ?? from) })}
                  {by([office, endedBy])}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

type Flags = { readonly revision: number; readonly flags: readonly { readonly kind: IntegrationKind }[] };
const KINDS = Object.values(IntegrationKind);

function FlagsDialog({ posyandu, onChanged }: Props) {
  const t = useIlpText();
  const act = useAct<Refused & { readonly currentIntegrations?: Flags | null }>();
  const [send] = useSetIntegrationFlagsMutation();
  const { id, name } = posyandu;
  const none: Flags = { revision: 0, flags: [] };
  const { seen, standing, expectedRevision } = useStanding(
    posyandu.integrations ?? none,
    act.refused?.currentIntegrations,
  );
  const sides = ({ flags }: Flags) => ({ [t('setFlags')]: flags.map(({ kind }) => t(`kind.${kind}`)).join(', ') });
  const submit = async (form: FormData) => {
    const kinds = KINDS.filter((kind) => form.has(kind));
    const from = formText(form, 'from') || today();
    const input = { posyandu: id, kinds, from, expectedRevision };
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
      conflict={standing && <SeenSides seen={sides(seen)} current={sides(standing)} />}
    >
      <p className="pk-muted">{t('flagsHint')}</p>
      {KINDS.map((kind) => (
        <label key={kind}>
          <input type="checkbox" name={kind} defaultChecked={seen.flags.some((flag) => flag.kind === kind)} />{' '}
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
