import { fieldText } from '@pokjanal/server/pure';
import { useText } from '@/i18n/format.ts';

/** Names a field of minimum service where the head of the list says already that it is one. */
export function useFieldName(): (field: string) => string {
  const text = useText();
  return (field) => {
    const name = text(fieldText(field)).replace(/^(bidang|field of) /, '');
    return name.charAt(0).toUpperCase() + name.slice(1);
  };
}
