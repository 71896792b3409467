import { type FormEvent, useState } from 'react';
import { useFormat } from '@/i18n/format.ts';
import { useClosingText } from '@/i18n/texts/closing.ts';
import { useUiText } from '@/i18n/texts/ui.ts';
import { formText } from '@/lib/form-text.ts';
import { Button } from '@/ui/button.tsx';
import { Dialog, DialogBody, DialogFoot } from '@/ui/dialog.tsx';
import { Field, TextField } from '@/ui/field.tsx';
import { showToast } from '@/ui/toast.tsx';
import { useGrantAmendmentMutation } from './closing-page.generated.ts';
import css from './closing-page.module.css';
import type { Place } from './closing-page.types.ts';
import { type Post, PostChooser } from './post-chooser.tsx';
import { today } from '@/lib/today.ts';
import { useRefusal } from './use-refusal.ts';

type Props = { place: Place; onClose: () => void; onDone: () => void };
type Problems = { posts?: string; until?: string; reason?: string; other?: string };
type Ask = { posyandu: string[]; until: string; reason: string };

const DAYS_OFFERED = 7;

/** Lets posts change the month after its closing: which, until when, why. */
export function GrantDialog({ place, onClose, onDone }: Props) {
  const t = useClosingText();
  const ui = useUiText();
  const format = useFormat();
  const [posts, setPosts] = useState<readonly Post[]>([]);
  const [problems, setProblems] = useState<Problems>({});
  const { grant, isBusy } = useGrant(place.month, (count) => {
    showToast(t('grant.done', { count }));
    onClose();
    onDone();
  });
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const [until, reason] = [formText(form, 'until'), formText(form, 'reason')];
    const missing: Problems = {
      ...(posts.length === 0 && { posts: t('grant.needPosts') }),
      ...(!until && { until: t('grant.needDay') }),
      ...(!reason && { reason: t('grant.needReason') }),
    };
    setProblems(missing);
    if (Object.keys(missing).length > 0) return;
    const why = await grant({ posyandu: posts.map(({ id }) => id), until, reason });
    if (why) setProblems({ other: why });
  };
  const count = posts.length;
  return (
    <Dialog isOpen onClose={onClose} title={t('grant.title', { month: format.period(place.month) })}>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <DialogBody>
          <div className={css.fields}>
            <PostChooser within={place.wilayah} posts={posts} onChange={setPosts} error={problems.posts} />
            <TextField
              type="date"
              name="until"
              label={t('grant.until')}
              hint={t('grant.untilHint')}
              error={problems.until}
              min={today()}
              defaultValue={today(DAYS_OFFERED)}
            />
            <Field label={t('grant.reason')} hint={t('grant.reasonHint')} error={problems.reason}>
              {(control) => <textarea {...control} name="reason" className={css.area} maxLength={1000} rows={3} />}
            </Field>
            {problems.other && (
              <p role="alert" className={css.problem}>
                {problems.other}
              </p>
            )}
          </div>
        </DialogBody>
        <DialogFoot>
          <Button onClick={onClose}>{ui('cancel')}</Button>
          <Button type="submit" variant="primary" busy={isBusy}>
            {count > 0 ? t('grant.confirm', { count }) : t('grant.confirmNone')}
          </Button>
        </DialogFoot>
      </form>
    </Dialog>
  );
}

/** Sends the leave; gives why it was refused, or null. */
function useGrant(month: string, onGranted: (count: number) => void) {
  const refusal = useRefusal();
  const [mutate, { loading }] = useGrantAmendmentMutation();
  const grant = async (ask: Ask): Promise<string | null> => {
    try {
      const { data } = await mutate({ variables: { input: { ...ask, month } } });
      const answer = data?.grantAmendment;
      if (answer?.__typename !== 'GrantAmendmentSuccess') return refusal.ofAnswer(answer);
      onGranted(ask.posyandu.length);
      return null;
    } catch (error) {
      return refusal.ofError(error);
    }
  };
  return { grant, isBusy: loading };
}
