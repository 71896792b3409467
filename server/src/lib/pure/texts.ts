/** One text in the two languages of the product. */
export type Localized = { readonly id: string; readonly en: string };

/** Writes a number as each language does: `1.234,5` and `1,234.5`; nothing is rounded. */
export function localizedNumber(value: number): Localized {
  const [whole = '', fraction] = String(Math.abs(value)).split('.');
  const grouped = (separator: string): string => whole.replace(/\B(?=(\d{3})+$)/g, separator);
  const sign = value < 0 ? '−' : '';
  return {
    id: `${sign}${grouped('.')}${fraction ? `,${fraction}` : ''}`,
    en: `${sign}${grouped(',')}${fraction ? `.${fraction}` : ''}`,
  };
}

/** Fills `{name}` holes of a text in both languages; a hole without a value stays visible. */
export function fillText(text: Localized, values: Readonly<Record<string, Localized>>): Localized {
  const fill = (template: string, language: keyof Localized): string =>
    template.replace(/\{(\w+)\}/g, (hole, name: string) => values[name]?.[language] ?? hole);
  return { id: fill(text.id, 'id'), en: fill(text.en, 'en') };
}
