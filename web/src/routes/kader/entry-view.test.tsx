import { fireEvent, render, screen } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { makeForm } from '@/features/report-form/entry-form.fixture.ts';
import { useReportEntry } from '@/features/report-form/use-report-entry.ts';
import { EntryView } from './entry-view.tsx';

const FORM = makeForm();

function Page() {
  return <EntryView entry={useReportEntry(FORM, 'u1', () => undefined)} />;
}

beforeEach(() => localStorage.clear());

test('the next part has the focus at once, so that what is typed after it stays in its field', () => {
  const frames: FrameRequestCallback[] = [];
  vi.spyOn(window, 'requestAnimationFrame').mockImplementation((frame) => frames.push(frame));
  render(<Page />);
  fireEvent.click(screen.getByRole('button', { name: 'Lanjut' }));
  const [first, second] = screen.getAllByRole('textbox');
  expect(document.activeElement).toBe(first);
  second?.focus();
  for (const frame of frames) frame(0);
  expect(document.activeElement).toBe(second);
});
