import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { toFailure } from '@/apollo/failure.ts';
import type { WilayahKind, WilayahLevel } from '@/gql/schema-types.ts';
import { useDomainText } from '@/i18n/texts/domain.ts';
import { useOrganisationText } from '@/i18n/texts/organisation.ts';
import { paths } from '@/paths.ts';
import { QueryState } from '@/ui/query-state.tsx';
import { Tree, TreeItem } from '@/ui/tree.tsx';
import { useWilayahChildrenQuery } from './wilayah-tree.generated.ts';

type Area = { id: string; code: string; name: string; kind: WilayahKind; level: WilayahLevel; childCount: number };
type Shared = {
  selectedId: string;
  opened: ReadonlySet<string>;
  onToggle: (id: string) => void;
  onSelect: (id: string) => void;
};

/** The areas from the country down, opened along the way to the selected one; each branch is read when it opens. */
export function WilayahTree({ path }: { path: readonly Area[] }) {
  const t = useOrganisationText();
  const navigate = useNavigate();
  const root = path[0];
  const selectedId = path.at(-1)?.id ?? '';
  const way = path.map(({ id }) => id).join(' ');
  const [opened, setOpened] = useState<ReadonlySet<string>>(() => new Set());
  useEffect(() => setOpened((before) => new Set([...before, ...way.split(' ')])), [way]);
  const onToggle = (id: string) =>
    setOpened((before) => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  if (!root) return null;
  const shared = { selectedId, opened, onToggle, onSelect: (id: string) => void navigate(paths.wilayah(id)) };
  return (
    <Tree label={t('wilayah.treeTitle')}>
      <Branch area={root} level={1} {...shared} />
    </Tree>
  );
}

function Branch({ area, level, ...shared }: Shared & { area: Area; level: number }) {
  const kinds = useDomainText();
  const { selectedId, opened, onToggle, onSelect } = shared;
  const isOpen = opened.has(area.id);
  // The class is part of how people tell a city from the regency of the same name.
  const isTwin = area.kind === 'KOTA' || area.kind === 'KABUPATEN' || area.kind === 'KELURAHAN';
  return (
    <TreeItem
      label={isTwin ? `${kinds(`kind.${area.kind}`)} ${area.name}` : area.name}
      detail={area.level === 'NASIONAL' ? null : area.code}
      level={level}
      hasChildren={area.childCount > 0}
      isOpen={isOpen}
      isSelected={area.id === selectedId}
      isEntry={area.id === selectedId}
      onToggle={() => onToggle(area.id)}
      onSelect={() => onSelect(area.id)}
    >
      {isOpen && area.childCount > 0 && <Children parent={area.id} level={level + 1} {...shared} />}
    </TreeItem>
  );
}

function Children({ parent, level, ...shared }: Shared & { parent: string; level: number }) {
  const { data, error, refetch } = useWilayahChildrenQuery({ variables: { parent }, fetchPolicy: 'cache-first' });
  if (!data) {
    return (
      <li role="none">
        <QueryState data={null} failure={toFailure(error)} onRetry={() => void refetch()}>
          {() => null}
        </QueryState>
      </li>
    );
  }
  return data.wilayahList.nodes.map((area) => <Branch key={area.id} area={area} level={level} {...shared} />);
}
