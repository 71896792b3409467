import { createTheme, type CSSVariablesResolver } from '@mantine/core';

const brand = [
  '#e8f5f1',
  '#cfe9e1',
  '#a0d5c7',
  '#6cbfab',
  '#41a892',
  '#23937d',
  '#137b69',
  '#0b5d52',
  '#084a41',
  '#06352f',
] as const;

/** Mantine in our colours and measures, for the parts that come from it (charts first of all). */
export const theme = createTheme({
  colors: { brand },
  primaryColor: 'brand',
  primaryShade: { light: 7, dark: 4 },
  autoContrast: true,
  defaultRadius: 5,
  fontFamily: 'var(--pk-font)',
  fontFamilyMonospace: 'var(--pk-mono)',
  respectReducedMotion: true,
});

/** Ties Mantine's surfaces and texts to our palette, so that both kits are one in either scheme. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {
    '--mantine-color-body': 'var(--pk-canvas)',
    '--mantine-color-text': 'var(--pk-text)',
    '--mantine-color-dimmed': 'var(--pk-muted)',
    '--mantine-color-default': 'var(--pk-surface)',
    '--mantine-color-default-hover': 'var(--pk-hover)',
    '--mantine-color-default-color': 'var(--pk-text)',
    '--mantine-color-default-border': 'var(--pk-line-strong)',
    '--mantine-color-placeholder': 'var(--pk-muted)',
    '--mantine-color-error': 'var(--pk-bad)',
    '--mantine-color-anchor': 'var(--pk-brand)',
  },
  light: { '--mantine-color-brand-light-color': brand[9] },
  dark: { '--mantine-color-brand-light-color': brand[3] },
});
