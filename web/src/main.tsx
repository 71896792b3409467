import { pause } from './lib/pause.ts';
import { start } from './start.ts';

// In short strokes, between which the page scrolls and answers: each part of the console is read in one of its own.
const root = await start();
await pause();
const { makeClient } = await import('./apollo/client.ts');
await pause();
const { openConsole } = await import('./console.tsx');
await pause();
await openConsole(root, makeClient);
