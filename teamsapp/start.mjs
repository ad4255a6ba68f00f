// npm start: installs what is missing, builds what is missing, starts everything.
import { checkNode, ensureBuilt, ensureInstalled, root } from './ready.mjs';
import { join } from 'node:path';
import { createRequire } from 'node:module';

checkNode();
ensureInstalled();
await ensureBuilt();
process.env.EDUCATION_PACKAGES_ROOT ??= root;
createRequire(import.meta.url)(join(root, 'dist/main.cjs'));
