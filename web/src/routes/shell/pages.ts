import type { ConsoleTexts } from '@/i18n/texts/console.ts';
import type { KeyOf } from '@/i18n/catalogue.ts';
import { paths } from '@/paths.ts';
import type { IconName } from '@/ui/icon.tsx';

export type PageLink = {
  readonly key: KeyOf<ConsoleTexts>;
  readonly path: string;
  readonly icon: IconName;
  /** The action a person must hold somewhere for the page to be of use. */
  readonly needs?: string;
  /** Leaves the console: another entry of the product. */
  readonly isOutside?: boolean;
};

/** The pages one can go to from everywhere; rail and search show the same list. */
export const pageGroups: readonly { readonly title: KeyOf<ConsoleTexts>; readonly pages: readonly PageLink[] }[] = [
  {
    title: 'nav.work',
    pages: [
      { key: 'nav.start', path: paths.start(), icon: 'home', needs: 'pokjanal.read' },
      { key: 'nav.dashboard', path: paths.dashboard(), icon: 'chart', needs: 'analytics.read' },
      { key: 'nav.map', path: paths.map(), icon: 'grid', needs: 'analytics.read' },
      { key: 'nav.pws', path: paths.pws(), icon: 'panel', needs: 'analytics.read' },
      { key: 'nav.ranking', path: paths.ranking(), icon: 'sort', needs: 'analytics.read' },
      { key: 'nav.strata', path: paths.strata(), icon: 'post', needs: 'report.read' },
      { key: 'nav.targets', path: paths.targets(), icon: 'ascending', needs: 'target.read' },
      { key: 'nav.worklist', path: paths.worklist(), icon: 'form', needs: 'submission.submit' },
      { key: 'nav.import', path: paths.importForms(), icon: 'copy', needs: 'submission.submit' },
      { key: 'nav.closing', path: paths.closing(), icon: 'check', needs: 'submission.return' },
      { key: 'nav.bulkActs', path: paths.bulkActs(), icon: 'refresh', needs: 'register.import' },
      { key: 'nav.posyandu', path: paths.posyanduList(), icon: 'post', needs: 'report.read' },
      { key: 'nav.kaderList', path: paths.kaderList(), icon: 'group', needs: 'kader.count' },
      { key: 'nav.ilp', path: paths.ilp(), icon: 'check', needs: 'ilp.read' },
    ],
  },
  {
    title: 'nav.organisation',
    pages: [
      { key: 'nav.wilayah', path: paths.wilayah(), icon: 'tree' },
      { key: 'nav.puskesmas', path: paths.puskesmasList(), icon: 'office', needs: 'puskesmas.read' },
      { key: 'nav.pokjanal', path: paths.pokjanalList(), icon: 'group', needs: 'pokjanal.read' },
      { key: 'nav.duties', path: paths.duties(), icon: 'grid', needs: 'duty.read' },
      { key: 'nav.decrees', path: paths.decrees(), icon: 'form', needs: 'pokjanal.read' },
      { key: 'nav.gaps', path: paths.gaps(), icon: 'alert', needs: 'pokjanal.read' },
      { key: 'nav.collections', path: paths.collections(), icon: 'send', needs: 'pokjanal.manage' },
      { key: 'nav.meetings', path: paths.meetings(), icon: 'clock', needs: 'meeting.read' },
      { key: 'nav.visits', path: paths.visits(), icon: 'send', needs: 'duty.read' },
      { key: 'nav.commitments', path: paths.commitments(), icon: 'check', needs: 'commitment.read' },
      { key: 'nav.problems', path: paths.problems(), icon: 'alert', needs: 'problem.read' },
      { key: 'nav.opd', path: paths.opdList(), icon: 'office', needs: 'opd.read' },
      { key: 'nav.users', path: paths.users(), icon: 'user', needs: 'user.read' },
    ],
  },
  {
    title: 'nav.tools',
    pages: [
      { key: 'nav.catalogue', path: paths.catalogue(), icon: 'info' },
      { key: 'nav.explorer', path: paths.explorer(), icon: 'code', isOutside: true },
    ],
  },
];
