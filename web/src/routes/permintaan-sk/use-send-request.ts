import { useApolloClient } from '@apollo/client/react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useFault } from '@/graphql/use-fault.ts';
import { useText } from '@/i18n/format.ts';
import { useCollectionText } from '@/i18n/texts/collection.ts';
import { useDecreeText } from '@/i18n/texts/sk.ts';
import { useUiText } from '@/i18n/texts/ui.ts';
import { paths } from '@/paths.ts';
import { showToast } from '@/ui/toast.tsx';
import type { CollectionFields } from './collection-page.types.ts';
import {
  type CollectionHeadFragment,
  type RequestDecreesMutation,
  useCorrectRequestMutation,
  useRequestDecreesMutation,
} from './collection-pages.generated.ts';

type Result = RequestDecreesMutation['result'];
type Refusal = {
  readonly text: string;
  readonly byField: Readonly<Record<string, string>>;
  /** Somebody else was faster: what they stored came with the refusal. */
  readonly isStale?: boolean;
};

/** Sends a request, new or corrected, and goes to it; says what is wrong when it was not taken. */
export function useSendRequest(area: string, request: CollectionHeadFragment | null) {
  const client = useApolloClient();
  const navigate = useNavigate();
  const text = useText();
  const ui = useUiText();
  const t = useCollectionText();
  const fault = useFault();
  const decree = useDecreeText();
  const [make] = useRequestDecreesMutation();
  const [correct] = useCorrectRequestMutation();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [isBusy, setBusy] = useState(false);

  const ask = async ({ level, regime, deadline, note }: CollectionFields): Promise<Result | undefined> => {
    const content = { level, regimes: regime ? [regime] : [], deadline, note };
    if (!request) return (await make({ variables: { input: { wilayah: area, content } } })).data?.result;
    const input = { request: request.id, expectedRevision: request.revision, content };
    return (await correct({ variables: { input } })).data?.result;
  };
  const done = async (id: string) => {
    for (const fieldName of ['collectionRequests', 'home']) client.cache.evict({ id: 'ROOT_QUERY', fieldName });
    showToast(t(request ? 'form.saved' : 'form.sent'));
    await navigate(paths.collection(id), { replace: true });
  };
  const send = async (fields: CollectionFields): Promise<void> => {
    const missing = (['deadline', 'note'] as const).filter((field) => fields[field].trim() === '');
    if (missing.length > 0) {
      const byField = Object.fromEntries(missing.map((field) => [field, decree('form.required')]));
      return setRefusal({ text: decree('form.incomplete'), byField });
    }
    setBusy(true);
    setRefusal(null);
    try {
      const result = await ask(fields);
      if (result?.__typename === 'CollectionSuccess') return await done(result.request.id);
      setRefusal(result ? refusalOf(result) : { text: ui('state.failedTitle'), byField: {} });
    } catch (error) {
      setRefusal({ text: fault(error), byField: {} });
    } finally {
      setBusy(false);
    }
  };
  const refusalOf = (result: Exclude<Result, { __typename: 'CollectionSuccess' }>): Refusal => ({
    text: text(result.message),
    isStale: result.code === 'REQUEST_STALE',
    byField: Object.fromEntries(
      ('problems' in result ? result.problems : []).map(({ path, message }) => [path, text(message)]),
    ),
  });
  return { send, refusal, isBusy };
}
