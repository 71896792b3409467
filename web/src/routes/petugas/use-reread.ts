import { useEffect, useRef } from 'react';

const GATHER_MS = 400;

/** Reads again once a burst of changes has passed; a page that has gone reads no more. */
export function useReread(read: () => Promise<unknown>): () => void {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void read(), GATHER_MS);
  };
}
