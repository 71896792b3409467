import { defineConfig } from 'prisma/config';

// The CLI insists on a native schema engine even for `generate`, which never runs it; any executable satisfies the check.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

export default defineConfig({ schema: 'schema' });
