import type { Tone } from '@/ui/status-badge.tsx';
import { type Layout, type Placed, pathOf } from './graph-layout.ts';
import { linesOf, type Part } from './sheets.ts';
import { useNodeText } from './use-node-text.ts';

/** The colours of the day: a picture and a sheet of paper are light, whatever the screen shows. */
const INK = { text: '#17211e', muted: '#505b56', line: '#827d70', paper: '#ffffff' } as const;
const TONES: Readonly<Record<Tone, string>> = {
  good: '#2c8554',
  warn: '#b87a0c',
  bad: '#c13a30',
  info: '#174c8c',
  neutral: '#827d70',
};
const TEXTS: Readonly<Record<Tone, string>> = {
  good: '#14653a',
  warn: '#734600',
  bad: '#9c1f18',
  info: '#174c8c',
  neutral: '#505b56',
};
const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif';
/** Letters of a line that fit into a box in the widest of these fonts, by the size of the words. */
const LETTERS = { title: 28, state: 33 } as const;

type Props = {
  layout: Layout;
  /** The part that is drawn; all of it when left out. */
  part?: Part;
  title: string;
  /** Size on paper; pixels when left out. */
  scale?: number;
};

/** The graph as a drawing of its own, for paper and files: no screen, no style sheet, no dark mode. */
export function GraphPicture({ layout, part = { from: 0, to: layout.height }, title, scale }: Props) {
  const textOf = useNodeText();
  const [top, height] = [part.from - 2, part.to - part.from + 4];
  const width = layout.width + 4;
  const size = (pixels: number) => (scale ? `${(pixels * scale).toFixed(2)}mm` : pixels);
  const shown = layout.placed.filter(({ y, height: tall }) => y + tall >= part.from && y <= part.to);
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      role="img"
      aria-label={title}
      width={size(width)}
      height={size(height)}
      viewBox={`-2 ${top} ${width} ${height}`}
      fontFamily={FONT}
    >
      <rect x={-2} y={top} width={width} height={height} fill={INK.paper} />
      <path d={pathOf(layout)} fill="none" stroke={INK.line} strokeWidth={1.2} />
      {shown.map((placed) => (
        <Box key={placed.branch.key} placed={placed} text={textOf(placed.branch.node)} />
      ))}
    </svg>
  );
}

type BoxProps = { placed: Placed; text: ReturnType<ReturnType<typeof useNodeText>> };

function Box({ placed: { branch, x, y, width, height }, text: { title, state, more, tone } }: BoxProps) {
  const isSmall = branch.node.kind === 'OPD' || branch.node.kind === 'SEAT';
  const titles = linesOf(title, LETTERS.title, isSmall ? 1 : 3);
  const first = y + (isSmall ? 17 : 20);
  const stateAt = first + titles.length * 16;
  return (
    <g>
      <rect x={x} y={y} width={width} height={height} rx={6} fill={INK.paper} stroke={INK.line} />
      <rect x={x} y={y} width={5} height={height} rx={2} fill={TONES[tone]} />
      {titles.map((line, at) => (
        <text key={line} x={x + 14} y={first + at * 16} fill={INK.text} fontSize={13} fontWeight={isSmall ? 500 : 650}>
          {line}
        </text>
      ))}
      <text x={x + 14} y={stateAt} fill={TEXTS[tone]} fontSize={11.5} fontWeight={600}>
        {linesOf(state, LETTERS.state, 1)[0]}
      </text>
      {more && (
        <text x={x + 14} y={stateAt + 15} fill={INK.muted} fontSize={11.5}>
          {more}
        </text>
      )}
      {branch.canOpen && !branch.isOpen && (
        <text x={x + width - 16} y={y + height / 2 + 4} fill={INK.muted} fontSize={13}>
          +
        </text>
      )}
    </g>
  );
}
