import { startTransition } from 'react';
import { createRoot, hydrateRoot } from 'react-dom/client';
import { makeClient } from './apollo/client.ts';
import { App } from './app.tsx';
import { SessionDocument } from './features/session/session.generated.ts';
import { fitsHere, readOpening } from './first-screen/opening.ts';
import { pause } from './lib/pause.ts';
import { makeRouter } from './routes.tsx';
import { start } from './start.ts';

// In short strokes, between which the page scrolls and answers; the first render takes them by itself as a transition.
const root = await start();
await pause();
const router = await makeRouter();
await pause();
const opening = readOpening();
const client = makeClient(opening?.cache);
// Read once here, the cache has it at hand when the frame asks.
if (opening) client.readQuery({ query: SessionDocument });
const app = <App client={client} router={router} />;
await pause();
startTransition(() => {
  if (opening && fitsHere(opening)) hydrateRoot(root, app);
  else createRoot(root).render(app);
});
