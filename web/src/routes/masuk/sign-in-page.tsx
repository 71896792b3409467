import { type FormEvent, useEffect, useState } from 'react';
import { useRequest } from '@/graphql/use-request.ts';
import { useEntryText } from '@/i18n/texts/entry.ts';
import { signIn } from '@/lib/auth-api.ts';
import { formText } from '@/lib/form-text.ts';
import { LightLayout } from '@/light/light-layout.tsx';
import { LightLink, navigateLight } from '@/light/router.tsx';
import { paths } from '@/paths.ts';
import { Button } from '@/ui/button.tsx';
import { SecretField, TextField } from '@/ui/field.tsx';
import { Icon } from '@/ui/icon.tsx';
import { DemoCards } from './demo-cards.tsx';
import { enter } from './enter.ts';
import { useFailureText } from './failure-text.ts';
import css from './sign-in-page.module.css';
import { SignInPageDocument } from './sign-in-page.generated.ts';

/** Signing in by user name or telephone number; in a demo also by one card per role. */
export function SignInPage() {
  const t = useEntryText();
  const failureText = useFailureText();
  const { data } = useRequest(SignInPageDocument, {});
  const [busyWith, setBusyWith] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  useEffect(() => {
    document.title = `${t('signIn.title')} · ${t('product')}`;
  }, [t]);
  useEffect(() => {
    if (data?.installation.needsSetup) navigateLight(paths.setup(), { replace: true });
    else if (data?.me) enter(data.me.landing);
  }, [data]);

  const attempt = async (name: string, secret: string) => {
    setProblem(null);
    setBusyWith(name);
    const answer = await signIn(name, secret);
    if (answer.ok) return enter(answer.value.landing);
    setProblem(failureText(answer.failure));
    setBusyWith(null);
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const name = formText(form, 'name');
    const secret = formText(form, 'secret');
    if (name && secret) void attempt(name, secret);
    else setProblem(t('signIn.empty'));
  };

  return (
    <LightLayout title={t('product')} isDemo={data?.installation.isDemo ?? false} width="wide">
      <div className={data?.demoAccounts.length ? css.two : css.one}>
        <section className={css.card} aria-labelledby="masuk">
          <h1 id="masuk">{t('signIn.title')}</h1>
          <p className="pk-muted">{t('signIn.lead')}</p>
          <form onSubmit={submit} noValidate className={css.form}>
            <TextField
              large
              label={t('signIn.name')}
              name="name"
              autoComplete="username"
              autoCapitalize="none"
              required
            />
            <SecretField large label={t('signIn.secret')} name="secret" autoComplete="current-password" required />
            {problem && (
              <p className={css.problem} role="alert">
                <Icon name="alert" />
                {problem}
              </p>
            )}
            <Button type="submit" variant="primary" size="large" busy={busyWith !== null}>
              {t('signIn.submit')}
            </Button>
          </form>
          <LightLink href={paths.firstUse()}>{t('signIn.firstUse')}</LightLink>
        </section>
        {data && data.demoAccounts.length > 0 && (
          <DemoCards
            accounts={data.demoAccounts}
            busyWith={busyWith}
            onEnter={({ username, secret }) => void attempt(username, secret)}
          />
        )}
      </div>
    </LightLayout>
  );
}
