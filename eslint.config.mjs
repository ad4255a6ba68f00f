import js from 'typescript-eslint';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';

/** Only bot/adapter.ts knows the bot SDK and only graph/client.ts and graph/auth.ts the Graph libraries. */
const seam = (patterns) => ({ 'no-restricted-imports': ['error', { paths: patterns }] });

export default js.config(
  {
    ignores: [
      'dist/',
      'node_modules/',
      '.local*/',
      'manifest/build/',
      'docs/',
      '**/*.cjs',
      '**/*.mjs',
    ],
  },
  ...js.configs.strict,
  {
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      'no-empty': ['error', { allowEmptyCatch: false }],
      ...seam(['botbuilder', '@microsoft/microsoft-graph-client', '@azure/msal-node', 'libsql']),
    },
  },
  { files: ['bot/adapter.ts'], rules: seam(['@microsoft/microsoft-graph-client', 'libsql']) },
  { files: ['graph/client.ts', 'graph/auth.ts'], rules: seam(['botbuilder', 'libsql']) },
  { files: ['graph/local/**', 'test/**'], rules: { 'no-restricted-imports': 'off' } },
  {
    files: ['tab/**/*.tsx', 'tab/**/*.ts'],
    plugins: { 'react-hooks': reactHooks, 'jsx-a11y': jsxA11y },
    rules: { ...reactHooks.configs.recommended.rules, ...jsxA11y.configs.recommended.rules },
  },
);
