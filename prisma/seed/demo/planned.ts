import type { ARRIVAL, Cells, Header, STATUS } from '../wide.ts';
import type { PlannedPost } from './plan-posts.ts';

type Who = 'typist' | 'petugas' | 'admin';

/** One act on a report; a save carries its answers, all others bind those of the newest submission. */
export type PlannedAct = {
  action: 'DRAFT' | 'SUBMIT' | 'RETURN' | 'VERIFY' | 'APPROVE';
  who: Who;
  at: Date;
  note?: string;
  cells?: Cells;
};

/** A month of one post as it stands at the end of the demo. */
export type PlannedReport = {
  post: PlannedPost;
  /** Block of the form. */
  block: string;
  /** Code of the village it speaks of, for the form of a puskesmas. */
  village?: string;
  month: number;
  deadline: Date;
  status: keyof typeof STATUS;
  arrival: keyof typeof ARRIVAL;
  arrivedAt: Date | null;
  opened: boolean;
  header: Header;
  acts: PlannedAct[];
};
