import { type ReactNode, useState } from 'react';
import { useCatalogueText } from '@/i18n/texts/catalogue.ts';
import { type Option, SelectField, TextField } from '@/ui/field.tsx';
import { Toolbar } from '@/ui/page.tsx';
import { useFilters } from './use-filters.ts';

type SelectProps = { name: string; label: string; every: string; options: readonly Option[] };

/** A filter of the address as a choice, with everything as its first. */
export function FilterSelect({ name, label, every, options }: SelectProps) {
  const { of, set } = useFilters();
  return (
    <SelectField
      label={label}
      value={of(name)}
      onChange={(event) => set(name, event.target.value)}
      options={[{ value: '', label: every }, ...options]}
    />
  );
}

/** The search of a list with its other filters, and how many rows they leave. */
export function FilterBar({ shown, children }: { shown: number | null; children?: ReactNode }) {
  const t = useCatalogueText();
  const { of, set } = useFilters();
  // The address follows a moment later; what is typed must not wait for it.
  const [text, setText] = useState(of('cari'));
  return (
    <Toolbar>
      <TextField
        type="search"
        label={t('search')}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          set('cari', event.target.value.trim());
        }}
      />
      {children}
      <p className="pk-muted" role="status">
        {shown === null ? '' : t('shown', { count: shown })}
      </p>
    </Toolbar>
  );
}
