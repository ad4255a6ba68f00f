// npm run pictures: starts the product with the demo council on a fresh folder and photographs every
// page into docs/pictures, in three themes and on a phone.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { root } from '../../teamsapp/ready.mjs';

const port = 46978;
const base = `http://127.0.0.1:${port}`;
const folder = join(root, 'docs/pictures');
const work = mkdtempSync(join(tmpdir(), 'education-packages-pictures-'));
mkdirSync(folder, { recursive: true });

// Teams shows Segoe UI, which is not ours to ship: Open Sans, drawn at the same width, stands in.
const faces = [
  [400, 'Open Sans', 'OpenSans-Regular'],
  [600, 'Open Sans SemiBold', 'OpenSans-SemiBold'],
  [700, 'Open Sans Bold', 'OpenSans-Bold'],
].map(
  ([weight, name, file]) =>
    `@font-face{font-family:"Segoe UI";font-weight:${weight};size-adjust:94%;src:local("${name}"),local("${file}")}`,
);

const server = spawn(process.execPath, ['teamsapp/start.mjs'], {
  cwd: root,
  env: {
    ...process.env,
    MODE: 'local',
    DATA_DIR: join(work, 'data'),
    PORT: `${port}`,
    LOCAL_GRAPH_PORT: `${port + 1}`,
  },
  stdio: 'inherit',
});
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
});
try {
  await ready();
  const { people } = await (await fetch(`${base}/api/local/people`)).json();
  const megan = people.find(({ name }) => name === 'Megan Ashworth').id;
  const waiting = await firstWaiting(megan);
  const pages = {
    packages: '/packages',
    package: `/packages/${waiting}`,
    log: '/packages/new',
    approvals: '/approvals',
    providers: '/providers',
    provider: '/providers/2',
  };
  for (const [theme, size] of [
    ['light', [1280, 800]],
    ['dark', [1280, 800]],
    ['contrast', [1280, 800]],
    ['phone', [390, 844]],
  ]) {
    const context = await browser.newContext({ viewport: { width: size[0], height: size[1] } });
    await context.addInitScript(
      (id) => sessionStorage.setItem('education-packages.person', id),
      megan,
    );
    await context.addInitScript((css) => {
      document.addEventListener('DOMContentLoaded', () => {
        document.head.append(Object.assign(document.createElement('style'), { textContent: css }));
      });
    }, faces.join(''));
    const page = await context.newPage();
    for (const [name, path] of Object.entries(pages)) {
      await page.goto(`${base}${path}?theme=${theme === 'phone' ? 'light' : theme}`);
      await page.waitForLoadState('networkidle');
      await page.waitForTimeout(400);
      await page.screenshot({ path: join(folder, `${name}-${theme}.png`) });
    }
    await context.close();
  }
  console.log(`Wrote ${folder}`);
} finally {
  await browser.close();
  server.kill('SIGTERM');
  rmSync(work, { recursive: true, force: true });
}

async function firstWaiting(personId) {
  const json = { 'Content-Type': 'application/json' };
  const { token } = await (
    await fetch(`${base}/api/local/sign-in`, {
      method: 'POST',
      headers: json,
      body: JSON.stringify({ personId }),
    })
  ).json();
  const headers = { ...json, Authorization: `Bearer ${token}` };
  const found = await (
    await fetch(`${base}/api/approvals/find`, { method: 'POST', headers, body: '{"view":"mine"}' })
  ).json();
  return found.rows[0]?.packageId ?? 1;
}

async function ready() {
  for (let tries = 0; tries < 1200; tries += 1) {
    const status = await fetch(`${base}/readyz`).then(
      (answer) => answer.status,
      () => 0,
    );
    if (status === 200) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('The server did not become ready.');
}
