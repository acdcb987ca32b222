import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    exclude: ['test/e2e/**'],
    testTimeout: 30_000,
    globalSetup: 'test/support/temporaryRoot.ts',
    reporters: ['default', ['json', { outputFile: 'test-results/unit.json' }]],
  },
});
