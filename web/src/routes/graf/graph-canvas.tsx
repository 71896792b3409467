import '@xyflow/react/dist/base.css';
import { ReactFlow, type ReactFlowInstance, ReactFlowProvider, useReactFlow, ViewportPortal } from '@xyflow/react';
import { type KeyboardEvent, type MouseEvent, useCallback, useEffect, useMemo, useRef } from 'react';
import { useGraphText } from '@/i18n/texts/graph.ts';
import { Button, IconButton } from '@/ui/button.tsx';
import { type Layout, type Placed, pathOf } from './graph-layout.ts';
import type { Branch } from './graph-model.ts';
import { moveOf } from './graph-moves.ts';
import { type FlowNode, GraphNodeBox } from './graph-node.tsx';
import css from './graph.module.css';
import { useNodeText } from './use-node-text.ts';

const NODE_TYPES = { thing: GraphNodeBox };
const NO_EDGES: [] = [];
const [LEAST_ZOOM, MOST_ZOOM] = [0.03, 2];
/** Below the first the words of a node are hard to read; at the second a large graph is shown. */
const [READABLE, EASY] = [0.6, 0.8];
const MARGIN = 24;
const FIT = { padding: 0.06, maxZoom: 1 } as const;

type Props = {
  root: Branch;
  layout: Layout;
  focus: string;
  label: string;
  onFocus: (key: string) => void;
  onToggle: (key: string) => void;
  onSearch: () => void;
};

/** The graph, moved and enlarged by hand, wheel, fingers or keys. */
export const GraphCanvas = (props: Props) => (
  <ReactFlowProvider>
    <Canvas {...props} />
  </ReactFlowProvider>
);

function useFlowNodes(layout: Layout, focus: string): FlowNode[] {
  const textOf = useNodeText();
  return useMemo(
    () =>
      layout.placed.map(({ branch, x, y, width, height }) => ({
        id: branch.key,
        type: 'thing' as const,
        position: { x, y },
        width,
        height,
        data: { branch, text: textOf(branch.node), isFocus: branch.key === focus },
      })),
    // The writer is new at each render and writes the same.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [layout, focus],
  );
}

/** Keeps the node in focus in view, readable, and under the keyboard when the keyboard is here. */
function useFollowFocus(box: React.RefObject<HTMLDivElement | null>, layout: Layout, focus: string) {
  const flow = useReactFlow<FlowNode>();
  const place = layout.placed.find(({ branch }) => branch.key === focus);
  const spot = place ? `${place.x} ${place.y}` : '';
  useEffect(() => {
    const view = box.current;
    if (!view || !place) return;
    if (view.contains(document.activeElement)) {
      view.querySelector<HTMLElement>(`[data-key="${CSS.escape(focus)}"]`)?.focus({ preventScroll: true });
    }
    if (!isInView(view, place, flow.getViewport())) {
      const zoom = Math.max(flow.getZoom(), READABLE);
      void flow.setCenter(place.x + place.width / 2, place.y + place.height / 2, { zoom });
    }
    // The place of the one in focus moves with the layout.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [focus, spot]);
}

function isInView(view: HTMLElement, place: Placed, at: { x: number; y: number; zoom: number }): boolean {
  const [left, top] = [place.x * at.zoom + at.x, place.y * at.zoom + at.y];
  return (
    at.zoom >= READABLE / 2 &&
    left >= 0 &&
    top >= 0 &&
    left + place.width * at.zoom <= view.clientWidth &&
    top + place.height * at.zoom <= view.clientHeight
  );
}

function Canvas({ root, layout, focus, label, onFocus, onToggle, onSearch }: Props) {
  const t = useGraphText();
  const flow = useReactFlow<FlowNode>();
  const box = useRef<HTMLDivElement>(null);
  const nodes = useFlowNodes(layout, focus);
  const path = useMemo(() => pathOf(layout), [layout]);
  const byKey = useMemo(() => new Map(layout.placed.map(({ branch }) => [branch.key, branch])), [layout]);
  useFollowFocus(box, layout, focus);
  const zoom = useMemo(
    (): Readonly<Record<string, () => void>> => ({
      '+': () => void flow.zoomIn(),
      '=': () => void flow.zoomIn(),
      '-': () => void flow.zoomOut(),
      '0': () => void flow.fitView(FIT),
      '/': onSearch,
    }),
    [flow, onSearch],
  );
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const at = byKey.get(keyAt(event.target) ?? '');
    const act = zoom[event.key];
    const move = at ? moveOf(event.key, at, root) : null;
    if (!act && !move) return;
    event.preventDefault();
    event.stopPropagation();
    act?.();
    if (move && 'to' in move) onFocus(move.to);
    if (move && 'toggle' in move) onToggle(move.toggle);
  };
  const onClick = useCallback(
    (event: MouseEvent) => {
      const key = keyAt(event.target);
      // Enter and Space have been heard as keys; a press by keyboard has no place.
      if (!key || event.detail === 0) return;
      onFocus(key);
      if (event.target instanceof Element && event.target.closest('[data-toggle]')) onToggle(key);
    },
    [onFocus, onToggle],
  );
  return (
    // The buttons inside are what is pressed; this hears for all of them.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div ref={box} className={css.canvas} onKeyDown={onKeyDown} onClick={onClick}>
      <ReactFlow<FlowNode>
        nodes={nodes}
        edges={NO_EDGES}
        nodeTypes={NODE_TYPES}
        aria-label={label}
        onInit={() => showFirst(flow, box.current, layout)}
        minZoom={LEAST_ZOOM}
        maxZoom={MOST_ZOOM}
        nodesDraggable={false}
        nodesConnectable={false}
        nodesFocusable={false}
        elementsSelectable={false}
        disableKeyboardA11y
        zoomOnDoubleClick={false}
        panOnScroll={false}
      >
        <ViewportPortal>
          <svg className={css.lines} width={layout.width} height={layout.height} aria-hidden="true">
            <path d={path} />
          </svg>
        </ViewportPortal>
      </ReactFlow>
      <div className={css.zoom}>
        <IconButton icon="plus" label={t('zoomIn')} onClick={zoom['+']} />
        <Button variant="quiet" title={t('zoomOut')} aria-label={t('zoomOut')} onClick={zoom['-']}>
          −
        </Button>
        <IconButton icon="grid" label={t('fit')} onClick={zoom['0']} />
      </div>
    </div>
  );
}

/** A small graph is shown whole; of a large one what lies around the first node, large enough to read. */
function showFirst(
  flow: ReactFlowInstance<FlowNode>,
  view: HTMLElement | null,
  { placed: [root], width, height }: Layout,
): void {
  if (!view || !root) return;
  const whole = Math.min(view.clientWidth / (width + 2 * MARGIN), view.clientHeight / (height + 2 * MARGIN));
  if (whole >= READABLE) {
    void flow.fitView(FIT);
    return;
  }
  const middle = (root.y + root.height / 2) * EASY;
  void flow.setViewport({ x: MARGIN, y: view.clientHeight / 2 - middle, zoom: EASY });
}

const keyAt = (target: EventTarget): string | null =>
  target instanceof Element ? (target.closest<HTMLElement>('[data-key]')?.dataset.key ?? null) : null;
