import { startTransition } from 'react';
import { createRoot, hydrateRoot } from 'react-dom/client';
import type { makeClient } from './apollo/client.ts';
import { App } from './app.tsx';
import { SessionDocument } from './features/session/session.generated.ts';
import { fitsHere, readOpening } from './first-screen/opening.ts';
import { pause } from './lib/pause.ts';
import { makeRouter } from './routes.tsx';

/** Opens the page of the address: takes over what came with it, or shows it anew. `make` was read before, by itself. */
export async function openConsole(root: HTMLElement, make: typeof makeClient): Promise<void> {
  const router = await makeRouter();
  await pause();
  const opening = readOpening();
  const client = make(opening?.cache);
  await pause();
  // Read once here, and as the frame will read it, the cache has it at hand when that asks.
  if (opening) client.readQuery({ query: SessionDocument }, true);
  const app = <App client={client} router={router} />;
  await pause();
  // The first render takes short strokes by itself as a transition.
  startTransition(() => {
    if (opening && fitsHere(opening)) hydrateRoot(root, app);
    else createRoot(root).render(app);
  });
  // What was pressed before is kept until now.
  document.dispatchEvent(new Event('pokjanal:open'));
}
