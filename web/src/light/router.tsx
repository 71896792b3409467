import { type AnchorHTMLAttributes, type ComponentType, type MouseEvent, useSyncExternalStore } from 'react';

/** A page of the light entry: `:name` parts of its pattern arrive as properties. */
export type LightRoute = { readonly pattern: string; readonly page: ComponentType<{ params: Params }> };
export type Params = Readonly<Record<string, string>>;

const CHANGED = 'pokjanal:path';

const subscribe = (listener: () => void) => {
  for (const event of ['popstate', CHANGED]) window.addEventListener(event, listener);
  return () => {
    for (const event of ['popstate', CHANGED]) window.removeEventListener(event, listener);
  };
};

/** The address in force, query and all. */
export const useLocationHref = (): string =>
  useSyncExternalStore(subscribe, () => window.location.pathname + window.location.search);

/** Goes to another light page without loading it anew. */
export function navigateLight(path: string, { replace = false } = {}): void {
  window.history[replace ? 'replaceState' : 'pushState'](null, '', path);
  window.dispatchEvent(new Event(CHANGED));
  window.scrollTo(0, 0);
}

/** Matches a path against a pattern such as `/kader/:posyandu/:month`; null when it is another page. */
export function matchPath(pattern: string, path: string): Params | null {
  const wanted = pattern.split('/');
  const given = path.replace(/\/$/, '').split('/');
  if (wanted.length !== given.length) return null;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? '';
    if (part.startsWith(':')) params[part.slice(1)] = decodeURIComponent(value);
    else if (part !== value) return null;
  }
  return params;
}

/** A link between light pages; with a modifier key or to elsewhere the browser does as always. */
export function LightLink({
  href,
  onClick,
  children,
  ...rest
}: AnchorHTMLAttributes<HTMLAnchorElement> & { href: string }) {
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    navigateLight(href);
  };
  return (
    <a href={href} {...rest} onClick={follow}>
      {children}
    </a>
  );
}

/** Renders the first page whose pattern fits; leaves any other address to the console by a full load. */
export function LightRoutes({ routes, fallback }: { routes: readonly LightRoute[]; fallback: ComponentType }) {
  const path = useLocationHref().split('?')[0] ?? '/';
  for (const { pattern, page: Page } of routes) {
    const params = matchPath(pattern, path);
    if (params) return <Page params={params} />;
  }
  const Fallback = fallback;
  return <Fallback />;
}
