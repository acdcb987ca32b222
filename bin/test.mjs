// npm test: builds, makes sure of the programs that the tests use, runs both runners, and prints one count.
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { findNode, noNodeMessage, root } from './runtime.mjs';
import { countBrowser, countLine, countRun, countUnit, exitCode, sum } from './tally.mjs';

const node = findNode();

if (node === null) {
  console.error(`imageprep: the tests ${noNodeMessage}`);
  process.exitCode = 1;
} else if (node === process.execPath) await main();
else process.exitCode = spawnSync(node, [join(root, 'bin', 'test.mjs')], { stdio: 'inherit' }).status ?? 1;

async function main() {
  process.chdir(root);
  const { obtain } = await import('./prerequisites.mjs');
  const browser = await obtain();
  const counts = sum([...built(), unit(), ...(browser === null ? [NO_BROWSER] : [browserTests(browser)])]);
  console.log(countLine(counts));
  process.exitCode = exitCode(counts);
}

/** Browser tests that could not run at all are one failure, never a silence. */
const NO_BROWSER = { passed: 0, failed: 1, skipped: 0 };

/** A build that fails is one failure; the tests run on what was built before. */
function built() {
  const { status } = spawnSync(process.execPath, ['bin/prepare.mjs'], { stdio: 'inherit' });
  return status === 0 ? [] : [{ passed: 0, failed: 1, skipped: 0 }];
}

function unit() {
  return run(['node_modules/vitest/vitest.mjs', 'run'], 'test-results/unit.json', countUnit);
}

function browserTests(browser) {
  const env = { IMAGEPREP_CHROMIUM: browser };
  return run(['node_modules/@playwright/test/cli.js', 'test'], 'test-results/browser.json', countBrowser, env);
}

/** Runs one runner on this terminal and counts what its report says. */
function run(args, reportFile, count, env = {}) {
  rmSync(reportFile, { force: true });
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit', env: { ...process.env, ...env } });
  return countRun({ status, reportFile, count });
}
