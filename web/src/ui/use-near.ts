import { type RefObject, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';

/** How far below the edge of the window something is brought already, so that it stands when one comes there. */
const AHEAD = '300px';

type Near = {
  /** True from when it first comes near the window on. */
  readonly isNear: boolean;
  /** True while the page is printed: there is no time to bring anything then. */
  readonly isPrinting: boolean;
};

/** Tells whether an element is worth its weight yet: it is near the window, or goes to paper. */
export function useNear(ref: RefObject<Element | null>): Near {
  const [isNear, setNear] = useState(false);
  const [isPrinting, setPrinting] = useState(false);
  useEffect(() => {
    const element = ref.current;
    if (!element || !('IntersectionObserver' in window)) return setNear(true);
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        setNear(true);
        observer.disconnect();
      },
      { rootMargin: AHEAD },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref]);
  useEffect(() => {
    const before = () => flushSync(() => setPrinting(true));
    const after = () => setPrinting(false);
    window.addEventListener('beforeprint', before);
    window.addEventListener('afterprint', after);
    return () => {
      window.removeEventListener('beforeprint', before);
      window.removeEventListener('afterprint', after);
    };
  }, []);
  return { isNear, isPrinting };
}
