import { useState } from 'react';
import { TextField } from './field.tsx';

type Props = {
  label: string;
  /** What the address says; when something else writes it, the field follows. */
  value: string;
  onSearch: (text: string) => void;
};

/** The search of a list: typed letter by letter, told without the blanks around it. */
export function SearchField({ label, value, onSearch }: Props) {
  const [typed, setTyped] = useState({ text: value, told: value });
  if (value !== typed.told) setTyped({ text: value, told: value });
  return (
    <TextField
      type="search"
      label={label}
      value={typed.text}
      onChange={({ target }) => {
        setTyped({ text: target.value, told: target.value.trim() });
        onSearch(target.value.trim());
      }}
    />
  );
}
