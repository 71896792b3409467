import { useApolloClient } from '@apollo/client/react';
import { useState } from 'react';
import { useFault } from '@/graphql/use-fault.ts';
import { useText } from '@/i18n/format.ts';
import { useDecreeText } from '@/i18n/texts/sk.ts';
import { useUiText } from '@/i18n/texts/ui.ts';
import { contentOf, type DecreeForm, missingIn } from './decree-form-state.ts';
import {
  type DecreeContentFragment,
  type RecordDecreeMutation,
  useCorrectDecreeMutation,
  useRecordDecreeMutation,
} from './decree-pages.generated.ts';
import { forgetGroups } from './forget-groups.ts';
import { type FieldName, fieldAt } from './use-field-name.ts';

type Result = RecordDecreeMutation['result'];
type Words = { readonly id: string; readonly en: string };

/** Why a decree was not saved. */
export type Refusal = {
  readonly text: string;
  readonly byField: Partial<Record<FieldName, string>>;
  /** The document is on record already. */
  readonly known: DecreeContentFragment | null;
  /** Somebody was faster: the decree as it stands. */
  readonly current: DecreeContentFragment | null;
};

/** The decree as it was saved, and the act on many where it was recorded for more groups than one. */
type Sent = { readonly decree: DecreeContentFragment; readonly act: string | null };

const STALE = new Set(['DECREE_STALE', 'DECREE_WITHDRAWN']);

/** Sends a form, as a new decree or as the correction of one; gives the decree, or null and says why not. */
export function useSendDecree(id: string | null) {
  const client = useApolloClient();
  const text = useText();
  const ui = useUiText();
  const t = useDecreeText();
  const fault = useFault();
  const [record] = useRecordDecreeMutation();
  const [correct] = useCorrectDecreeMutation();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [isBusy, setBusy] = useState(false);
  const ask = async (form: DecreeForm, expectedRevision: number): Promise<Result | undefined> => {
    const content = contentOf(form);
    if (id === null) return (await record({ variables: { input: { content } } })).data?.result;
    const reason = form.reason.trim() || null;
    return (await correct({ variables: { input: { decree: id, expectedRevision, content, reason } } })).data?.result;
  };
  const send = async (form: DecreeForm, expectedRevision: number): Promise<Sent | null> => {
    const missing = missingIn(form);
    if (missing.length > 0) {
      const byField = Object.fromEntries(missing.map((field) => [field, t('form.required')]));
      setRefusal({ ...plainly(t('form.incomplete')), byField });
      return null;
    }
    setBusy(true);
    setRefusal(null);
    try {
      const result = await ask(form, expectedRevision);
      if (result?.__typename === 'DecreeSuccess') {
        forgetGroups(client);
        return { decree: result.decree, act: result.act };
      }
      setRefusal(result ? refusalOf(result, text) : plainly(ui('state.failedTitle')));
    } catch (error) {
      setRefusal(plainly(fault(error)));
    } finally {
      setBusy(false);
    }
    return null;
  };
  return { send, refusal, isBusy, forget: () => setRefusal(null) };
}

const plainly = (text: string): Refusal => ({ text, byField: {}, known: null, current: null });

function refusalOf(result: Exclude<Result, { __typename: 'DecreeSuccess' }>, text: (words: Words) => string): Refusal {
  const problems = 'problems' in result ? result.problems : [];
  const current = 'currentDecree' in result ? result.currentDecree : null;
  const isStale = STALE.has(result.code);
  return {
    text: text(result.message),
    byField: Object.fromEntries(
      problems.flatMap(({ path, message }) => {
        const field = fieldAt(path);
        return field ? [[field, text(message)]] : [];
      }),
    ),
    known: isStale ? null : current,
    current: isStale ? current : null,
  };
}
