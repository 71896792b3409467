const ZONES = { WIB: 'Asia/Jakarta', WITA: 'Asia/Makassar', WIT: 'Asia/Jayapura' } as const;

/** The zone of a place under the name that `Intl` knows. */
export const zoneId = (zone: keyof typeof ZONES): string => ZONES[zone];
