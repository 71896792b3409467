import type { Translated } from '../catalogue.ts';
import type { ConsoleTexts } from './console.ts';

export const en: Translated<ConsoleTexts> = {
  product: 'Pokjanal Posyandu',
  nav: {
    dashboard: 'Dashboard',
    wilayah: 'Areas',
    pokjanal: 'Pokjanal',
    users: 'Users',
    opd: 'OPD',
    posyandu: 'Posyandu',
    worklist: 'Posyandu reports',
    kader: 'This month’s form',
    explorer: 'API explorer',
    work: 'Work',
    organisation: 'Organisation',
    tools: 'Tools',
  },
  account: {
    menu: 'Account of {{name}}',
    open: 'Account and access tokens',
    signOut: 'Sign out',
  },
  area: {
    switch: 'Change the working area',
    title: 'Working area',
    none: 'Choose an area',
    placeholder: 'Name or code of an area, such as Kahayan or 62.10',
    own: 'Your area',
    found: 'Found',
    nothing: 'No area has that name or code.',
    above: 'Above',
  },
  search: {
    open: 'Search',
    title: 'Search areas, posyandu or pages',
    placeholder: 'Area name or code, posyandu, page…',
    hint: 'Type at least two letters.',
    nothing: 'Nothing matches “{{text}}”.',
    pages: 'Pages',
    wilayah: 'Areas',
    posyandu: 'Posyandu',
    results_one: '{{count}} result',
    results_other: '{{count}} results',
  },
  attribution: 'Data sources',
};
