import { useEffect, useState } from 'react';

/** The value once it has stood still for a while; typing then asks once per pause, not once per key. */
export function useDebounced<T>(value: T, delayMs = 120): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), delayMs);
    return () => clearTimeout(timer);
  }, [value, delayMs]);
  return settled;
}
