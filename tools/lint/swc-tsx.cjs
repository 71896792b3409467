// Preloaded before dependency-cruiser 17, which parses with swc but never tells it that a file holds JSX and so stops at
// the first .tsx. Its version 18 does, and needs Node 22: drop this file when Node 20 is dropped.
const swc = require('@swc/core');

const { parseFileSync } = swc;
swc.parseFileSync = (file, options) => parseFileSync(file, { ...options, tsx: file.endsWith('x') });
