import { useApolloClient } from '@apollo/client/react';
import { useState } from 'react';
import { useFault } from '@/graphql/use-fault.ts';
import type { EvidenceContentInput } from '@/gql/schema-types.ts';
import { useText } from '@/i18n/format.ts';
import { useUiText } from '@/i18n/texts/ui.ts';
import {
  type EvidenceContentFragment,
  type RecordEvidenceMutation,
  useCorrectEvidenceMutation,
  useRecordEvidenceMutation,
} from './evidence-pages.generated.ts';

type Result = RecordEvidenceMutation['result'];

/** Why a record was not saved. */
export type Refusal = {
  readonly text: string;
  /** By the path of the input. */
  readonly byPath: Readonly<Record<string, string>>;
  /** Somebody was faster: the record as it stands. */
  readonly current: EvidenceContentFragment | null;
};

export type Sending = {
  readonly content: EvidenceContentInput;
  readonly submit: boolean;
  readonly reason: string | null;
  readonly expectedRevision: number;
};

const plainly = (text: string): Refusal => ({ text, byPath: {}, current: null });

/** Sends a form, for a new record or as the correction of one; gives the record, or null and says why not. */
export function useSendEvidence(target: { pokjanal: string; opd: string } | { evidence: string }) {
  const client = useApolloClient();
  const text = useText();
  const ui = useUiText();
  const fault = useFault();
  const [record] = useRecordEvidenceMutation();
  const [correct] = useCorrectEvidenceMutation();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [isBusy, setBusy] = useState(false);
  const ask = async ({ content, submit, reason, expectedRevision }: Sending): Promise<Result | undefined> => {
    if ('evidence' in target) {
      const input = { ...target, expectedRevision, content, submit, reason };
      return (await correct({ variables: { input } })).data?.result;
    }
    return (await record({ variables: { input: { ...target, content, submit } } })).data?.result;
  };
  const send = async (sending: Sending): Promise<EvidenceContentFragment | null> => {
    setBusy(true);
    setRefusal(null);
    try {
      const result = await ask(sending);
      if (result?.__typename === 'EvidenceSuccess') {
        // Cells and shares follow from evidence; whoever looks at them next asks anew.
        for (const fieldName of ['dutyMatrix', 'dutyCell', 'dutyRollup']) client.cache.evict({ fieldName });
        return result.evidence;
      }
      setRefusal(result ? refusalOf(result, text) : plainly(ui('state.failedTitle')));
    } catch (error) {
      setRefusal(plainly(fault(error)));
    } finally {
      setBusy(false);
    }
    return null;
  };
  return { send, refusal, isBusy };
}

type Words = { readonly id: string; readonly en: string };

function refusalOf(
  result: Exclude<Result, { __typename: 'EvidenceSuccess' }>,
  text: (words: Words) => string,
): Refusal {
  const problems = 'problems' in result ? result.problems : [];
  return {
    text: text(result.message),
    byPath: Object.fromEntries(problems.map(({ path, message }) => [path, text(message)])),
    current: 'currentEvidence' in result ? result.currentEvidence : null,
  };
}
