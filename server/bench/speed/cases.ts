import type { Catalogue } from '../../src/modules/submission/catalogue.ts';
import type { Case } from './case.ts';
import { explainCase } from './cases/explain.ts';
import { listCase } from './cases/list.ts';
import { nodeCase } from './cases/node.ts';
import { cellsCase, columnsCase } from './cases/regency-year.ts';
import { allCase, mapCase, sixCase } from './cases/wide-figures.ts';
import type { Office } from './office.ts';

/** The measured questions, each put to all systems in their own words. */
export function casesOf(office: Office, catalogue: Catalogue): Case[] {
  return [
    listCase(office),
    sixCase(office, catalogue),
    allCase(office, catalogue),
    mapCase(office, catalogue),
    explainCase(office),
    cellsCase(office),
    columnsCase(office),
    nodeCase(office),
  ];
}
