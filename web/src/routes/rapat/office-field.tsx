import { createContext, type ReactNode, useContext, useId } from 'react';
import { TextField } from '@/ui/field.tsx';
import type { Office } from './meeting-form-state.ts';

const ListId = createContext('');

/** Offers offices to all the fields inside; any other office can be typed as well. */
export function OfficeChoices({ offices, children }: { offices: readonly Office[]; children: ReactNode }) {
  const id = useId();
  return (
    <ListId value={id}>
      <datalist id={id}>
        {offices.map(({ label }) => (
          <option key={label} value={label}>
            {label}
          </option>
        ))}
      </datalist>
      {children}
    </ListId>
  );
}

type Props = {
  label: string;
  value: string;
  onText: (text: string) => void;
  hint?: string;
  error?: string | undefined;
  required?: boolean;
};

/** The name of an office, with those of the group to choose from. */
export function OfficeField({ onText, ...field }: Props) {
  const list = useContext(ListId);
  return <TextField {...field} list={list} autoComplete="off" onChange={(event) => onText(event.target.value)} />;
}
