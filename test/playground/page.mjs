// One window of the Playground in headless Chromium: what a person does there.

/** Opens a window and waits until it is connected to the bot. */
export async function openWindow(browser, window) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(window.url);
  await page.getByRole('treeitem').first().waitFor();
  return page;
}

export async function openPersonalChat(page) {
  await page.getByRole('treeitem', { name: 'Personal Chat' }).click();
  await page.locator('[contenteditable=true]').first().waitFor();
}

export async function openChannel(page, { team, channel }) {
  await page.getByRole('treeitem', { name: `${team.name} - ${channel.name}` }).click();
}

/** Types a line in the personal chat and sends it. */
export async function say(page, line) {
  const box = page.locator('[contenteditable=true]').first();
  await box.click();
  await page.keyboard.insertText(line);
  await page.getByRole('button', { name: 'Send Message' }).click();
}

/** Waits until a text is read on the page, and answers the last place where it stands. */
export async function reads(page, text, { timeout = 20_000 } = {}) {
  const place = page.getByText(text).last();
  await place.waitFor({ timeout });
  return place;
}

/** As `reads`, and brings it into view; a card that is being redrawn is looked for again. */
export async function shows(page, text) {
  for (let attempt = 1; ; attempt += 1) {
    const place = await reads(page, text);
    try {
      await place.scrollIntoViewIfNeeded({ timeout: 2000 });
      return place;
    } catch (error) {
      if (attempt === 5) throw error;
    }
  }
}

/** Presses the last button of that name. */
export async function press(page, name) {
  await page.getByRole('button', { name, exact: true }).last().click();
}
