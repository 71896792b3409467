import { flag, number, optional, type Table, text, texts } from './table.ts';

/** Kinds of agency that answer for an indicator. */
export const INDICATOR_OPD_KIND: Table = {
  name: 'IndicatorOpdKind',
  key: ['indicatorCode', 'kindCode'],
  columns: { indicatorCode: 'text', kindCode: 'text', isLead: 'boolean', source: 'text', confidence: 'text' },
  rowOf: (line) => ({
    ...texts(line, 'indicatorCode', 'kindCode', 'source', 'confidence'),
    isLead: flag(line, 'isLead'),
  }),
};

/** Checklists of guidance visits, by code and version. */
export const CHECKLIST: Table = {
  name: 'Checklist',
  key: ['id'],
  columns: {
    id: 'text',
    code: 'text',
    version: 'int',
    name: 'text',
    nameEn: 'text',
    validFrom: 'date',
    validTo: 'date',
    source: 'text',
    confidence: 'text',
  },
  rowOf: (line) => ({
    ...texts(line, 'code', 'name', 'nameEn', 'validFrom', 'source', 'confidence'),
    id: `${text(line, 'code')}.${text(line, 'version')}`,
    version: number(line, 'version'),
    validTo: optional(line, 'validTo'),
  }),
};

/** What the checklists ask, in their order. */
export const CHECKLIST_ITEM: Table = {
  name: 'ChecklistItem',
  key: ['checklistId', 'code'],
  columns: {
    checklistId: 'text',
    code: 'text',
    order: 'int',
    section: 'text',
    sectionEn: 'text',
    text: 'text',
    textEn: 'text',
    kind: '"ChecklistItemKind"',
    source: 'text',
    confidence: 'text',
  },
  rowOf: (line) => ({
    ...texts(line, 'code', 'section', 'sectionEn', 'text', 'textEn', 'kind', 'source', 'confidence'),
    checklistId: `${text(line, 'checklistCode')}.${text(line, 'version')}`,
    order: number(line, 'order'),
  }),
};
