// Finds the Node 24 that npm installed beside the project, and hands work over to it. Plain JavaScript for Node 20.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Exit code for a fault of the program or its installation. */
export const EXIT_FAULT = 70;

const WANTED_MAJOR = 24;

/** Path of a Node 24 or newer: this one, else the installed one; null when there is none. */
export function findNode() {
  if (Number.parseInt(process.versions.node, 10) >= WANTED_MAJOR) return process.execPath;
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const file = process.platform === 'win32' ? 'node.exe' : 'node';
  const installed = join(root, 'node_modules', `node-${platform}-${process.arch}`, 'bin', file);
  return existsSync(installed) ? installed : null;
}

/** What to say where findNode gives null. */
export const noNodeMessage = `needs Node ${WANTED_MAJOR}, this is ${process.version}. Run "npm ci" in the project folder (without --omit=optional), or install Node ${WANTED_MAJOR}.`;

/**
 * Runs a program to its end on this terminal and takes over its exit code. SIGTERM and SIGHUP are passed on; SIGINT
 * only where no terminal is attached, since a terminal sends Ctrl+C to both processes itself.
 */
export function become(program, args, options = {}) {
  const child = spawn(program, args, { stdio: 'inherit', ...options });
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  const pass = (signal) => {
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
  };
  for (const signal of signals) process.on(signal, pass);
  child.on('error', (error) => {
    console.error(`imageprep: ${program} could not be started: ${error.message}`);
    process.exitCode = EXIT_FAULT;
  });
  child.on('exit', (code, signal) => {
    for (const each of signals) process.off(each, pass);
    if (signal === null) process.exitCode = code ?? EXIT_FAULT;
    else process.kill(process.pid, signal);
  });
}
