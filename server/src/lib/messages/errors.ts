import type { Localized } from '../pure/texts.ts';
import { accessTexts } from './access-texts.ts';
import { boundaryTexts } from './boundary-texts.ts';
import { bulkTexts } from './bulk-texts.ts';
import { collectionTexts } from './collection-texts.ts';
import { decreeTexts } from './decree-texts.ts';
import { groupSuccessionTexts } from './group-succession-texts.ts';
import { guidanceTexts } from './guidance-texts.ts';
import { dutyTexts } from './duty-texts.ts';
import { ilpTexts } from './ilp-texts.ts';
import { importTexts } from './import-texts.ts';
import { inputTexts } from './input-texts.ts';
import { opdTexts } from './opd-texts.ts';
import { posyanduTexts } from './posyandu-texts.ts';
import { pustuTexts } from './pustu-texts.ts';
import { registerTexts } from './register-texts.ts';
import { kaderTexts } from './kader-texts.ts';
import { problemTexts } from './problem-texts.ts';
import { seatTexts } from './seat-texts.ts';
import { stateTexts } from './state-texts.ts';
import { successionTexts } from './succession-texts.ts';

export type { Localized } from '../pure/texts.ts';

/** Every code that may leave the server, with its sentence in both languages; a code is never renamed. */
export const errorTexts = {
  ...accessTexts,
  ...boundaryTexts,
  ...bulkTexts,
  ...collectionTexts,
  ...decreeTexts,
  ...groupSuccessionTexts,
  ...guidanceTexts,
  ...dutyTexts,
  ...ilpTexts,
  ...importTexts,
  ...inputTexts,
  ...opdTexts,
  ...posyanduTexts,
  ...pustuTexts,
  ...registerTexts,
  ...kaderTexts,
  ...problemTexts,
  ...seatTexts,
  ...stateTexts,
  ...successionTexts,
} as const satisfies Record<string, Localized>;

export type ErrorCode = keyof typeof errorTexts;
