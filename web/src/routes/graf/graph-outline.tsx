import { Tree, TreeItem } from '@/ui/tree.tsx';
import { StatusBadge } from '@/ui/status-badge.tsx';
import type { Branch } from './graph-model.ts';
import { type NodeText, useNodeText } from './use-node-text.ts';

type Props = {
  root: Branch;
  focus: string;
  label: string;
  onFocus: (key: string) => void;
  onToggle: (key: string) => void;
};

/** The same nodes as the graph, one below the other: for readers that hear, and for narrow windows. */
export function GraphOutline({ root, focus, label, onFocus, onToggle }: Props) {
  const textOf = useNodeText();
  return (
    <Tree label={label}>
      <Item branch={root} focus={focus} textOf={textOf} onFocus={onFocus} onToggle={onToggle} />
    </Tree>
  );
}

type ItemProps = Omit<Props, 'root' | 'label'> & { branch: Branch; textOf: ReturnType<typeof useNodeText> };

function Item({ branch, ...shared }: ItemProps) {
  const { focus, textOf, onFocus, onToggle } = shared;
  const { key, node, level, canOpen, isOpen } = branch;
  const text = textOf(node);
  return (
    <TreeItem
      label={text.title}
      detail={<Detail text={text} />}
      isDetailLong
      level={level}
      hasChildren={canOpen}
      isOpen={isOpen}
      isSelected={key === focus}
      isEntry={key === focus}
      onToggle={() => onToggle(key)}
      onSelect={() => onFocus(key)}
    >
      {branch.children.map((child) => (
        <Item key={child.key} branch={child} {...shared} />
      ))}
    </TreeItem>
  );
}

const Detail = ({ text: { state, more, tone } }: { text: NodeText }) => (
  <>
    <StatusBadge tone={tone}>{state}</StatusBadge> {more}
  </>
);
