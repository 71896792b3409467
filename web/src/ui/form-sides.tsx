import { useState } from 'react';
import { BothSides } from './both-sides.tsx';

type Values<F extends string> = { readonly [field in F]: string | null };

type Props<F extends string> = {
  fields: readonly F[];
  /** What was typed, and the form it was typed into. */
  typed: Values<F>;
  form: HTMLFormElement;
  /** What stands now. */
  current: Values<F>;
  nameOf: (field: F) => string;
  say?: (field: F, value: string | null) => string;
};

/** Both sides of a record behind the fields of a form; a press takes what is stored for one field into the form. */
export function FormSides<F extends string>({ fields, typed, form, current, nameOf, say }: Props<F>) {
  const [taken, setTaken] = useState<readonly string[]>([]);
  const words = (side: Values<F>, field: F): string => (say ? say(field, side[field]) : (side[field] ?? ''));
  const sides = fields
    .map((field) => ({ field, yours: words(typed, field), current: words(current, field) }))
    .filter(({ field, yours, current: stored }) => yours !== stored && !taken.includes(field));
  const fieldOf = (name: string) => fields.find((one) => one === name);
  const take = (name: string) => {
    const field = fieldOf(name);
    const control = form.elements.namedItem(name);
    if (!field || !(control instanceof HTMLInputElement || control instanceof HTMLSelectElement)) return;
    control.value = current[field] ?? '';
    setTaken([...taken, field]);
  };
  const name = (field: string): string => {
    const known = fieldOf(field);
    return known ? nameOf(known) : field;
  };
  return <BothSides fields={sides} nameOf={name} onTakeOne={take} />;
}
