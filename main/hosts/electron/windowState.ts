import { z } from 'zod';

/** Place and size in screen pixels; without x and y the system chooses the place. */
export interface WindowBounds {
  readonly x?: number;
  readonly y?: number;
  readonly width: number;
  readonly height: number;
}

export interface WindowState {
  readonly bounds: WindowBounds;
  readonly maximized: boolean;
}

/** A screen's usable area. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const DEFAULT: WindowState = { bounds: { width: 1366, height: 860 }, maximized: false };
/** How much of the header must lie on a screen for the window to be reachable. */
const GRIP = 100;

const pixels = z.int().min(-100_000).max(100_000);
const stored = z.object({
  bounds: z.object({ x: pixels, y: pixels, width: pixels.min(400), height: pixels.min(300) }),
  maximized: z.boolean(),
});

/**
 * The window's last place. Text that is absent, damaged or names a place that no screen shows any more gives the
 * default: a window's place is never worth an error.
 */
export function readWindowState(text: string | null, screens: readonly Area[]): WindowState {
  const parsed = stored.safeParse(parseOrNull(text));
  if (!parsed.success || !screens.some((screen) => reaches(parsed.data.bounds, screen))) return DEFAULT;
  return parsed.data;
}

export function writeWindowState(state: WindowState): string {
  return `${JSON.stringify(state)}\n`;
}

function parseOrNull(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

/** Whether enough of the window's upper edge lies on the screen to take hold of it. */
function reaches(bounds: Area, screen: Area): boolean {
  const across = Math.min(bounds.x + bounds.width, screen.x + screen.width) - Math.max(bounds.x, screen.x);
  return across >= GRIP && bounds.y >= screen.y && bounds.y + GRIP <= screen.y + screen.height;
}
