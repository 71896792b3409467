import { useFault } from '@/graphql/use-fault.ts';
import { useText } from '@/i18n/format.ts';
import { useClosingText } from '@/i18n/texts/closing.ts';
import type { RefusedFragment } from '@/graphql/refused.generated.ts';

/** Why an act was not done, in the server's words where it sent some. */
export function useRefusal() {
  const t = useClosingText();
  const text = useText();
  return {
    /** Of an answer that is not a success. */
    ofAnswer(answer: RefusedFragment | undefined): string {
      if (!answer) return t('failed');
      const problems = answer.__typename === 'InvalidInputError' ? answer.problems : [];
      return problems.map(({ message }) => text(message)).join(' ') || text(answer.message);
    },
    /** Of what was thrown on the way. */
    ofError: useFault(),
  };
}
