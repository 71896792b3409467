import { useEffect, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import { createPortal } from 'react-dom';
import { useFormat } from '@/i18n/format.ts';
import { useGraphText } from '@/i18n/texts/graph.ts';
import type { Layout } from './graph-layout.ts';
import { GraphPicture } from './graph-picture.tsx';
import css from './graph.module.css';
import { sheetsOf } from './sheets.ts';

/** The graph on sheets of A3, drawn at the moment somebody prints: by the button or by the browser's own menu. */
export function GraphPaper({ layout, area, on }: { layout: Layout; area: string; on: string }) {
  const [isPrinting, setPrinting] = useState(false);
  useEffect(() => {
    const begin = () => flushSync(() => setPrinting(true));
    const end = () => setPrinting(false);
    window.addEventListener('beforeprint', begin);
    window.addEventListener('afterprint', end);
    return () => {
      window.removeEventListener('beforeprint', begin);
      window.removeEventListener('afterprint', end);
    };
  }, []);
  return isPrinting ? createPortal(<Sheets layout={layout} area={area} on={on} />, document.body) : null;
}

function Sheets({ layout, area, on }: { layout: Layout; area: string; on: string }) {
  const t = useGraphText();
  const format = useFormat();
  const { scale, sheets } = useMemo(() => sheetsOf(layout), [layout]);
  const head = t('printHead', { area, day: format.day(on) });
  return (
    <div className={css.paper}>
      {sheets.map((sheet, at) => (
        <section key={sheet[0]?.from} className={css.sheet}>
          <p>
            {head}
            {sheets.length > 1 && ` · ${t('page', { page: at + 1, pages: sheets.length })}`}
          </p>
          <div className={css.parts}>
            {sheet.map((part) => (
              <GraphPicture key={part.from} layout={layout} part={part} title={head} scale={scale} />
            ))}
          </div>
        </section>
      ))}
    </div>
  );
}
