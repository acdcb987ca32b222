import type { ValueSpec } from '../../main/registry/regf/build.ts';
import { path, text } from '../../main/sample/hiveSpecs.ts';
import { hiveWith, type Files } from '../support/worlds.ts';

export const SERVICING = 'Microsoft\\Windows\\CurrentVersion\\Component Based Servicing';
export const sessionManager = (values: readonly ValueSpec[]): Files =>
  hiveWith('healthy', 'SYSTEM', path('ControlSet001\\Control\\Session Manager', [], values));
export const activeName = (name: string): Files =>
  hiveWith(
    'healthy',
    'SYSTEM',
    path('ControlSet001\\Control\\ComputerName\\ActiveComputerName', [], [text('ComputerName', name)]),
  );
export const without = (files: Files, pattern: RegExp): Files =>
  Object.fromEntries(Object.entries(files).filter(([file]) => !pattern.test(file)));
