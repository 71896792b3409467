import { useEntryText } from '@/i18n/texts/entry.ts';
import type { Failure } from '@/lib/failure.ts';

/** One sentence for a refused or failed attempt to sign in. */
export function useFailureText(): (failure: Failure) => string {
  const t = useEntryText();
  return ({ kind, message, requestId }) => {
    if (kind === 'offline') return t('signIn.offline');
    if (kind === 'failed') return requestId ? t('signIn.failedWith', { requestId }) : t('signIn.failed');
    return message ?? t('signIn.refused');
  };
}
