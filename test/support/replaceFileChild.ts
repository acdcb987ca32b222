import { readFileSync, readSync, writeSync } from 'node:fs';
import { replaceFile } from '../../main/platform/replaceFile.ts';
import type { ReplaceStrategy } from '../../main/platform/replaceFile.ts';
import { sha256Hex } from '../../main/platform/digest.ts';

/**
 * Replaces a file and stops at the point of the given number (from 0): killed by itself, as by a crash, or, with
 * `wait`, until its input ends: `node replaceFileChild.ts TARGET CONTENT_FILE JOURNAL_FOLDER STRATEGY NUMBER [wait]`.
 * Says `there` then. An empty STRATEGY leaves the choice to the program. Ends by itself with code 0 when the write has fewer points.
 */
const [target = '', content = '', journalFolder = '', strategy = '', number = '', how = ''] = process.argv.slice(2);
let passed = 0;

function stopHere(): void {
  writeSync(1, 'there');
  if (how === 'wait') readSync(0, Buffer.alloc(1));
  else process.kill(process.pid, 'SIGKILL');
}

const outcome = replaceFile(target, readFileSync(content), {
  journalFolder,
  ...(strategy === '' ? {} : { strategy: strategy as ReplaceStrategy }),
  expectedSha256: sha256Hex(readFileSync(target)),
  onPoint: () => {
    if (passed === Number(number)) stopHere();
    passed += 1;
  },
});
process.exitCode = outcome.ok ? 0 : 1;
