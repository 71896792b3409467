import { toFailure } from '@/apollo/failure.ts';
import type { Failure } from '@/lib/failure.ts';
import { useUiText } from '@/i18n/texts/ui.ts';

const UNKNOWN: Failure = { kind: 'failed' };

/**
 * Says why an act did not reach the server or was not done there, from what was thrown: what the person can do about a
 * lost network or an ended session, the server's own words where it sent some.
 */
export function useFault(): (thrown: unknown) => string {
  const ui = useUiText();
  return (thrown) => {
    const { kind, message, problems, requestId } = toFailure(thrown) ?? UNKNOWN;
    if (kind === 'offline') return ui('state.offlineAct');
    if (kind === 'signed-out') return ui('state.signedOutAct');
    const failed = ui('state.failedAct') + (requestId ? ` ${ui('state.requestId')}: ${requestId}.` : '');
    if (kind === 'failed') return failed;
    return [...new Set(problems)].join(' ') || message || failed;
  };
}
