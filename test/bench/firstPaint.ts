import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { inTurn, type Measured } from './comparison.ts';
import { OURS, PLAIN, startServer } from './processes.ts';

const TITLE = 'first contentful paint';

/** From the start of the server's process, the browser's start included, until the page shows something. */
export async function firstPaint(): Promise<Measured> {
  const browser = findBrowser();
  if (browser === undefined) return { title: TITLE, skipped: 'no Chromium; name one in IMAGEPREP_CHROMIUM' };
  const times = await inTurn(
    3,
    () => paintMs(OURS, browser),
    () => paintMs(PLAIN, browser),
  );
  return { title: TITLE, ...times, referenceTitle: 'a plain page', goal: 1.5 };
}

async function paintMs(args: readonly string[], executablePath: string): Promise<number> {
  const server = await startServer(args);
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const browser = await chromium.launch({ executablePath, args: [...sandbox, '--disable-gpu'] });
  try {
    const page = await browser.newPage();
    await page.goto(server.url);
    const paintedAt = await page.evaluate(firstContentfulPaint);
    return paintedAt - server.startedAt;
  } finally {
    await browser.close();
    await server.stop();
  }
}

/** Runs in the page: the clock time of the first contentful paint, milliseconds since 1970. */
function firstContentfulPaint(): Promise<number> {
  return new Promise((done) => {
    new PerformanceObserver((list) => {
      const paint = list.getEntries().find((entry) => entry.name === 'first-contentful-paint');
      if (paint !== undefined) done(performance.timeOrigin + paint.startTime);
    }).observe({ type: 'paint', buffered: true });
  });
}

function findBrowser(): string | undefined {
  return [process.env['IMAGEPREP_CHROMIUM'], chromium.executablePath(), '/usr/bin/chromium'].find(
    (path) => path !== undefined && existsSync(path),
  );
}
