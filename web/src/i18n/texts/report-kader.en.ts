import type { Translated } from '../catalogue.ts';
import type { ReportKaderTexts } from './report-kader.ts';

export const en: Translated<ReportKaderTexts> = {
  signOut: 'Sign out',
  title: 'Report for {{month}}',
  month: 'Month of the report',
  noForm: 'There is no report to fill in yet.',
  noFormHint: 'This Posyandu owes no report yet, or lies outside your task. Ask the officer of the Puskesmas.',
  otherMonths: 'Other months',
  home: {
    title: 'Posyandu',
    choose: 'Choose a Posyandu',
    stateOf: 'State of the reports for {{month}}.',
    none: 'This account has no Posyandu yet.',
    noneHint: 'Ask the officer of the Puskesmas or the village operator to connect your account with a Posyandu.',
  },
  earlier: {
    none: 'The report for {{month}} has not been sent',
    returned: 'The report for {{month}} was returned',
    open: 'Fill in the report for {{month}}',
  },
  step: {
    label: 'Parts of the form',
    review: 'Check',
    empty: 'not filled in',
    part: 'partly filled in',
    done: 'filled in',
    error: 'has an error',
    next: 'Next',
    back: 'Back',
  },
  review: {
    title: 'Check and send',
    element: 'Count',
    emptyCells_one: '{{count}} empty',
    emptyCells_other: '{{count}} empty',
  },
  sent: {
    title: 'The report for {{month}} has been sent',
    when: 'Sent {{when}}.',
    next: 'The officer of {{puskesmas}} will check it. If something needs correcting, the report comes back to this page with the reason.',
    nextUnknown:
      'The officer of the Puskesmas will check it. If something needs correcting, the report comes back to this page with the reason.',
    verifiedTitle: 'The report for {{month}} has been verified',
    verified: 'The officer of the Puskesmas has checked it. The regency or city closes the month later.',
    approvedTitle: 'The report for {{month}} has been approved',
    approved: 'This month is closed; its numbers can no longer be changed.',
    readOnlyTitle: 'Report for {{month}}',
    readOnly: 'You may read this report but not fill it in.',
    notOpened: 'Did not open: {{reason}}',
    edit: 'Correct the entries',
    content: 'What was reported',
    nextMonth: 'Fill in the report for {{month}}',
  },
  bar: 'Figures and checks',
};
