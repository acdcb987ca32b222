import childProcess from 'node:child_process';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

/**
 * Loaded before a program (`node --import`), makes the operating system refuse what FAIL_CALLS names, with commas
 * between: `cp`, which then ends with 1, `remove-temporary`, which fails with EIO, and `die-after-backup`: the
 * process is killed once the first backup is on the disk.
 */
const calls = (process.env.FAIL_CALLS ?? '').split(',');
const { openSync, rmSync } = fs;

if (calls.includes('cp')) childProcess.spawnSync = () => ({ status: 1 });
if (calls.includes('remove-temporary'))
  fs.rmSync = (path, options) => {
    if (path.endsWith('.tmp')) throw Object.assign(new Error('EIO: i/o error'), { code: 'EIO' });
    rmSync(path, options);
  };
if (calls.includes('die-after-backup'))
  fs.openSync = (path, ...rest) => {
    // The folder of all backups is opened to make the name of a new one in it durable.
    if (String(path).endsWith('/backups')) process.kill(process.pid, 'SIGKILL');
    return openSync(path, ...rest);
  };
syncBuiltinESMExports();
