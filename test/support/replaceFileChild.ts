import { readFileSync } from 'node:fs';
import { replaceFile } from '../../main/platform/replaceFile.ts';
import type { ReplaceStrategy } from '../../main/platform/replaceFile.ts';
import { sha256Hex } from '../../main/platform/digest.ts';

/**
 * Replaces a file and kills its own process at the point of the given number (from 0), as a crash would:
 * `node replaceFileChild.ts TARGET CONTENT_FILE JOURNAL_FOLDER STRATEGY NUMBER`. Ends by itself with code 0 when the
 * write has fewer points.
 */
const [target = '', content = '', journalFolder = '', strategy = '', number = ''] = process.argv.slice(2);
let passed = 0;
const outcome = replaceFile(target, readFileSync(content), {
  journalFolder,
  strategy: strategy as ReplaceStrategy,
  expectedSha256: sha256Hex(readFileSync(target)),
  onPoint: () => {
    if (passed === Number(number)) process.kill(process.pid, 'SIGKILL');
    passed += 1;
  },
});
process.exitCode = outcome.ok ? 0 : 1;
