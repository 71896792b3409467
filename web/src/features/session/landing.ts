import type { Landing } from '@/gql/schema-types.ts';
import { paths } from '@/paths.ts';

const LANDINGS: Readonly<Record<Landing, () => string>> = {
  REPORT_FORM: paths.kader,
  POSTS_BY_STATE: () => paths.worklist(),
  HOME: () => paths.start(),
  DASHBOARD: () => paths.dashboard(),
};

/** The page where a person's work starts. */
export const landingPath = (landing: Landing): string => LANDINGS[landing]();
