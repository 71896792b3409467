import { useState } from 'react';
import { useAct } from '@/graphql/use-act.ts';
import { useRequest } from '@/graphql/use-request.ts';
import { useFormat } from '@/i18n/format.ts';
import { useKaderText } from '@/i18n/texts/kader.ts';
import { formText } from '@/lib/form-text.ts';
import { today } from '@/lib/today.ts';
import { useDebounced } from '@/lib/use-debounced.ts';
import { ActForm } from '@/ui/act-form.tsx';
import { TextField } from '@/ui/field.tsx';
import { SearchList } from '@/ui/search-list.tsx';
import { KaderConflict, KaderStanding } from './kader-conflict.tsx';
import { FACT_PATHS, KaderFactsFields, kaderFactsOf } from './kader-facts-fields.tsx';
import {
  KaderNewPostsDocument,
  type KaderRecordFragment,
  useCorrectKaderMutation,
  useLeaveKaderMutation,
  useMoveKaderMutation,
  useRegisterKaderMutation,
  useShowKaderPhoneMutation,
} from './kader-pages.generated.ts';
import { useKaderAct } from './use-kader-act.ts';

/** Of every window: the kader, and what happens after. */
export type KaderDialogProps = { kader: KaderRecordFragment; onClose: () => void; onDone: (told: string) => void };

/** Enters a kader into the register of a post. */
export function RegisterDialog(props: { post: { id: string }; onClose: () => void; onDone: (told: string) => void }) {
  const { post, onClose, onDone } = props;
  const t = useKaderText();
  const act = useAct();
  const [send] = useRegisterKaderMutation();
  const submit = async (form: FormData) => {
    const facts = kaderFactsOf(form);
    const input = { posyandu: post.id, facts, since: formText(form, 'since') || today() };
    if (await act.run(async () => (await send({ variables: { input } })).data?.result)) {
      onDone(t('registerDone', { name: facts.name }));
    }
  };
  return (
    <ActForm
      title={t('register')}
      save={t('register')}
      act={act}
      shown={[...FACT_PATHS, 'since']}
      onClose={onClose}
      onSubmit={(form) => void submit(form)}
    >
      <KaderFactsFields errorAt={act.errorAt} />
      <TextField
        label={t('since')}
        name="since"
        type="date"
        max={today()}
        defaultValue={today()}
        error={act.errorAt('since')}
      />
    </ActForm>
  );
}

/** Puts right what is told of a kader. */
export function CorrectDialog({ kader, onClose, onDone }: KaderDialogProps) {
  const t = useKaderText();
  const { act, seen, standing, ref } = useKaderAct(kader);
  const [send] = useCorrectKaderMutation();
  const [typed, setTyped] = useState<{ typed: ReturnType<typeof kaderFactsOf>; form: HTMLFormElement } | null>(null);
  const submit = async (form: FormData, element: HTMLFormElement) => {
    const facts = kaderFactsOf(form);
    setTyped({ typed: facts, form: element });
    const keepPhone = facts.phone === null && kader.phoneMasked !== null && !form.has('removePhone');
    const input = { ...ref, facts, keepPhone };
    if (await act.run(async () => (await send({ variables: { input } })).data?.result)) {
      onDone(t('correctDone', { name: facts.name }));
    }
  };
  return (
    <ActForm
      title={t('correct')}
      save={t('save')}
      act={act}
      shown={FACT_PATHS}
      onClose={onClose}
      onSubmit={(form, element) => void submit(form, element)}
      conflict={standing && typed && <KaderConflict {...typed} current={standing} />}
    >
      <KaderFactsFields facts={seen} errorAt={act.errorAt} />
    </ActForm>
  );
}

/** Lets a kader go on at another post, or serve again. */
export function MoveDialog({ kader, onClose, onDone }: KaderDialogProps) {
  const t = useKaderText();
  const format = useFormat();
  const { act, seen, standing, ref } = useKaderAct(kader);
  const [send] = useMoveKaderMutation();
  const [post, setPost] = useState<{ id: string; name: string } | null>(kader.leftOn ? kader.posyandu : null);
  const { name } = kader;
  const submit = async (form: FormData) => {
    const on = formText(form, 'on') || today();
    const input = { ...ref, posyandu: post?.id ?? '', on, reason: formText(form, 'reason') };
    if (await act.run(async () => (await send({ variables: { input } })).data?.result)) {
      onDone(t('moveDone', { name, post: post?.name ?? '', day: format.day(on) }));
    }
  };
  return (
    <ActForm
      title={t('moveTitle', { name })}
      save={t(kader.leftOn ? 'back' : 'move')}
      act={act}
      shown={['on', 'reason']}
      isDisabled={post === null}
      onClose={onClose}
      onSubmit={(form) => void submit(form)}
      conflict={standing && <KaderStanding seen={seen} current={standing} />}
    >
      <PostSearch chosen={post} onChoose={setPost} />
      <TextField label={t('firstDay')} name="on" type="date" defaultValue={today()} error={act.errorAt('on')} />
      <TextField label={t('reason')} name="reason" maxLength={200} error={act.errorAt('reason')} />
    </ActForm>
  );
}

type Chosen = { id: string; name: string };

function PostSearch({ chosen, onChoose }: { chosen: Chosen | null; onChoose: (post: Chosen) => void }) {
  const t = useKaderText();
  const [text, setText] = useState('');
  const search = useDebounced(text.trim(), 250);
  const { data } = useRequest(KaderNewPostsDocument, search.length > 1 ? { search } : null);
  const posts = search.length > 1 ? (data?.posyanduList.nodes ?? []).filter(({ isOperating }) => isOperating) : [];
  const hits = posts.map((post) => ({
    key: post.id,
    label: post.name,
    detail: post.wilayah.fullName,
    onPick: () => {
      onChoose(post);
      setText('');
    },
  }));
  return (
    <>
      {chosen && (
        <p>
          {t('newPost')}: <strong>{chosen.name}</strong>
        </p>
      )}
      <SearchList
        label={t('newPost')}
        placeholder={t('newPostSearch')}
        text={text}
        onText={setText}
        groups={hits.length > 0 ? [{ title: t('post'), hits }] : []}
        status={data && search.length > 1 && hits.length === 0 ? t('newPostNone') : ''}
      />
    </>
  );
}

/** Ends the service of a kader. */
export function LeaveDialog({ kader, onClose, onDone }: KaderDialogProps) {
  const t = useKaderText();
  const format = useFormat();
  const { act, seen, standing, ref } = useKaderAct(kader);
  const [send] = useLeaveKaderMutation();
  const { name } = kader;
  const submit = async (form: FormData) => {
    const on = formText(form, 'on') || today();
    const input = { ...ref, on, reason: formText(form, 'reason') };
    if (await act.run(async () => (await send({ variables: { input } })).data?.result)) {
      onDone(t('leaveDone', { name, day: format.day(on) }));
    }
  };
  return (
    <ActForm
      title={t('leaveTitle', { name })}
      save={t('leave')}
      danger
      act={act}
      shown={['on', 'reason']}
      onClose={onClose}
      onSubmit={(form) => void submit(form)}
      conflict={standing && <KaderStanding seen={seen} current={standing} />}
    >
      <p>{t('leaveLead')}</p>
      <TextField
        label={t('lastDay')}
        name="on"
        type="date"
        max={today()}
        defaultValue={today()}
        error={act.errorAt('on')}
      />
      <TextField label={t('reason')} name="reason" maxLength={200} error={act.errorAt('reason')} />
    </ActForm>
  );
}

/** Asks what for before the telephone number is shown in full. */
export function PhoneDialog({
  kader,
  onClose,
  onPhone,
}: Omit<KaderDialogProps, 'onDone'> & { onPhone: (phone: string) => void }) {
  const t = useKaderText();
  const act = useAct();
  const [send] = useShowKaderPhoneMutation();
  const submit = async (form: FormData) => {
    const input = { kader: kader.id, purpose: formText(form, 'purpose') };
    const done = await act.run(async () => (await send({ variables: { input } })).data?.result);
    if (done && 'phone' in done) onPhone(done.phone);
  };
  return (
    <ActForm
      title={t('showPhoneTitle', { name: kader.name })}
      save={t('showPhone')}
      act={act}
      shown={['purpose']}
      onClose={onClose}
      onSubmit={(form) => void submit(form)}
    >
      <p>{t('showPhoneLead')}</p>
      <TextField label={t('purpose')} name="purpose" maxLength={200} error={act.errorAt('purpose')} />
    </ActForm>
  );
}
