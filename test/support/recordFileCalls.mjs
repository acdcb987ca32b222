import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

/**
 * Loaded before a program (`node --import`), notes what the program asks of the operating system, in order, one line a
 * call, in the file that FILE_CALLS names: `write PATH`, `sync PATH`, `rename PATH`, `remove PATH`.
 */
const { openSync, closeSync, writeSync, fsyncSync, renameSync, rmSync, appendFileSync } = fs;
const paths = new Map();
const note = (call, path) => {
  const line = `${call} ${path}`;
  // One write may take several calls.
  if (call !== 'write' || line !== note.last) appendFileSync(process.env.FILE_CALLS, `${line}\n`);
  note.last = line;
};

fs.openSync = (path, ...rest) => {
  const file = openSync(path, ...rest);
  paths.set(file, path);
  return file;
};
fs.closeSync = (file) => {
  paths.delete(file);
  closeSync(file);
};
fs.writeSync = (file, ...rest) => {
  if (paths.has(file)) note('write', paths.get(file));
  return writeSync(file, ...rest);
};
fs.fsyncSync = (file) => {
  fsyncSync(file);
  note('sync', paths.get(file));
};
fs.renameSync = (from, to) => {
  renameSync(from, to);
  note('rename', to);
};
fs.rmSync = (path, options) => {
  rmSync(path, options);
  note('remove', path);
};
syncBuiltinESMExports();
