// npm run test:playground [FOLDER]: the journey from a typed line to an approved package, through
// Microsoft's own client. Pictures of each step go into the folder (out/playground).
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { chromium } from 'playwright-core';
import { checkNode, ensureInstalled, root } from '../../teamsapp/ready.mjs';
import { openChannel, openPersonalChat, openWindow, press, reads, say, shows } from './page.mjs';
import { demoPeople, sayInChannel, startApp, startWindow, stopAll } from './stage.mjs';

checkNode();
ensureInstalled();
const folder = resolve(process.argv[2] ?? join(root, 'out/playground'));
mkdirSync(folder, { recursive: true });
const programs = [];
let browser;
let failed = 0;
let passed = 0;

try {
  await journey();
} catch (error) {
  failed += 1;
  console.error(`FAILED: ${error.stack ?? error}`);
} finally {
  await browser?.close();
  await stopAll(programs.reverse());
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

/** The steps in order; each leaves a picture. */
async function journey() {
  const { app, administrator, mine, hers, approverWindow } = await setStage();
  const reference = await logAndSave(mine);
  await chooseChannel(hers, approverWindow, administrator);
  await decide(hers, reference);
  const tab = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await tab.goto(`${app.url}/packages/${Number(reference.slice(3))}`);
  await reads(tab, /^Approved$/);
  await done(tab, '8-tab', 'the tab shows the package approved');
}

/** The app, two windows of the Playground, and a browser with a page in each. */
async function setStage() {
  const app = await startApp({ folder });
  programs.push(app);
  const people = await demoPeople(app.url);
  const [staff, approver, administrator] = people;
  const common = { appUrl: app.url, people, folder };
  const window = async (more) => {
    const started = await startWindow({ ...common, ...more });
    programs.push(started);
    return started;
  };
  const staffWindow = await window({ user: staff, name: 'staff', channel: 'Staff room' });
  const approverWindow = await window({ user: approver, name: 'approver', channel: 'Approvals' });
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
  const mine = await openWindow(browser, staffWindow);
  const hers = await openWindow(browser, approverWindow);
  return { app, administrator, mine, hers, approverWindow };
}

/** Logs a package with one line; answers its reference. */
async function logAndSave(mine) {
  await openPersonalChat(mine);
  await reads(mine, 'Try one of these');
  await done(mine, '1-welcome', 'the bot greets who opens a chat with it');
  await say(mine, 'log eotas AB12 Forest Trail Tutors 12h £45/h 9 Jun to 16 Jul');
  await reads(mine, '£3,024 for 5.6 school weeks');
  const objectives = mine.getByLabel(/^Objectives/).last();
  await objectives.fill('Attend four sessions in a row.');
  await done(mine, '2-check', 'a typed line becomes a check card');
  await press(mine, 'Save and ask for approval');
  const heading = await reads(mine, /^EP-\d+ is logged$/);
  const reference = /EP-\d+/.exec(await heading.innerText())[0];
  await done(mine, '3-saved', 'the saved card has the number to say aloud');
  return reference;
}

async function chooseChannel(hers, approverWindow, administrator) {
  await openChannel(hers, approverWindow);
  await sayInChannel(approverWindow, administrator, 'use this channel for Team Manager');
  await reads(hers, 'This channel is used for Team Manager');
  await done(hers, '4-channel', 'an administrator chooses the channel');
}

async function decide(hers, reference) {
  const post = await shows(hers, new RegExp(`Approval needed · Team Manager · ${reference}`));
  await done(hers, '5-posted', 'the request is posted in the channel');
  await pressOn(post, 'Review and decide');
  await shows(hers, new RegExp(`For your decision · Team Manager · ${reference}`));
  await done(hers, '6-decide', 'who may decide gets the decision card');
  await approve(hers, reference);
  await shows(hers, new RegExp(`${reference} · all stages decided`));
  await done(hers, '7-approved', 'the card shows the decision');
}

/** Presses a button of the card on which a text stands. */
async function pressOn(place, name) {
  const card = place.locator('xpath=ancestor::*[contains(@class,"ac-adaptiveCard")][1]');
  await card.getByRole('button', { name, exact: true }).click();
}

/** One press where nothing unusual was found, else with the reason that is asked for. */
async function approve(page, reference) {
  await press(page, 'Approve');
  const why = page.getByLabel(/^Why do you approve/).last();
  if (await why.isVisible()) {
    await why.fill('Checked with the provider today.');
    await press(page, `Approve ${reference}`);
  }
}

async function done(page, picture, fact) {
  await page.screenshot({ path: join(folder, `${picture}.png`) });
  passed += 1;
  console.log(`ok: ${fact}`);
}
