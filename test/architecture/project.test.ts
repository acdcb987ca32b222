import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT, textOf } from './sources.ts';

interface Manifest {
  readonly bin: Readonly<Record<string, string>>;
  readonly scripts: Readonly<Record<string, string>>;
}

const manifest = JSON.parse(textOf('package.json')) as Manifest;

test('the commands that people and machines rely on are there', () => {
  expect(manifest.scripts).toMatchObject({
    prepare: 'node bin/prepare.mjs',
    start: 'node bin/start.mjs',
    test: 'node bin/test.mjs',
  });
  expect(manifest.bin).toEqual({ imageprep: 'bin/imageprep.mjs' });
  for (const file of ['bin/imageprep.mjs', '.ci/run']) accessSync(join(ROOT, file), constants.X_OK);
});

test.each(['npm ci', 'npm start', 'npm test'])('the README says %s', (command) => {
  expect(textOf('README.md')).toContain(command);
});

test('the check on every change installs and tests as a person would', () => {
  expect(textOf('.ci/run')).toContain('npm ci && npm test');
});

test('the lock file names no registry, so that any mirror serves', () => {
  const lock = JSON.parse(textOf('package-lock.json')) as {
    readonly packages: Readonly<Record<string, { readonly resolved?: string; readonly integrity?: string }>>;
  };
  const installed = Object.entries(lock.packages).filter(([path]) => path !== '');
  expect(installed.length).toBeGreaterThan(100);
  expect(installed.filter(([, each]) => each.resolved !== undefined).map(([path]) => path)).toEqual([]);
  expect(installed.filter(([, each]) => each.integrity === undefined).map(([path]) => path)).toEqual([]);
});
