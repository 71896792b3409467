import { lazy, Suspense, useCallback, useMemo, useRef, useState } from 'react';
import { useFormat } from '@/i18n/format.ts';
import { useGraphText } from '@/i18n/texts/graph.ts';
import { Button } from '@/ui/button.tsx';
import { Dialog, DialogBody } from '@/ui/dialog.tsx';
import { Notice } from '@/ui/notice.tsx';
import { PageHeader, Panel } from '@/ui/page.tsx';
import { GraphControls } from './graph-controls.tsx';
import { layoutOf } from './graph-layout.ts';
import { type Branch, treeOf, walk } from './graph-model.ts';
import { GraphOutline } from './graph-outline.tsx';
import type { GraphPageQuery } from './graph-page.generated.ts';
import { GraphPaper } from './graph-paper.tsx';
import { GraphSearchBox } from './graph-search-box.tsx';
import css from './graph.module.css';
import { NodePanel } from './node-panel.tsx';
import { PngButton } from './png-button.tsx';
import { type GraphView, NARROW } from './use-graph-view.ts';

const GraphCanvas = lazy(async () => ({ default: (await import('./graph-canvas.tsx')).GraphCanvas }));

type Graph = GraphPageQuery['pokjanalGraph'];
type Props = { area: { id: string; fullName: string }; graph: Graph; view: GraphView };

/** Opens and closes what hangs below a branch; the address keeps it. */
function useOpened(root: Branch | null, view: GraphView) {
  const { opened, setOpened } = view;
  return useCallback(
    (key: string) => {
      const open = opened ?? (root ? [root.key] : []);
      setOpened(open.includes(key) ? open.filter((one) => one !== key) : [...open, key]);
    },
    // Both are new at each render; what they do follows from the address.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [opened, root?.key],
  );
}

/** The branch in focus: the one chosen last, else the group of the address, else the first. */
function useFocus(root: Branch | null, view: GraphView) {
  const [chosen, setChosen] = useState<string | null>(null);
  const branches = useMemo(() => (root ? [...walk(root)] : []), [root]);
  const named = branches.find(({ node }) => node.id === view.group);
  const focus = branches.find(({ key }) => key === chosen) ?? named ?? branches[0];
  const choose = (key: string) => {
    setChosen(key);
    const next = branches.find((branch) => branch.key === key);
    const isGroup = next?.node.kind === 'GROUP' && next.parent !== null;
    view.set({ kelompok: isGroup ? next.node.id : null });
  };
  return { branches, focus, choose, forget: () => setChosen(null) };
}

/** The graph of one area with its controls, the facts of what is in focus, and paper. */
export function GraphPageView({ area, graph, view }: Props) {
  const t = useGraphText();
  const [rootNode] = graph.nodes;
  const { opened, layers } = view;
  const root = useMemo(
    () => treeOf(graph, new Set(opened ?? (rootNode ? [rootNode.code] : [])), layers),
    [graph, opened, layers, rootNode],
  );
  const layout = useMemo(() => (root ? layoutOf(root) : null), [root]);
  const { focus, choose, forget } = useFocus(root, view);
  const toggle = useOpened(root, view);
  const [isShown, setShown] = useState(false);
  const search = useRef<HTMLDivElement>(null);
  const toSearch = useCallback(() => search.current?.querySelector('input')?.focus(), []);
  if (!root || !layout || !focus) return null;
  const show = (key: string) => {
    choose(key);
    setShown(window.matchMedia(NARROW).matches);
  };
  const shared = { root, focus: focus.key, onToggle: toggle };
  return (
    <div className={css.page}>
      <PageHeader
        title={t('title')}
        kicker={area.fullName}
        actions={
          <>
            <PngButton layout={layout} title={t('label', { area: area.fullName })} />
            <Button icon="print" onClick={() => window.print()}>
              {t('print')}
            </Button>
          </>
        }
      />
      <DayNotice view={view} />
      <div className={css.bar}>
        <GraphControls view={view} root={root} />
        <GraphSearchBox box={search} area={area.id} view={view} root={root} onFound={forget} />
      </div>
      <Notes graph={graph} />
      <div className={css.body}>
        <Panel flush>
          {view.look === 'graf' ? (
            <Suspense fallback={<div className={css.canvas} aria-busy="true" />}>
              <GraphCanvas
                {...shared}
                onFocus={choose}
                layout={layout}
                label={t('label', { area: area.fullName })}
                onSearch={toSearch}
              />
              <p className={css.keys}>{t('keys')}</p>
            </Suspense>
          ) : (
            <GraphOutline {...shared} onFocus={show} label={t('outlineLabel', { area: area.fullName })} />
          )}
        </Panel>
        <div className={css.side}>
          <Panel title={t('panel')}>
            <NodePanel branch={focus} onToggle={toggle} />
          </Panel>
        </div>
        <Dialog isOpen={isShown} onClose={() => setShown(false)} title={t('panel')} placement="drawer">
          <DialogBody>
            <NodePanel branch={focus} onToggle={toggle} />
          </DialogBody>
        </Dialog>
      </div>
      <GraphPaper layout={layout} area={area.fullName} on={view.on} />
    </div>
  );
}

function DayNotice({ view }: { view: GraphView }) {
  const t = useGraphText();
  const format = useFormat();
  if (view.isToday) return null;
  return (
    <Notice tone="info" title={t('dayTitle', { day: format.day(view.on) })}>
      <p>{t('dayLead')}</p>
      <Button size="small" onClick={() => view.set({ tanggal: null })}>
        {t('backToday')}
      </Button>
    </Notice>
  );
}

function Notes({ graph: { hiddenGroups, isCut } }: { graph: Graph }) {
  const t = useGraphText();
  return (
    <>
      {isCut && <Notice tone="warn" title={t('cut')} />}
      {hiddenGroups > 0 && <p className="pk-muted">{t('hidden', { count: hiddenGroups })}</p>}
    </>
  );
}
