import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { start } from './start.ts';

createRoot(await start()).render(<App />);
