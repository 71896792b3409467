const NAMES: Readonly<Record<string, string>> = {
  SKDN_KS: 'K/S',
  SKDN_DS: 'D/S',
  SKDN_ND: 'N/D',
  SKDN_ND_ADJ: 'N/(D−O−B)',
  SKDN_NS: 'N/S',
  SKDN_DK: 'D/K',
  SKDN_BGMD: 'BGM/D',
  SKDN_2TD: '2T/D',
};

/** The short name people write on the board of the post; the code itself where there is none. */
export const indicatorName = (code: string): string => NAMES[code] ?? code;
