import type { ChildProcess } from 'node:child_process';

const READY_MS = 20_000;
/** How much of what a server said stands in the error, in characters. */
const QUOTED = 400;

/**
 * Waits until a server prints its address on either stream, token and all. Rejects when it ends or stays silent, with
 * the end of what it did print.
 */
export function printedAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    const fail = (what: string): void => reject(new Error(`the server ${what}; it printed: ${text.slice(-QUOTED)}`));
    const giveUp = setTimeout(() => fail('printed no address in time'), READY_MS);
    const read = (chunk: Buffer): void => {
      text += chunk.toString();
      const [url] = /http:\/\/127\.0\.0\.1:\d+\/\S*(?=\s)/.exec(text) ?? [];
      if (url === undefined) return;
      clearTimeout(giveUp);
      resolve(url);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('error', reject);
    child.once('exit', (code) => {
      clearTimeout(giveUp);
      fail(`ended with ${code}`);
    });
  });
}
