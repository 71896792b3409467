import type { SVGProps } from 'react';

/** Stroke drawings on a 20 × 20 grid. They decorate words and never stand in for them. */
const PATHS = {
  search: 'M9 3.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11Zm4 9.5 4 4',
  close: 'm5 5 10 10M15 5 5 15',
  check: 'm4 10.5 4 4 8-9',
  alert: 'M10 3 2.5 16.5h15L10 3Zm0 5v4m0 2.2v.3',
  bell: 'M5 14V9a5 5 0 0 1 10 0v5l1.5 1.5h-13L5 14Zm3.2 2.5a1.9 1.9 0 0 0 3.6 0',
  clock: 'M10 3a7 7 0 1 1 0 14 7 7 0 0 1 0-14Zm0 3.5V10l2.5 2',
  stop: 'M10 3a7 7 0 1 1 0 14 7 7 0 0 1 0-14ZM5.2 5.2l9.6 9.6',
  info: 'M10 3a7 7 0 1 1 0 14 7 7 0 0 1 0-14Zm0 6v5m0-7.6v.3',
  pause: 'M10 3a7 7 0 1 1 0 14 7 7 0 0 1 0-14ZM8 7.5v5m4-5v5',
  arrowBack: 'M9 5 4 10l5 5m-5-5h12',
  down: 'm5 7.5 5 5 5-5',
  right: 'm7.5 5 5 5-5 5',
  left: 'm12.5 5-5 5 5 5',
  sort: 'm6.5 8 3.5-4 3.5 4m-7 4 3.5 4 3.5-4',
  ascending: 'M10 16V4m-4 4 4-4 4 4',
  descending: 'M10 4v12m-4-4 4 4 4-4',
  menu: 'M3 5.5h14M3 10h14M3 14.5h14',
  panel: 'M3 4h14v12H3V4Zm5 0v12',
  user: 'M10 3a3.2 3.2 0 1 1 0 6.4A3.2 3.2 0 0 1 10 3ZM3.5 17c.6-3.4 3-5.2 6.5-5.2s5.9 1.8 6.5 5.2',
  sun: 'M10 6.5a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7ZM10 1.8v1.7m0 13v1.7M1.8 10h1.7m13 0h1.7M4.2 4.2l1.2 1.2m9.2 9.2 1.2 1.2m0-11.6-1.2 1.2m-9.2 9.2-1.2 1.2',
  moon: 'M16.5 12.2A7 7 0 0 1 7.8 3.5a7 7 0 1 0 8.7 8.7Z',
  device: 'M3 4h14v9H3V4Zm4 12.5h6M10 13v3.5',
  language:
    'M10 3a7 7 0 1 1 0 14 7 7 0 0 1 0-14ZM3 10h14M10 3c2 2 2.8 4.3 2.8 7s-.8 5-2.8 7c-2-2-2.8-4.3-2.8-7S8 5 10 3Z',
  key: 'M6.5 6.5a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7ZM10 10h7.5m-2.5 0v3m-3-3v2',
  signOut: 'M8 3.5H3.5v13H8M12.5 6l4 4-4 4m4-4H7.5',
  home: 'm3 9.5 7-6 7 6M5 8v8.5h10V8',
  tree: 'M3 3.5h5v4H3v-4Zm9 3h5v4h-5v-4Zm0 7h5v3h-5v-3ZM5.5 7.5V15H12M5.5 8.5H12',
  group:
    'M7 4a2.6 2.6 0 1 1 0 5.2 2.6 2.6 0 0 1 0-5.2ZM2 16c.4-3 2.2-4.5 5-4.5s4.6 1.5 5 4.5M13 4.6a2.2 2.2 0 1 1 0 4.4M14.2 11.6c2.1.3 3.4 1.7 3.8 4.4',
  post: 'M3 9 10 3.5 17 9v7.5H3V9Zm7-.3v5M7.5 11.2h5',
  office: 'M4 17V4.5l7-1.5v14M11 7.5h5V17M2.5 17h15M6.5 7h2m-2 3h2m-2 3h2m5-3h.8m-.8 3h.8',
  chart: 'M3 3.5v13h14M6.5 13V9.5m3.5 3.5V6m3.5 7V8.5',
  form: 'M5 2.5h7l3.5 3.5v11.5H5v-15Zm6.5 0v4h4M7.5 10h5m-5 3h5',
  grid: 'M3 4h14v12H3V4Zm0 4h14M3 12h14M8 4v12',
  download: 'M10 3v9.5m-4-4 4 4 4-4M3.5 16.5h13',
  send: 'M3 10 17 3.5 12.5 17l-3-5.5L3 10Zm6.5 1.5L17 3.5',
  copy: 'M7 7h9.5v9.5H7V7ZM4 13H3V3h10v1',
  plus: 'M10 4v12M4 10h12',
  print: 'M6 7V3h8v4M6 14H3V7h14v7h-3M6 11.5h8V17H6v-5.5Z',
  link: 'M8 12l4-4M9 6l1.5-1.5a3.5 3.5 0 0 1 5 5L14 11M11 14l-1.5 1.5a3.5 3.5 0 0 1-5-5L6 9',
  code: 'm7 6-4 4 4 4m6-8 4 4-4 4',
  refresh: 'M16.5 8A7 7 0 0 0 4 6.5L3 8m0-4.5V8h4.5M3.5 12A7 7 0 0 0 16 13.5l1-1.5m0 4.5V12h-4.5',
} as const;

export type IconName = keyof typeof PATHS;

/** A decorative drawing in the colour of the text beside it. */
export function Icon({ name, size = 18, ...rest }: { name: IconName; size?: number } & SVGProps<SVGSVGElement>) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      style={{ flex: 'none' }}
      {...rest}
    >
      <path d={PATHS[name]} />
    </svg>
  );
}

/** The mark of the product: five levels standing on one another, village at the base. */
export function Mark({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" style={{ flex: 'none' }}>
      <g fill="none" strokeLinecap="round" strokeWidth="2.8">
        <path stroke="#f2c35b" d="M15 5h2" />
        <path stroke="currentColor" d="M12.2 10.5h7.6M9.4 16h13.2M6.6 21.5h18.8M4 27h24" />
      </g>
    </svg>
  );
}
