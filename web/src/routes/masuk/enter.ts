import { landingPath } from '@/features/session/landing.ts';
import type { Landing } from '@/gql/schema-types.ts';

/** Only addresses of our own are followed after signing in. */
const ownPath = (path: string | null): string | null => (path && /^\/(?![/\\])/.test(path) ? path : null);

/** Leaves for the page that was asked for, else for where this person's work starts. */
export function enter(landing: Landing): void {
  const asked = ownPath(new URLSearchParams(window.location.search).get('ke'));
  window.location.replace(asked ?? landingPath(landing));
}
