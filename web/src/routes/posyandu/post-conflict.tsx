import { useState } from 'react';
import { useDomainText } from '@/i18n/texts/domain.ts';
import { usePostActText } from '@/i18n/texts/post-acts.ts';
import { BothSides } from '@/ui/both-sides.tsx';
import type { Facts } from './post-facts-fields.tsx';

const FIELDS = ['name', 'formSet', 'regNo', 'openingDay', 'address', 'decree'] as const;
type Field = (typeof FIELDS)[number];

type Props = {
  /** What was typed, and the form it was typed into. */
  facts: Facts;
  form: HTMLFormElement;
  /** The post as it stands now. */
  current: Facts;
};

/** Both sides of a post that was put right by somebody else meanwhile; a press takes theirs for one field into the form. */
export function PostConflict({ facts, form, current }: Props) {
  const t = usePostActText();
  const words = useDomainText();
  const [taken, setTaken] = useState<readonly string[]>([]);
  const say = (side: Facts, field: Field): string =>
    field === 'formSet' ? words(`formSet.${side.formSet}`) : (side[field] ?? '');
  const fields = FIELDS.map((field) => ({ field, yours: say(facts, field), current: say(current, field) })).filter(
    ({ field, yours, current: stored }) => yours !== stored && !taken.includes(field),
  );
  const take = (name: string) => {
    const field = FIELDS.find((one) => one === name);
    const control = form.elements.namedItem(name);
    if (!field || !(control instanceof HTMLInputElement || control instanceof HTMLSelectElement)) return;
    control.value = current[field] ?? '';
    setTaken([...taken, field]);
  };
  const nameOf = (field: string) => t(FIELDS.find((one) => one === field) ?? 'name');
  return <BothSides fields={fields} nameOf={nameOf} onTakeOne={take} />;
}
