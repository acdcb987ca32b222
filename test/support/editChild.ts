import { applyProposal } from '../../main/edits/applyProposal.ts';
import { undoEdit } from '../../main/edits/undoEdit.ts';
import { withVolumeLock } from '../../main/platform/volumeLock.ts';
import type { ReplaceStrategy } from '../../main/platform/replaceFile.ts';
import { success, unwrap } from '../../shared/model/diagnostic.ts';
import { openEditWorld, SHOWN, threeFiles } from './editWorld.ts';

/**
 * Applies or undoes the edit of three files in the world of a folder, under the lock, and kills its own process at the
 * point of the given number (from 0), as a crash would: `node editChild.ts FOLDER apply|undo STRATEGY NUMBER`. Prints
 * the number of points and ends with code 0 when there are fewer.
 */
const [folder = '', what = '', strategy = '', number = ''] = process.argv.slice(2);
let passed = 0;
const world = openEditWorld(folder);
const context = {
  ...world.context,
  strategy: strategy as ReplaceStrategy,
  onPoint: () => {
    if (passed === Number(number)) process.kill(process.pid, 'SIGKILL');
    passed += 1;
  },
};

function work() {
  if (what === 'apply') return applyProposal(context, threeFiles(world), SHOWN);
  return undoEdit(context, unwrap(world.history.edits.lastApplied(world.root))?.id ?? '');
}

unwrap(withVolumeLock(folder, world.root, () => success(unwrap(work()))));
console.log(passed);
