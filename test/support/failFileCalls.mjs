import childProcess from 'node:child_process';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

/**
 * Loaded before a program (`node --import`), makes the operating system refuse what FAIL_CALLS names, with commas
 * between: `cp`, which then ends with 1, and `remove-temporary`, which fails with EIO.
 */
const calls = (process.env.FAIL_CALLS ?? '').split(',');
const { rmSync } = fs;

if (calls.includes('cp')) childProcess.spawnSync = () => ({ status: 1 });
if (calls.includes('remove-temporary'))
  fs.rmSync = (path, options) => {
    if (path.endsWith('.tmp')) throw Object.assign(new Error('EIO: i/o error'), { code: 'EIO' });
    rmSync(path, options);
  };
syncBuiltinESMExports();
