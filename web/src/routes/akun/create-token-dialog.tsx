import { type FormEvent, useState } from 'react';
import { useFault } from '@/graphql/use-fault.ts';
import { readLanguage } from '@/i18n/i18n.ts';
import { useAccountText } from '@/i18n/texts/account.ts';
import { useUiText } from '@/i18n/texts/ui.ts';
import { formText } from '@/lib/form-text.ts';
import { Button } from '@/ui/button.tsx';
import { Dialog, DialogBody, DialogFoot } from '@/ui/dialog.tsx';
import { SelectField, TextField } from '@/ui/field.tsx';
import { showToast } from '@/ui/toast.tsx';
import { useCreateAccessTokenMutation } from './account-page.generated.ts';

const DAYS = [30, 90, 365] as const;
type Props = { isOpen: boolean; onClose: () => void; onCreated: () => void };

/** Makes a token and shows it this one time. */
export function CreateTokenDialog({ isOpen, onClose, onCreated }: Props) {
  const t = useAccountText();
  const ui = useUiText();
  const fault = useFault();
  const [token, setToken] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [create, { loading }] = useCreateAccessTokenMutation();
  const close = () => {
    setToken(null);
    setError(null);
    onClose();
  };
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setError(null);
    try {
      const input = { name: formText(form, 'name'), days: Number(form.get('days')) };
      const { data } = await create({ variables: { input } });
      const answer = data?.createAccessToken;
      if (answer?.__typename === 'CreateAccessTokenSuccess') {
        setToken(answer.token);
        onCreated();
      } else if (answer) setError(answer.message[readLanguage()]);
    } catch (caught) {
      setError(fault(caught));
    }
  };
  return (
    <Dialog isOpen={isOpen} onClose={close} title={token ? t('createdTitle') : t('create')}>
      {token ? (
        <TokenShown token={token} onDone={close} />
      ) : (
        <form onSubmit={(event) => void submit(event)}>
          <DialogBody>
            <TextField
              label={t('tokenName')}
              name="name"
              hint={t('tokenNameHint')}
              required
              maxLength={60}
              error={error}
            />
            <SelectField
              label={t('days')}
              name="days"
              defaultValue="90"
              options={DAYS.map((count) => ({ value: String(count), label: t('daysOption', { count }) }))}
            />
          </DialogBody>
          <DialogFoot>
            <Button onClick={close}>{ui('cancel')}</Button>
            <Button type="submit" variant="primary" busy={loading}>
              {t('create')}
            </Button>
          </DialogFoot>
        </form>
      )}
    </Dialog>
  );
}

function TokenShown({ token, onDone }: { token: string; onDone: () => void }) {
  const t = useAccountText();
  const ui = useUiText();
  const copy = async () => {
    await navigator.clipboard.writeText(token);
    showToast(ui('copied'));
  };
  return (
    <>
      <DialogBody>
        <TextField
          label={t('token')}
          readOnly
          value={token}
          hint={t('createdHint')}
          onFocus={(event) => event.target.select()}
        />
      </DialogBody>
      <DialogFoot>
        {/* The clipboard is closed to pages over plain HTTP; the field can still be copied by hand. */}
        {window.isSecureContext && (
          <Button icon="copy" onClick={() => void copy()}>
            {ui('copy')}
          </Button>
        )}
        <Button variant="primary" onClick={onDone}>
          {t('done')}
        </Button>
      </DialogFoot>
    </>
  );
}
