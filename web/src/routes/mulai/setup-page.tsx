import { type FormEvent, useEffect, useState } from 'react';
import { useRequest } from '@/graphql/use-request.ts';
import { useEntryText } from '@/i18n/texts/entry.ts';
import { type SetupArea, setUp, setupAreas } from '@/lib/auth-api.ts';
import type { Failure } from '@/lib/failure.ts';
import { formText } from '@/lib/form-text.ts';
import { LightLayout } from '@/light/light-layout.tsx';
import { paths } from '@/paths.ts';
import { Button, buttonClass } from '@/ui/button.tsx';
import { SecretField, TextField } from '@/ui/field.tsx';
import { Icon } from '@/ui/icon.tsx';
import { EmptyState, QueryState } from '@/ui/query-state.tsx';
import { enter } from '../masuk/enter.ts';
import { useFailureText } from '../masuk/failure-text.ts';
import { MIN_SECRET } from '../masuk/first-use-page.tsx';
import { AreaStep } from './area-step.tsx';
import css from './setup-page.module.css';
import { SetupPageDocument } from './setup-page.generated.ts';

/** Opens a new installation: area and first admin; closed for ever once an admin exists. */
export function SetupPage() {
  const t = useEntryText();
  const { data, failure, refetch } = useRequest(SetupPageDocument, {});
  const token = new URLSearchParams(window.location.search).get('kunci');
  return (
    <LightLayout title={t('product')}>
      <QueryState
        isPage
        data={data}
        failure={failure}
        onRetry={refetch}
        isEmpty={({ installation }) => !installation.needsSetup || !token}
        empty={
          <EmptyState isPage title={t('setup.title')} icon="key">
            <p>{data?.installation.needsSetup ? t('setup.codeMissing') : t('setup.done')}</p>
            {!data?.installation.needsSetup && (
              <p>
                <a className={buttonClass({ variant: 'primary' })} href={paths.signIn()}>
                  {t('setup.toSignIn')}
                </a>
              </p>
            )}
          </EmptyState>
        }
      >
        {() => <SetupSteps token={token ?? ''} />}
      </QueryState>
    </LightLayout>
  );
}

/** Reads the areas with the key of the link; a key that has ended says so here. */
function SetupSteps({ token }: { token: string }) {
  const [areas, setAreas] = useState<readonly SetupArea[] | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  useEffect(() => {
    void setupAreas(token).then((answer) => (answer.ok ? setAreas(answer.value.areas) : setFailure(answer.failure)));
  }, [token]);
  return (
    <QueryState isPage data={areas} failure={failure}>
      {(given) => <SetupForm token={token} areas={given} />}
    </QueryState>
  );
}

function SetupForm({ token, areas }: { token: string; areas: readonly SetupArea[] }) {
  const t = useEntryText();
  const failureText = useFailureText();
  const [area, setArea] = useState<SetupArea | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const value = (name: string) => formText(form, name);
    if (!area) return setProblem(t('setup.areaMissing'));
    if (!value('name') || !value('username')) return setProblem(t('code.empty'));
    if (value('secret').length < MIN_SECRET) return setProblem(t('code.tooShort'));
    setProblem(null);
    setBusy(true);
    const answer = await setUp({
      token,
      name: value('name'),
      username: value('username'),
      secret: value('secret'),
      wilayahCode: area.code,
    });
    if (answer.ok) return enter(answer.value.landing);
    setProblem(failureText(answer.failure));
    setBusy(false);
  };

  return (
    <form onSubmit={(event) => void submit(event)} noValidate className={css.form}>
      <h1>{t('setup.title')}</h1>
      <p className="pk-muted">{t('setup.lead')}</p>
      <h2>{t('setup.stepArea')}</h2>
      <AreaStep areas={areas} area={area} onChoose={setArea} />
      <h2>{t('setup.stepAdmin')}</h2>
      <TextField large label={t('setup.name')} name="name" autoComplete="name" />
      <TextField
        large
        label={t('setup.username')}
        name="username"
        autoComplete="username"
        autoCapitalize="none"
        hint={t('setup.usernameHint')}
      />
      <SecretField
        large
        label={t('code.secret')}
        name="secret"
        autoComplete="new-password"
        hint={t('code.secretHint')}
      />
      {problem && (
        <p className={css.problem} role="alert">
          <Icon name="alert" />
          {problem}
        </p>
      )}
      <Button type="submit" variant="primary" size="large" busy={isBusy}>
        {t('setup.submit')}
      </Button>
    </form>
  );
}
