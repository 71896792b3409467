import { writeFileSync } from 'node:fs';
import { renderPermissions } from './test/permissions-grid.ts';

writeFileSync(new URL('../docs/permissions.md', import.meta.url), renderPermissions());
