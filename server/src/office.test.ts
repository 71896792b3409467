import { describe, expect, it } from 'vitest';
import { wantsDemo } from './office.ts';

const bare = { hasUsers: false, hasDemo: false, hadDemo: false, hasRealReports: false };
const embedded = { embedded: true, demo: false, empty: false };

describe('demo data', () => {
  it('comes into an empty embedded database, and into PostgreSQL only when asked for', () => {
    expect(wantsDemo(bare, embedded)).toBe(true);
    expect(wantsDemo(bare, { ...embedded, embedded: false })).toBe(false);
    expect(wantsDemo(bare, { embedded: false, demo: true, empty: false })).toBe(true);
  });

  it('does not come back by itself once it was removed', () => {
    expect(wantsDemo({ ...bare, hadDemo: true }, embedded)).toBe(false);
    expect(wantsDemo({ ...bare, hadDemo: true }, { ...embedded, demo: true })).toBe(true);
  });

  it('never comes into a real office, beside real reports, or twice', () => {
    expect(wantsDemo(bare, { ...embedded, empty: true })).toBe(false);
    expect(wantsDemo({ ...bare, hasUsers: true }, { ...embedded, demo: true })).toBe(false);
    expect(wantsDemo({ ...bare, hasRealReports: true }, { ...embedded, demo: true })).toBe(false);
    expect(wantsDemo({ ...bare, hasDemo: true }, embedded)).toBe(false);
  });
});
