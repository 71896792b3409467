import { useEffect, useState } from 'react';

const LATEST_MS = 2000;

/** True once the browser has nothing more urgent to do; for what a page can stand without for a moment. */
export function useIdle(): boolean {
  const [isIdle, setIdle] = useState(false);
  useEffect(() => {
    // Safari has no such call.
    if (!('requestIdleCallback' in window)) {
      const timer = setTimeout(() => setIdle(true), 200);
      return () => clearTimeout(timer);
    }
    const request = window.requestIdleCallback(() => setIdle(true), { timeout: LATEST_MS });
    return () => window.cancelIdleCallback(request);
  }, []);
  return isIdle;
}
