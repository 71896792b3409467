import type { Drawing } from './drawing.ts';

/** Column, row and short name of each province: a square each, standing about where the province lies. */
const TILES: Readonly<Record<string, readonly [column: number, row: number, label: string]>> = {
  '11': [0, 0, 'Aceh'],
  '12': [1, 1, 'Sumut'],
  '13': [1, 2, 'Sumbar'],
  '14': [2, 1, 'Riau'],
  '15': [2, 2, 'Jambi'],
  '16': [2, 3, 'Sumsel'],
  '17': [1, 3, 'Bengk.'],
  '18': [2, 4, 'Lamp.'],
  '19': [3, 2, 'Babel'],
  '21': [3, 1, 'Kepri'],
  '31': [4, 4, 'DKI'],
  '32': [4, 5, 'Jabar'],
  '33': [5, 5, 'Jateng'],
  '34': [5, 6, 'DIY'],
  '35': [6, 5, 'Jatim'],
  '36': [3, 5, 'Banten'],
  '51': [7, 5, 'Bali'],
  '52': [8, 5, 'NTB'],
  '53': [9, 5, 'NTT'],
  '61': [5, 1, 'Kalbar'],
  '62': [5, 2, 'Kalteng'],
  '63': [6, 2, 'Kalsel'],
  '64': [6, 1, 'Kaltim'],
  '65': [6, 0, 'Kaltara'],
  '71': [9, 1, 'Sulut'],
  '72': [8, 2, 'Sulteng'],
  '73': [8, 3, 'Sulsel'],
  '74': [9, 3, 'Sultra'],
  '75': [8, 1, 'Goron.'],
  '76': [7, 3, 'Sulbar'],
  '81': [11, 3, 'Maluku'],
  '82': [11, 1, 'Malut'],
  '91': [15, 1, 'Papua'],
  '92': [13, 1, 'Pabar'],
  '93': [15, 3, 'Pasel'],
  '94': [14, 2, 'Pateng'],
  '95': [15, 2, 'Papeg'],
  '96': [12, 1, 'PBD'],
};

const STEP = 60;
const SIDE = 56;
const ROUND = 6;
const COLUMNS = 16;
const ROWS = 7;

/** The 38 provinces as squares of one size, for a country without imported boundaries. */
export function drawProvinceTiles(): Drawing {
  return {
    viewBox: [0, 0, COLUMNS * STEP, ROWS * STEP],
    shapes: Object.entries(TILES).map(([code, [column, row, label]]) => {
      const [x, y] = [column * STEP + (STEP - SIDE) / 2, row * STEP + (STEP - SIDE) / 2];
      return { code, d: roundedSquare(x, y), label: { x: x + SIDE / 2, y: y + SIDE / 2, text: label } };
    }),
  };
}

function roundedSquare(x: number, y: number): string {
  const straight = SIDE - 2 * ROUND;
  const corner = (dx: number, dy: number) => `a${ROUND} ${ROUND} 0 0 1 ${dx} ${dy}`;
  return [
    `M${x + ROUND} ${y}h${straight}${corner(ROUND, ROUND)}`,
    `v${straight}${corner(-ROUND, ROUND)}`,
    `h${-straight}${corner(-ROUND, -ROUND)}`,
    `v${-straight}${corner(ROUND, -ROUND)}z`,
  ].join('');
}
