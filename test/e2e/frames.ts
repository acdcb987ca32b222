import type { Page } from '@playwright/test';

/** What was measured while a part of the page scrolled. */
export interface Scrolled {
  readonly frames: number;
  /** Milliseconds of a frame: the one that half and 95 % of the frames do not exceed, and the longest. */
  readonly median: number;
  readonly p95: number;
  readonly longest: number;
  /** Most rows, pieces of evidence and lines of differences that were in the document at once. */
  readonly rows: number;
  /** How far it came, in pixels. */
  readonly distance: number;
}

/**
 * Scrolls the first element of a selector down frame by frame, and up again at its end, and measures the time between
 * the frames that the browser really drew.
 */
export function scrollMeasured(page: Page, selector: string, frames = 240): Promise<Scrolled> {
  return page.evaluate(scroll, { selector, frames });
}

/** Runs in the page. */
async function scroll({ selector, frames }: { selector: string; frames: number }): Promise<Scrolled> {
  const box = document.querySelector(selector);
  if (box === null) throw new Error(`nothing to scroll: ${selector}`);
  // The page gets this function alone, so what it calls stands within it.
  // oxlint-disable-next-line unicorn/consistent-function-scoping
  const nextFrame = () => new Promise<number>((drawn) => requestAnimationFrame(drawn));
  const times: number[] = [];
  let rows = 0;
  let step = 90;
  let distance = 0;
  let last = await nextFrame();
  for (let frame = 0; frame < frames; frame += 1) {
    const before = box.scrollTop;
    box.scrollTop = before + step;
    if (box.scrollTop === before) step = -step;
    distance += Math.abs(box.scrollTop - before);
    const now = await nextFrame();
    times.push(now - last);
    last = now;
    if (frame % 8 === 0) rows = Math.max(rows, document.querySelectorAll('[role="row"], .evid, .ln').length);
  }
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): number => Math.round(sorted[Math.ceil(share * sorted.length) - 1] ?? 0);
  return { frames, median: at(0.5), p95: at(0.95), longest: at(1), rows, distance: Math.round(distance) };
}
