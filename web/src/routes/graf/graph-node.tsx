import type { NodeProps, Node } from '@xyflow/react';
import { memo } from 'react';
import { cx } from '@/lib/cx.ts';
import { Icon } from '@/ui/icon.tsx';
import type { Branch } from './graph-model.ts';
import css from './graph.module.css';
import { lineOf, type NodeText } from './use-node-text.ts';

export type FlowNode = Node<{ branch: Branch; text: NodeText; isFocus: boolean }, 'thing'>;

const isSame = (a: NodeProps<FlowNode>, b: NodeProps<FlowNode>): boolean =>
  a.data.branch.node === b.data.branch.node &&
  a.data.branch.isOpen === b.data.branch.isOpen &&
  a.data.branch.isPending === b.data.branch.isPending &&
  a.data.branch.canOpen === b.data.branch.canOpen &&
  a.data.isFocus === b.data.isFocus &&
  a.data.text.state === b.data.text.state;

/** One thing of the graph as a button; keys and presses are heard by the canvas around it. */
export const GraphNodeBox = memo(({ data: { branch, text, isFocus } }: NodeProps<FlowNode>) => {
  const { key, node, canOpen, isOpen, isPending } = branch;
  const isSmall = node.kind === 'OPD' || node.kind === 'SEAT';
  return (
    <button
      type="button"
      data-key={key}
      tabIndex={isFocus ? 0 : -1}
      aria-expanded={canOpen ? isOpen : undefined}
      aria-label={lineOf(text)}
      aria-current={isFocus || undefined}
      className={cx('nopan', css.node, isSmall && css.small, css[text.tone], isFocus && css.focused)}
    >
      <span className={css.texts} aria-hidden="true">
        <span className={css.title}>{text.title}</span>
        <span className={css.state}>{text.state}</span>
        {text.more && <span className={css.more}>{text.more}</span>}
      </span>
      {canOpen && (
        <span className={css.toggle} data-toggle aria-hidden="true">
          {isPending ? '…' : <Icon name={isOpen ? 'left' : 'right'} size={15} />}
        </span>
      )}
    </button>
  );
}, isSame);
