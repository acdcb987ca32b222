const UNITS = ['B', 'KB', 'MB', 'GB', 'TB'] as const;

/** Bytes as Explorer counts (1,024), with one decimal from KB on: `1.5 GB`. */
export function byteWords(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < UNITS.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${unit === 0 ? value : value.toFixed(1)} ${UNITS[unit] ?? ''}`;
}
