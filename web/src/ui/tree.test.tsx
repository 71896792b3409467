import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { beforeEach, expect, test } from 'vitest';
import { Tree, TreeItem } from './tree.tsx';

type Area = { name: string; below?: Area[] };
const country: Area = {
  name: 'Indonesia',
  below: [{ name: 'Aceh', below: [{ name: 'Simeulue' }] }, { name: 'Bali' }, { name: 'Banten' }],
};
let chosen: string[] = [];

function Branch({ area, level }: { area: Area; level: number }) {
  const [isOpen, setOpen] = useState(level === 1);
  return (
    <TreeItem
      label={area.name}
      level={level}
      hasChildren={area.below !== undefined}
      isOpen={isOpen}
      isSelected={false}
      isEntry={level === 1}
      onToggle={() => setOpen(!isOpen)}
      onSelect={() => chosen.push(area.name)}
    >
      {area.below?.map((each) => (
        <Branch key={each.name} area={each} level={level + 1} />
      ))}
    </TreeItem>
  );
}

const focused = () => document.activeElement?.getAttribute('data-label');
beforeEach(async () => {
  chosen = [];
  render(
    <Tree label="Wilayah">
      <Branch area={country} level={1} />
    </Tree>,
  );
  await userEvent.tab();
});

test('Tab reaches one item, arrows the rest', async () => {
  expect(focused()).toBe('Indonesia');
  await userEvent.keyboard('{ArrowDown}{ArrowDown}');
  expect(focused()).toBe('Bali');
  await userEvent.keyboard('{Home}');
  expect(focused()).toBe('Indonesia');
});

test('right opens a branch, then enters it; left leaves it, then closes it', async () => {
  await userEvent.keyboard('{ArrowDown}{ArrowRight}');
  expect(screen.getByRole('treeitem', { name: 'Aceh' }).getAttribute('aria-expanded')).toBe('true');
  expect(focused()).toBe('Aceh');
  await userEvent.keyboard('{ArrowRight}');
  expect(focused()).toBe('Simeulue');
  await userEvent.keyboard('{ArrowLeft}');
  expect(focused()).toBe('Aceh');
  await userEvent.keyboard('{ArrowLeft}');
  expect(screen.queryByRole('treeitem', { name: 'Simeulue' })).toBeNull();
});

test('a letter goes to the next name that begins with it', async () => {
  await userEvent.keyboard('b');
  expect(focused()).toBe('Bali');
  await userEvent.keyboard('b');
  expect(focused()).toBe('Banten');
});

test('Enter chooses the item that has the focus, a press on a name that one alone', async () => {
  await userEvent.keyboard('{ArrowDown}{Enter}');
  await userEvent.click(screen.getByText('Bali'));
  expect(chosen).toEqual(['Aceh', 'Bali']);
});
