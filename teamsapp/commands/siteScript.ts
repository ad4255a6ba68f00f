import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { approvalViews } from '../approvals/approvalViews';
import { countActions, scriptLimits, siteScript, viewsOnly } from '../openApp';
import { groupedPackageViews, packageViews } from '../packages/packageViews';
import { providerViews } from '../providers/providerViews';

/** Every view that there is; the script leaves out what the app alone can say. */
export const managerViews = {
  providers: Object.values(providerViews),
  packages: [...Object.values(packageViews), ...groupedPackageViews],
  approvals: Object.values(approvalViews),
};

/** Two names, so that writing the one never replaces the other. */
const usualFile = { whole: 'out/site-script.json', views: 'out/site-script-views.json' };

const usage = 'Write: npm run site-script -- [--views-only] [--out FILE | --print]';

/**
 * npm run site-script -- [--views-only] [--out FILE | --print]: writes the site script that makes
 * the lists and the managers' views in SharePoint, or the views alone,
 * each into a file of its own. Needs no tenant and no data, and changes nothing but the file.
 */
export function main(args: readonly string[]): void {
  const wanted = readArgs(args);
  if (!wanted) {
    console.error(usage);
    process.exitCode = 1;
    return;
  }
  const whole = siteScript(managerViews);
  const script = wanted['views-only'] ? viewsOnly(whole) : whole;
  const text = `${JSON.stringify(script, undefined, 2)}\n`;
  if (wanted.print) {
    process.stdout.write(text);
    return;
  }
  const out = wanted.out ?? usualFile[wanted['views-only'] ? 'views' : 'whole'];
  mkdirSync(dirname(out), { recursive: true });
  writeFileSync(out, text);
  const actions = `${inWords(countActions(script))} actions of at most ${inWords(scriptLimits.actions)}`;
  const size = `${inWords(text.length)} characters of at most ${inWords(scriptLimits.characters)}`;
  console.log(`Wrote ${out}: ${actions}, ${size}.`);
  for (const view of Object.values(managerViews).flat()) {
    if (view.inSharePoint === false)
      console.log(`Only in the app: ${view.name}, because ${view.because}.`);
  }
  console.log('How to apply it: docs/administrator/site-script.md');
}

interface Wanted {
  out?: string;
  print: boolean;
  'views-only': boolean;
}

function readArgs(args: readonly string[]): Wanted | undefined {
  try {
    const options = {
      out: { type: 'string' },
      print: { type: 'boolean', default: false },
      'views-only': { type: 'boolean', default: false },
    } as const;
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return undefined;
  }
}

function inWords(figure: number): string {
  return figure.toLocaleString('en-GB');
}
