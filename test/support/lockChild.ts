import { readFileSync, readSync, writeFileSync, writeSync } from 'node:fs';
import { withVolumeLock } from '../../main/platform/volumeLock.ts';
import { success } from '../../shared/model/diagnostic.ts';

/**
 * A second process of the program. `node lockChild.ts DATA VOLUME hold` takes the lock, prints a line and holds it until
 * its standard input ends; `... count FILE TIMES` adds one to the number in a file, each time under the lock, and prints
 * how often it got it.
 */
const [data = '', volume = '', what = '', file = '', times = '0'] = process.argv.slice(2);

function hold(): void {
  withVolumeLock(data, volume, () => {
    writeSync(1, 'held\n');
    readSync(0, Buffer.alloc(1));
    return success(undefined);
  });
}

function count(): void {
  let got = 0;
  for (let round = 0; round < Number(times); round += 1) {
    const taken = withVolumeLock(data, volume, () => {
      writeFileSync(file, String(Number(readFileSync(file, 'utf8')) + 1));
      return success(undefined);
    });
    if (taken.ok) got += 1;
  }
  writeSync(1, String(got));
}

if (what === 'hold') hold();
else count();
