import type { Translated } from '../catalogue.ts';
import type { NetworkTexts } from './jejaring.ts';

export const en: Translated<NetworkTexts> = {
  title: 'Puskesmas and their network',
  name: 'Puskesmas',
  code: 'Ministry code',
  place: 'Place',
  villages: 'Work area',
  villagesCount: '{{count, number}} villages or districts',
  noVillages: 'No work area is recorded yet.',
  posts: 'Posts it mentors',
  postsOf: 'Posts mentored by {{name}}',
  noPosts: 'No post is mentored yet',
  noPostsHint: 'A post chooses its mentoring puskesmas on its own page.',
  village: 'Village',
  ilp: 'ILP status',
  running: 'ILP runs at {{running}} of {{total}} posts.',
  search: 'Find a puskesmas by name',
  none: 'No puskesmas here',
  noneHint: 'Choose another area in the bar above, change the search, or bring in the list.',
  openPws: 'PWS board',
  openRanking: 'Ranking of the work area',
};
