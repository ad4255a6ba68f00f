// Tests that need no browser. They use loopback only and run in Europe/London (test/run.mjs sets the zone).
const transform = {
  '^.+\\.(mjs|[tj]sx?)$': [
    '@swc/jest',
    {
      jsc: { target: 'es2022', parser: { syntax: 'typescript', tsx: true } },
      module: { type: 'commonjs' },
    },
  ],
};
module.exports = {
  rootDir: '..',
  testEnvironment: '<rootDir>/test/contracts/watch/environment.cjs',
  resolver: '<rootDir>/test/contracts/watch/resolver.cjs',
  setupFilesAfterEnv: ['<rootDir>/test/contracts/watch/setup.ts'],
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  testPathIgnorePatterns: [
    '/node_modules/',
    '<rootDir>/test/browser/',
    '<rootDir>/test/playground/',
  ],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.local'],
  transform,
  transformIgnorePatterns: [
    '/node_modules/(?!(jose|csv-parse|hucre|@azure/msal-node|@azure/msal-common|uuid|@pnp)/)',
  ],
  testTimeout: 30_000,
};
