import { fileURLToPath } from 'node:url';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

type ModuleInfo = { readonly importedIds: readonly string[]; readonly dynamicallyImportedIds: readonly string[] };
type Context = { getModuleInfo: (id: string) => ModuleInfo | null };
type NameOf = (id: string, context: Context) => string | null;

/** The console's entry, and what it reads one after the other. */
const START = here('./src/main.tsx');
const CLIENT = here('./src/apollo/client.ts');
const CONSOLE = here('./src/console.tsx');
const STAGES = [START, CLIENT, CONSOLE];
const LIGHT = here('./src/light.tsx');
/** The pages most people open first. */
const FIRST = [here('./src/routes/dasbor/dashboard-page.tsx'), here('./src/routes/pws/pws-page.tsx')];

type Ways = readonly (keyof ModuleInfo)[];
const AT_ONCE: Ways = ['importedIds'];
const EVER: Ways = ['importedIds', 'dynamicallyImportedIds'];

/** Every module that can be reached from some. */
function reachOf(from: readonly string[], ways: Ways, context: Context): ReadonlySet<string> {
  const reached = new Set(from);
  for (const id of reached) {
    const info = context.getModuleInfo(id);
    for (const way of ways) for (const next of info?.[way] ?? []) reached.add(next);
  }
  return reached;
}

const isOurs = (id: string) => /[\\/]src[\\/]/.test(id) && !id.includes('node_modules') && !id.endsWith('.en.ts');

type Sets = Record<'start' | 'client' | 'console' | 'light' | 'lightPages' | 'first', ReadonlySet<string>>;

function fileOf(id: string, sets: Sets): string | null {
  if (sets.start.has(id) || (sets.light.has(id) && sets.console.has(id))) return 'base';
  if (sets.client.has(id) && !sets.lightPages.has(id)) return null;
  if (sets.console.has(id)) return sets.lightPages.has(id) ? 'base-pages' : 'frame';
  if (!sets.first.has(id)) return null;
  return sets.lightPages.has(id) ? 'common' : 'figures';
}

/**
 * Names the file our modules travel in. On a slow line each file costs a turn of its own, so those that are needed
 * together come together: what both entries start with, what the console starts with, and what its first pages show; but
 * nothing of the console is put where the light pages would carry it. All else stays as it falls.
 */
export function travelTogether(): NameOf {
  const entries = [...STAGES, LIGHT, ...FIRST];
  let sets: Sets | undefined;
  return (id, context) => {
    sets ??= {
      start: reachOf([START], AT_ONCE, context),
      client: reachOf([CLIENT], AT_ONCE, context),
      console: reachOf(STAGES, AT_ONCE, context),
      light: reachOf([LIGHT], AT_ONCE, context),
      lightPages: reachOf([LIGHT], EVER, context),
      first: reachOf(FIRST, AT_ONCE, context),
    };
    // The light pages name these only for their types and documents, and must not carry Apollo for that.
    if (id.includes('/src/apollo/')) return sets.client.has(id) ? null : 'frame';
    return isOurs(id) && !entries.includes(id) ? fileOf(id, sets) : null;
  };
}
