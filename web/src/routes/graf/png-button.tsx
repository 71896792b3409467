import { useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useGraphText } from '@/i18n/texts/graph.ts';
import { Button } from '@/ui/button.tsx';
import { showToast } from '@/ui/toast.tsx';
import type { Layout } from './graph-layout.ts';
import { GraphPicture } from './graph-picture.tsx';
import { savePng } from './save-png.ts';

/** Saves what is drawn as a picture; it is drawn anew for that, light and whole. */
export function PngButton({ layout, title }: { layout: Layout; title: string }) {
  const t = useGraphText();
  const [isSaving, setSaving] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const svg = isSaving ? box.current?.querySelector('svg') : null;
    if (!svg) return;
    savePng(svg, 'graf-kelompok.png')
      .catch(() => showToast(t('pngFailed'), { tone: 'bad' }))
      .finally(() => setSaving(false));
  }, [isSaving, t]);
  return (
    <>
      <Button icon="download" busy={isSaving} onClick={() => setSaving(true)}>
        {t('png')}
      </Button>
      {isSaving &&
        createPortal(
          <div ref={box} hidden>
            <GraphPicture layout={layout} title={title} />
          </div>,
          document.body,
        )}
    </>
  );
}
