import type { Translated } from '../catalogue.ts';
import type { RemindersTexts } from './reminders.ts';

export const en: Translated<RemindersTexts> = {
  title: 'Waiting to be sent',
  waiting_one: '{{count}} form of {{month}} not sent yet, due {{day}}',
  waiting_other: '{{count}} forms of {{month}} not sent yet, due {{day}}',
  late_one: '{{count}} form of {{month}} not sent, was due {{day}}',
  late_other: '{{count}} forms of {{month}} not sent, were due {{day}}',
  returned_one: '{{count}} form of {{month}} sent back',
  returned_other: '{{count}} forms of {{month}} sent back',
  earlier_one: '{{count}} form of earlier months',
  earlier_other: '{{count}} forms of earlier months',
};
