import { useEffect, useState } from 'react';

/** Modules of blank paper around the drawing, without which cameras do not find it. */
const QUIET = 4;
type Drawing = { readonly side: number; readonly path: string };

/** The dark squares as one path, a run of neighbours in a row as one stroke. */
export function qrPath(size: number, isDark: (row: number, column: number) => boolean): string {
  const runs: string[] = [];
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; ) {
      let end = column;
      while (end < size && isDark(row, end)) end += 1;
      if (end > column) runs.push(`M${column + QUIET} ${row + QUIET}h${end - column}v1h-${end - column}z`);
      column = Math.max(end, column + 1);
    }
  }
  return runs.join('');
}

async function draw(text: string): Promise<Drawing> {
  const { create } = await import('qrcode');
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  return {
    side: modules.size + 2 * QUIET,
    path: qrPath(modules.size, (row, column) => Boolean(modules.get(row, column))),
  };
}

/** A text for the camera of a phone; its drawer loads when the first one is shown. Dark on white in every scheme. */
export function QrCode({ text, label, className }: { text: string; label: string; className?: string | undefined }) {
  const [drawing, setDrawing] = useState<Drawing | null>(null);
  useEffect(() => {
    let isWanted = true;
    // Without the drawing the code itself is still on the sheet.
    draw(text).then(
      (drawn) => isWanted && setDrawing(drawn),
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [text]);
  const side = drawing?.side ?? 1;
  return (
    <svg
      role="img"
      aria-label={label}
      className={className}
      viewBox={`0 0 ${side} ${side}`}
      shapeRendering="crispEdges"
    >
      <rect width={side} height={side} fill="#fff" />
      <path d={drawing?.path ?? ''} fill="#000" />
    </svg>
  );
}
