import type { Dispatch, SetStateAction } from 'react';
import { useFault } from '@/graphql/use-fault.ts';
import { readLanguage } from '@/i18n/i18n.ts';
import { useFormat } from '@/i18n/format.ts';
import { useUsersText } from '@/i18n/texts/users.ts';
import { Button } from '@/ui/button.tsx';
import { ConfirmDialog, Dialog, DialogBody, DialogFoot } from '@/ui/dialog.tsx';
import { Facts } from '@/ui/page.tsx';
import { showToast } from '@/ui/toast.tsx';
import { AccountState, RolePlaces } from './account-state.tsx';
import { CodeSheet, type IssuedCode } from './code-sheet.tsx';
import { type UserRowFragment, useCloseAccountMutation, useIssueCodeMutation } from './users.generated.ts';

export type Step =
  | { readonly at: 'facts' | 'renew' | 'shut'; readonly user: UserRowFragment }
  | { readonly at: 'code'; readonly user: UserRowFragment; readonly issued: IssuedCode };

type Props = { step: Step | null; onStep: Dispatch<SetStateAction<Step | null>> };

/** One account in windows: what is known of it, a new code after a question, closing it after a question. */
export function AccountDialogs({ step, onStep }: Props) {
  const t = useUsersText();
  const { renew, shut } = useActs(onStep);
  const name = step?.user.name ?? '';
  const close = () => onStep(null);
  // A dialog that closes itself after its act must not close the one that the act has opened.
  const closeAt = (at: Step['at']) => () => onStep((now) => (now?.at === at ? null : now));
  return (
    <>
      <Dialog isOpen={step?.at === 'facts'} onClose={closeAt('facts')} title={name}>
        {step && <AccountFacts user={step.user} onStep={onStep} />}
      </Dialog>
      <ConfirmDialog
        isOpen={step?.at === 'renew'}
        onClose={closeAt('renew')}
        title={t('renew.title', { name })}
        confirmLabel={t('renew.act')}
        onConfirm={() => (step ? renew(step.user) : undefined)}
      >
        <p>{t('renew.body')}</p>
      </ConfirmDialog>
      <ConfirmDialog
        isOpen={step?.at === 'shut'}
        onClose={closeAt('shut')}
        title={t('shut.title', { name })}
        confirmLabel={t('shut.act')}
        danger
        onConfirm={() => (step ? shut(step.user) : undefined)}
      >
        <p>{t('shut.body')}</p>
      </ConfirmDialog>
      <Dialog isOpen={step?.at === 'code'} onClose={closeAt('code')} title={t('code.renewed', { name })}>
        <DialogBody>{step?.at === 'code' && <CodeSheet issued={step.issued} />}</DialogBody>
        <DialogFoot>
          <Button variant="primary" onClick={close}>
            {t('code.done')}
          </Button>
        </DialogFoot>
      </Dialog>
    </>
  );
}

/** The two acts on an account; a refusal is told in the server's words. */
function useActs(onStep: Props['onStep']) {
  const t = useUsersText();
  const fault = useFault();
  const [issueCode] = useIssueCodeMutation();
  const [closeAccount] = useCloseAccountMutation();
  const refuse = (message: string | undefined) => void showToast(message ?? t('failed'), { tone: 'bad' });
  return {
    async renew(user: UserRowFragment) {
      try {
        const { data } = await issueCode({ variables: { user: user.id } });
        const answer = data?.issueOneTimeCode;
        if (answer?.__typename === 'IssueCodeSuccess') onStep({ at: 'code', user, issued: answer });
        else refuse(answer?.message[readLanguage()]);
      } catch (error) {
        refuse(fault(error));
      }
    },
    async shut(user: UserRowFragment) {
      try {
        const { data } = await closeAccount({ variables: { user: user.id } });
        const answer = data?.disableUser;
        if (answer?.__typename === 'DisableUserSuccess') showToast(t('shut.done', { name: user.name }));
        else refuse(answer?.message[readLanguage()]);
      } catch (error) {
        refuse(fault(error));
      }
    },
  };
}

function AccountFacts({ user, onStep }: { user: UserRowFragment; onStep: Props['onStep'] }) {
  const t = useUsersText();
  const format = useFormat();
  const mayAct = user.abilities.includes('user.issueCode') && !user.disabledAt;
  return (
    <>
      <DialogBody>
        <Facts
          facts={[
            user.office && [t('office'), user.office],
            user.username && [
              t('username'),
              <span key="username" className="pk-code">
                {user.username}
              </span>,
            ],
            user.phoneMasked && [t('phoneNumber'), user.phoneMasked],
            [t('rolesPlaces'), <RolePlaces key="roles" assignments={user.assignments} />],
            [t('state'), <AccountState key="state" user={user} />],
            user.disabledAt && [t('closedAt'), format.dayOf(user.disabledAt)],
          ]}
        />
      </DialogBody>
      {mayAct && (
        <DialogFoot>
          <Button variant="danger" onClick={() => onStep({ at: 'shut', user })}>
            {t('shut.act')}
          </Button>
          <Button variant="primary" icon="key" onClick={() => onStep({ at: 'renew', user })}>
            {t('renew.act')}
          </Button>
        </DialogFoot>
      )}
    </>
  );
}
