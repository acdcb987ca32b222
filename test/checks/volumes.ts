import type { KeySpec, ValueSpec } from '../../main/registry/regf/build.ts';
import { key, path, text } from '../../main/sample/hiveSpecs.ts';
import { readSubject, type Subject } from '../../main/subject/subject.ts';
import { memoryFs } from '../../main/volume/memoryFs.ts';
import { digest, hiveWith, sampleFiles, type Files } from '../support/worlds.ts';

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
/** A healthy sample with a service. */
export const service = (name: string, values: readonly ValueSpec[]): Files =>
  hiveWith('healthy', 'SYSTEM', path(`ControlSet001\\Services\\${name}`, [], values));
/** A healthy sample of a build. */
export const ofBuild = (build: string, ...extra: readonly KeySpec[]): Files =>
  hiveWith(
    'healthy',
    'SOFTWARE',
    currentVersion([text('CurrentBuild', build), text('CurrentBuildNumber', build)]),
    ...extra,
  );
/** Values of the key that names the version of Windows. */
export const currentVersion = (values: readonly ValueSpec[]): KeySpec =>
  path('Microsoft\\Windows NT\\CurrentVersion', [], values);
/** A healthy sample with Store packages by list or user, such as `Applications`. */
export const appxStore = (
  lists: Readonly<Record<string, readonly string[]>>,
  more: readonly KeySpec[] = [],
  build = '9600',
): Files =>
  ofBuild(
    build,
    path('Microsoft\\Windows\\CurrentVersion\\Appx\\AppxAllUserStore', [
      ...Object.entries(lists).map(([name, packages]) =>
        key(
          name,
          [],
          packages.map((each) => key(each, [])),
        ),
      ),
      ...more,
    ]),
  );
/** A healthy sample of which a hive or another file cannot be read. */
export const unread = (...parts: readonly string[]): Subject => {
  const unreadable = parts.map((part) => (part.includes('/') ? part : `Windows/System32/config/${part}`));
  const fs = memoryFs(sampleFiles('healthy'), { unreadable });
  return readSubject(fs, { digest, writeBar: null, logs: [], problems: [] });
};
