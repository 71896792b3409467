import { useFault } from '@/graphql/use-fault.ts';
import type { ReviseIndicatorInput } from '@/gql/schema-types.ts';
import { readLanguage } from '@/i18n/i18n.ts';
import { useCatalogueText } from '@/i18n/texts/catalogue.ts';
import { showToast } from '@/ui/toast.tsx';
import { type ReviseIndicatorMutation, useReviseIndicatorMutation } from './edit-definition.generated.ts';
import { type EditErrors, errorsOf } from './edit-problems.ts';

export type IndicatorInput = Omit<ReviseIndicatorInput, 'dryRun'>;
export type IndicatorChecked = Extract<
  ReviseIndicatorMutation['reviseIndicator'],
  { __typename: 'ReviseIndicatorSuccess' }
>;

/** What follows from a definition and is read anew once it changed. */
const FOLLOWING = ['indicators', 'dataElements', 'rules', 'catalogueLint', 'analytics'] as const;

type Answer = { readonly checked: IndicatorChecked } | { readonly errors: EditErrors };

/** Checks a revision without writing it, and writes it; whatever is refused comes back sorted by field. */
export function useReviseIndicator() {
  const t = useCatalogueText();
  const fault = useFault();
  const [revise, { loading, client }] = useReviseIndicatorMutation();
  const ask = async (input: IndicatorInput, dryRun: boolean): Promise<Answer> => {
    try {
      const { data } = await revise({ variables: { input: { ...input, dryRun } } });
      const answer = data?.reviseIndicator;
      if (answer?.__typename === 'ReviseIndicatorSuccess') return { checked: answer };
      return { errors: answer ? errorsOf(answer, readLanguage()) : { form: t('edit.fail') } };
    } catch (caught) {
      return { errors: { form: fault(caught) } };
    }
  };
  return {
    isBusy: loading,
    check: (input: IndicatorInput) => ask(input, true),
    save: async (input: IndicatorInput) => {
      const answer = await ask(input, false);
      if ('checked' in answer) {
        showToast(t('edit.saved', { number: answer.checked.version, code: input.code }));
        for (const fieldName of FOLLOWING) client.cache.evict({ id: 'ROOT_QUERY', fieldName });
      }
      return answer;
    },
  };
}
