import type { Client } from '../../client.ts';

/** A line of a log file, from 1. */
export interface LogLine {
  readonly file: string;
  readonly line: number;
}

export interface FoundRecord {
  /** Position in the list of all files. */
  readonly index: number;
  /** Position among the records of its own file. */
  readonly position: number;
}

/**
 * The record that a line of a file belongs to; null when the file has none there. A file's records stand in the order
 * of its lines, so they are searched by halves: a log of any length takes a few short answers.
 */
export async function findRecord(client: Client, volume: string, { file, line }: LogLine): Promise<FoundRecord | null> {
  const read = (offset: number) => client.logs.page.query({ volume, files: [file], offset, limit: 1 });
  let position = 0;
  let { entries, total: end } = await read(position);
  while (end - position > 1) {
    const middle = Math.floor((position + end) / 2);
    const page = await read(middle);
    if ((page.entries[0]?.line ?? Infinity) > line) end = middle;
    else [position, entries] = [middle, page.entries];
  }
  const [entry] = entries;
  return entry === undefined || entry.line > line ? null : { index: entry.index, position };
}
