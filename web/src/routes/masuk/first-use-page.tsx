import { type FormEvent, useState } from 'react';
import { useEntryText } from '@/i18n/texts/entry.ts';
import { redeemCode } from '@/lib/auth-api.ts';
import { formText } from '@/lib/form-text.ts';
import { LightLayout } from '@/light/light-layout.tsx';
import { LightLink } from '@/light/router.tsx';
import { paths } from '@/paths.ts';
import { Button } from '@/ui/button.tsx';
import { SecretField, TextField } from '@/ui/field.tsx';
import { Icon } from '@/ui/icon.tsx';
import { enter } from './enter.ts';
import { useFailureText } from './failure-text.ts';
import css from './sign-in-page.module.css';

export const MIN_SECRET = 8;
type Errors = { code?: string; secret?: string; repeat?: string };

/** First use, or a forgotten secret: the one-time code of the officer sets a new one. The QR link fills the code. */
export function FirstUsePage() {
  const t = useEntryText();
  const failureText = useFailureText();
  const given = new URLSearchParams(window.location.search);
  const [errors, setErrors] = useState<Errors>({});
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const value = (name: string) => formText(form, name);
    const found: Errors = {
      ...(!value('code') && { code: t('code.empty') }),
      ...(value('secret').length < MIN_SECRET && { secret: t('code.tooShort') }),
      ...(value('secret') !== value('repeat') && { repeat: t('code.differs') }),
    };
    setErrors(found);
    if (Object.keys(found).length > 0) return;
    setProblem(null);
    setBusy(true);
    const answer = await redeemCode(value('code'), value('secret'));
    if (answer.ok) return enter(answer.value.landing);
    setProblem(failureText(answer.failure));
    setBusy(false);
  };

  return (
    <LightLayout title={t('product')}>
      <div className={css.one}>
        <section className={css.card}>
          <h1>{t('code.title')}</h1>
          <p className="pk-muted">{t('code.lead')}</p>
          <form onSubmit={(event) => void submit(event)} noValidate className={css.form}>
            <TextField
              large
              label={t('code.code')}
              name="code"
              autoComplete="one-time-code"
              autoCapitalize="characters"
              spellCheck={false}
              defaultValue={given.get('kode') ?? ''}
              error={errors.code}
            />
            <SecretField
              large
              label={t('code.secret')}
              name="secret"
              autoComplete="new-password"
              hint={t('code.secretHint')}
              error={errors.secret}
            />
            <SecretField
              large
              label={t('code.repeat')}
              name="repeat"
              autoComplete="new-password"
              error={errors.repeat}
            />
            {problem && (
              <p className={css.problem} role="alert">
                <Icon name="alert" />
                {problem}
              </p>
            )}
            <Button type="submit" variant="primary" size="large" busy={isBusy}>
              {t('code.submit')}
            </Button>
          </form>
          <LightLink href={paths.signIn()} className={css.back}>
            <Icon name="arrowBack" size={16} />
            {t('code.back')}
          </LightLink>
        </section>
      </div>
    </LightLayout>
  );
}
