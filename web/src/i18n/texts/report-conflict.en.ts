import type { Translated } from '../catalogue.ts';
import type { ReportConflictTexts } from './report-conflict.ts';

export const en: Translated<ReportConflictTexts> = {
  title: 'Somebody else changed this report',
  lead: 'The report changed since you began. Choose which entries to use; nothing is lost yet.',
  statusNow: 'Its state now: {{status}}',
  cell: 'Cell',
  mine: 'My entries',
  theirs: 'What is stored',
  choose: 'Choose for {{cell}}',
  head: 'Statements of the report (opened or not, note)',
  noDifference: 'The numbers are the same; only its state has changed.',
  allMine: 'Use all my entries',
  allTheirs: 'Use everything stored',
  apply: 'Use this choice',
  empty: 'empty',
};
