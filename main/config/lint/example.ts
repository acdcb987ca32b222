import { UNATTEND_NAMESPACE, WCM_NAMESPACE } from '../namespaces.ts';
import type { LintRule } from './rule.ts';

export const SHELL = 'Microsoft-Windows-Shell-Setup';
export const DEPLOYMENT = 'Microsoft-Windows-Deployment';

interface ExampleParts {
  /** What stands inside the component. */
  readonly bad: string;
  readonly good: string;
  /** specialize where it is left out. */
  readonly pass?: string;
  /** Shell-Setup where it is left out. */
  readonly component?: string;
}

/** Two answer files of one component each. */
export function answerExample({
  bad,
  good,
  pass = 'specialize',
  component = SHELL,
}: ExampleParts): LintRule['example'] {
  return {
    file: 'unattend.xml',
    bad: answerFile(settings(pass, component, bad)),
    good: answerFile(settings(pass, component, good)),
  };
}

/** An answer file of these blocks. */
export function answerFile(...blocks: readonly string[]): string {
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<unattend xmlns="${UNATTEND_NAMESPACE}" xmlns:wcm="${WCM_NAMESPACE}">`,
    ...blocks,
    '</unattend>',
    '',
  ].join('\n');
}

/** A pass with one component. */
export function settings(pass: string, component: string, inside: string): string {
  return [
    `  <settings pass="${pass}">`,
    `    <component name="${component}" processorArchitecture="amd64" publicKeyToken="31bf3856ad364e35" language="neutral" versionScope="nonSxS">`,
    ...inside.split('\n').map((line) => `      ${line}`),
    '    </component>',
    '  </settings>',
  ].join('\n');
}

/** A command of RunSynchronous with its Order and its command line; what is null is left out. */
export function runCommand(path: string | null, order: number | null = 1): string {
  return [
    '  <RunSynchronousCommand wcm:action="add">',
    ...(order === null ? [] : [`    <Order>${order}</Order>`]),
    ...(path === null ? [] : [`    <Path>${path}</Path>`]),
    '  </RunSynchronousCommand>',
  ].join('\n');
}

/** A list of commands. */
export function runSynchronous(...commands: readonly string[]): string {
  return ['<RunSynchronous>', ...commands, '</RunSynchronous>'].join('\n');
}
