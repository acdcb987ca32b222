// Programs that the tests compare with or drive: a browser, and independent readers of registry hives.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Program to look for, and the Debian package that brings it. */
const TOOLS = [
  { program: 'hivexget', package: 'libhivex-bin' },
  { program: 'reglookup', package: 'reglookup' },
  { program: 'xz', package: 'xz-utils' },
  { program: 'Xvfb', package: 'xvfb' },
];
const SYSTEM_CHROMIUM = '/usr/bin/chromium';

/**
 * Makes sure of a browser and of the tools, installing what is missing where this user may. Tests that need a tool
 * which stays missing skip themselves. Returns the browser's path, or null after saying what to do.
 */
export async function obtain() {
  const missing = TOOLS.filter(({ program }) => !onPath(program)).map((each) => each.package);
  const before = await findChromium();
  if (process.platform === 'linux') installPackages([...missing, ...(before === null ? ['chromium'] : [])]);
  const browser = before ?? (await findChromium()) ?? (await downloadChromium());
  for (const { program, package: from } of TOOLS)
    if (process.platform === 'linux' && !onPath(program))
      console.log(`test: ${program} is missing (Debian package ${from}); tests that need it are skipped.`);
  if (browser === null)
    console.log('test: no Chromium was found. Install one (Debian: chromium) or name it in IMAGEPREP_CHROMIUM.');
  return browser;
}

/** IMAGEPREP_CHROMIUM, else Playwright's own, else Debian's; null when none is there. */
async function findChromium() {
  const { chromium } = await import('@playwright/test');
  const places = [process.env['IMAGEPREP_CHROMIUM'], chromium.executablePath(), SYSTEM_CHROMIUM];
  return places.find((place) => place && existsSync(place)) ?? null;
}

/** Playwright's own download, for machines without apt. It gives up quickly where its server cannot be reached. */
async function downloadChromium() {
  spawnSync(process.execPath, ['node_modules/playwright/cli.js', 'install', 'chromium'], { stdio: 'inherit' });
  return findChromium();
}

function onPath(program) {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)));
}

function installPackages(packages) {
  if (packages.length === 0) return;
  if (process.getuid?.() !== 0 || !onPath('apt-get')) {
    console.log(`test: not installed here: ${packages.join(', ')}. As root: apt-get install ${packages.join(' ')}`);
    return;
  }
  console.log(`test: installing ${packages.join(', ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args) => spawnSync('apt-get', ['-qq', ...args], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  apt('update');
  const { status } = apt('install', '--yes', '--no-install-recommends', ...packages);
  if (status !== 0) console.log(`test: apt-get could not install ${packages.join(', ')}, see above.`);
}
