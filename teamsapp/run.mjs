// Runs one command of teamsapp/commands (or the local Graph), built when its sources changed:
// node teamsapp/run.mjs NAME [arguments]
import { checkNode, ensureBuilt, ensureInstalled, root } from './ready.mjs';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createRequire } from 'node:module';

const [name = '', ...rest] = process.argv.slice(2);
checkNode();
ensureInstalled();
await ensureBuilt({ tab: false });
const file = join(root, `dist/commands/${name}.cjs`);
if (!/^\w+$/.test(name) || !existsSync(file)) {
  console.error(`There is no command "${name}".`);
  process.exit(1);
}
process.argv = [process.argv[0], file, ...rest];
process.env.EDUCATION_PACKAGES_ROOT ??= root;
const command = createRequire(import.meta.url)(file);
if (command.main) await command.main(rest);
