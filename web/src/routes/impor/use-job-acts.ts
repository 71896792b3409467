import { useState } from 'react';
import { useFault } from '@/graphql/use-fault.ts';
import { useText } from '@/i18n/format.ts';
import { useCancelImportMutation, useConfirmImportMutation } from './import-page.generated.ts';
import type { Job } from './import-page.types.ts';

type Told = { readonly __typename: string; readonly message?: { readonly id: string; readonly en: string } };

/** Sends or stops an import; what was refused is told in the reader's language, and the page reads the job anew. */
export function useJobActs(job: Job, onChanged: () => void) {
  const text = useText();
  const fault = useFault();
  const [failure, setFailure] = useState<string | null>(null);
  const [confirmMutation, { loading: isConfirming }] = useConfirmImportMutation();
  const [cancelMutation, { loading: isCancelling }] = useCancelImportMutation();
  const act = async (work: () => Promise<Told | undefined>) => {
    try {
      const answer = await work();
      setFailure(answer?.message ? text(answer.message) : null);
    } catch (error) {
      setFailure(fault(error));
    }
    onChanged();
  };
  return {
    failure,
    isBusy: isConfirming || isCancelling,
    confirm: (note: string | null) =>
      act(async () => (await confirmMutation({ variables: { input: { job: job.id, note } } })).data?.confirmImport),
    cancel: () => act(async () => (await cancelMutation({ variables: { input: { job: job.id } } })).data?.cancelImport),
  };
}
