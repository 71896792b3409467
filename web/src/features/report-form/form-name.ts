import { useText } from '@/i18n/format.ts';
import type { MonthForm } from './entry-model.ts';

type Named = Pick<MonthForm, 'name'>;

/** The short name of a form, as spoken: what stands before the dash or the bracket. */
export function useShortName(): (form: Named) => string {
  const text = useText();
  return ({ name }) => text(name).split(/ – | \(/)[0] ?? '';
}

const OPEN: readonly string[] = ['NONE', 'DRAFT', 'RETURNED'];

/** True while a form waits for the post: nothing sent yet, or sent back. */
export const isOpenForm = ({ status, isDue }: Pick<MonthForm, 'status' | 'isDue'>): boolean =>
  isDue && OPEN.includes(status);
