import { newId } from '../ids.ts';
import { number, optional, type Table, text, texts } from './table.ts';

/** The basic skills of kader, in their groups. */
export const KADER_SKILL: Table = {
  name: 'KaderSkill',
  key: ['code'],
  columns: {
    code: 'text',
    number: 'int',
    groupCode: 'text',
    groupName: 'text',
    groupNameEn: 'text',
    name: 'text',
    nameEn: 'text',
    source: 'text',
    confidence: 'text',
  },
  rowOf: (line) => ({
    ...texts(line, 'code', 'groupCode', 'groupName', 'groupNameEn', 'name', 'nameEn', 'source', 'confidence'),
    number: number(line, 'number'),
  }),
};

/** What each badge asks for, version by version. */
export const KADER_BADGE_RULE: Table = {
  name: 'KaderBadgeRule',
  key: ['version', 'badge'],
  columns: {
    id: 'uuid',
    version: 'int',
    badge: 'text',
    order: 'int',
    requiredGroups: 'text[]',
    furtherGroups: 'int',
    validFrom: 'date',
    validTo: 'date',
    source: 'text',
    confidence: 'text',
  },
  rowOf: (line) => ({
    ...texts(line, 'badge', 'validFrom', 'source', 'confidence'),
    id: newId(),
    version: number(line, 'version'),
    order: number(line, 'order'),
    requiredGroups: text(line, 'requiredGroups').split('|'),
    furtherGroups: number(line, 'furtherGroups'),
    validTo: optional(line, 'validTo'),
  }),
};
