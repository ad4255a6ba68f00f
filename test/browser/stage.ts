import type { Browser, Page } from 'playwright-core';
import { type FixtureApi, startFixtureApi } from './fixtureApi';
import { ensureTab, openBrowser, openTab, type Opening } from './support';

/** The built tab on the fixture API, with a browser: one for each test file. */
export interface Stage {
  /** Set before the first test of the file. */
  readonly api: FixtureApi;
  /** Opens a path, does something with the page, closes it, and expects a quiet console. */
  on(path: string, work: (page: Page) => Promise<void>, opening?: Opening): Promise<void>;
}

/** Sets the stage before a file's tests, clears the API after each, and strikes it at the end. */
export function setStage(): Stage {
  let api: FixtureApi;
  let browser: Browser;
  beforeAll(async () => {
    ensureTab();
    [api, browser] = await Promise.all([startFixtureApi(), openBrowser()]);
  });
  afterEach(() => {
    api.reset();
  });
  afterAll(async () => {
    await browser.close();
    await api.close();
  });
  return {
    get api() {
      return api;
    },
    async on(path, work, opening = {}) {
      const { page, context, errors } = await openTab(browser, api.url, path, opening);
      await work(page);
      await context.close();
      expect(errors).toEqual([]);
    },
  };
}

/** Waits until the text can be seen. */
export function shows(page: Page, text: string | RegExp): Promise<void> {
  return page.getByText(text).filter({ visible: true }).first().waitFor();
}

/** Presses the button of exactly that name. */
export function press(page: Page, name: string): Promise<void> {
  return page.getByRole('button', { name, exact: true }).first().click();
}
