// The tab in headless Chromium: one worker, because each journey starts its own server and browser.
module.exports = {
  ...require('./jest.config.cjs'),
  testMatch: ['<rootDir>/test/browser/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  maxWorkers: 1,
  testTimeout: 120_000,
};
