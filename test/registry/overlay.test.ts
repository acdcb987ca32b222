import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OverlayRegistry } from '../../main/registry/overlay.ts';
import { encodeDword, encodeString, printValue } from '../../main/registry/values.ts';
import { mountRegistry } from '../../main/registry/view.ts';
import { foldCase } from '../../shared/base/caseless.ts';
import type { RegistryView } from '../../shared/model/registry.ts';
import { openBuilt, systemHive, treeOf, type Tree } from '../support/hives.ts';

const STATE = 'HKLM\\SOFTWARE\\Setup\\State';
const software = openBuilt({
  name: 'ROOT',
  keys: [
    {
      name: 'Setup',
      keys: [
        {
          name: 'State',
          values: [{ name: 'ImageState', type: 'REG_SZ', data: encodeString('COMPLETE') }],
          keys: [{ name: 'Below', values: [{ name: '', type: 'REG_DWORD', data: encodeDword(1) }] }],
        },
      ],
    },
  ],
});
const base = mountRegistry([
  { at: 'HKLM\\SOFTWARE', hive: { kind: 'found', value: software } },
  { at: 'HKLM\\SYSTEM', hive: { kind: 'found', value: systemHive(2) } },
]);

function data(view: RegistryView, path: string, name: string): unknown {
  const found = view.value(path, name);
  return found.kind === 'found' ? printValue(found.value).data : found.kind;
}

function tree(view: RegistryView, path: string): Tree | string {
  const found = view.key(path);
  return found.kind === 'found' ? treeOf(found.value) : found.kind;
}

describe('an overlay', () => {
  it('gives what was set, lists it as a change, and leaves the base alone', () => {
    const overlay = new OverlayRegistry(base);
    overlay.setValue('hklm\\software\\setup\\state', 'imagestate', 'REG_SZ', encodeString('UNDEPLOYABLE'));
    overlay.setValue('HKLM\\SOFTWARE\\New\\Key', '', 4, encodeDword(7));
    expect(data(overlay, STATE, 'ImageState')).toBe('UNDEPLOYABLE');
    expect(tree(overlay, 'HKLM\\SOFTWARE\\New')).toEqual({
      values: {},
      keys: { Key: { values: { '': 'REG_DWORD 7' }, keys: {} } },
    });
    expect(overlay.changes()).toEqual([
      {
        kind: 'registry',
        target: `${STATE}\\!ImageState`,
        before: { type: 'REG_SZ', data: 'COMPLETE' },
        after: { type: 'REG_SZ', data: 'UNDEPLOYABLE' },
      },
      { kind: 'registry', target: 'HKLM\\SOFTWARE\\New\\Key\\!', before: null, after: { type: 'REG_DWORD', data: 7 } },
    ]);
    expect(data(base, STATE, 'ImageState')).toBe('COMPLETE');
    expect(base.key('HKLM\\SOFTWARE\\New').kind).toBe('absent');
  });

  it('takes CurrentControlSet and the control set in use for one key', () => {
    const overlay = new OverlayRegistry(base);
    overlay.setValue('HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control', 'Set', 'REG_DWORD', encodeDword(9));
    expect(data(overlay, 'HKLM\\SYSTEM\\ControlSet002\\Control', 'Set')).toBe(9);
    overlay.deleteValue('HKLM\\SYSTEM\\ControlSet002\\Control', 'SET');
    expect(data(overlay, 'HKLM\\SYSTEM\\CurrentControlSet\\Control', 'Set')).toBe('absent');
    expect(overlay.changes()).toMatchObject([{ target: 'HKLM\\SYSTEM\\ControlSet002\\Control\\!Set', after: null }]);
    expect(data(overlay, 'HKLM\\SYSTEM\\ControlSet001\\Control', 'Set')).toBe(1);
  });

  it('deletes a key with all below it, and a new key of that name starts empty', () => {
    const overlay = new OverlayRegistry(base);
    overlay.createKey(`${STATE}\\Made\\Here`);
    overlay.deleteKey(STATE);
    expect(tree(overlay, 'HKLM\\SOFTWARE\\Setup')).toEqual({ values: {}, keys: {} });
    expect(data(overlay, `${STATE}\\Below`, '')).toBe('absent');
    expect(overlay.changes().map((change) => change.target)).toEqual([`${STATE}\\!ImageState`, `${STATE}\\Below\\!`]);
    overlay.createKey(STATE);
    expect(tree(overlay, 'HKLM\\SOFTWARE\\Setup')).toEqual({ values: {}, keys: { State: { values: {}, keys: {} } } });
  });

  it('lists net changes since a mark and remembers values as they were at marks', () => {
    const overlay = new OverlayRegistry(base);
    const start = overlay.mark();
    overlay.setValue(STATE, 'ImageState', 'REG_SZ', encodeString('ONE'));
    const middle = overlay.mark();
    overlay.setValue(STATE, 'ImageState', 'REG_SZ', encodeString('COMPLETE'));
    const at = (mark: number) => {
      const value = overlay.valueAt(mark, STATE, 'IMAGESTATE');
      return value === null ? null : printValue(value).data;
    };
    expect([at(start), at(middle), at(overlay.mark())]).toEqual(['COMPLETE', 'ONE', 'COMPLETE']);
    expect(overlay.changes()).toEqual([]);
    expect(overlay.changes(middle)).toMatchObject([{ before: { data: 'ONE' }, after: { data: 'COMPLETE' } }]);
    expect(overlay.valueAt(start, STATE, 'Never')).toBeNull();
  });

  it('may lie over another overlay', () => {
    const below = new OverlayRegistry(base);
    below.setValue(STATE, 'A', 'REG_DWORD', encodeDword(1));
    const above = new OverlayRegistry(below);
    above.deleteKey(STATE);
    expect([above.key(STATE).kind, below.key(STATE).kind, base.key(STATE).kind]).toEqual(['absent', 'found', 'found']);
  });

  it('behaves like a plain table of keys and values under any sequence of writes', () => {
    const name = fc.constantFrom('a', 'A', 'b', 'Below');
    const path = fc.array(name, { minLength: 1, maxLength: 3 });
    const write = fc.oneof(
      fc.record({ kind: fc.constant('set' as const), path, name, number: fc.nat({ max: 9 }) }),
      fc.record({ kind: fc.constant('delete' as const), path, name }),
      fc.record({ kind: fc.constant('deleteKey' as const), path }),
      fc.record({ kind: fc.constant('create' as const), path }),
    );
    fc.assert(
      fc.property(fc.array(write, { maxLength: 25 }), (writes) => {
        const overlay = new OverlayRegistry(base);
        const values = new Map<string, number>([['STATE\\BELOW!', 1]]);
        const keys = new Set(['STATE', 'STATE\\BELOW']);
        for (const step of writes) {
          const full = ['HKLM', 'SOFTWARE', 'Setup', 'State', ...step.path].join('\\');
          const parts = ['STATE', ...step.path.map(foldCase)];
          const own = parts.join('\\');
          const ensure = () => parts.forEach((_, index) => keys.add(parts.slice(0, index + 1).join('\\')));
          if (step.kind === 'set') {
            overlay.setValue(full, step.name, 'REG_DWORD', encodeDword(step.number));
            values.set(`${own}!${foldCase(step.name)}`, step.number);
            ensure();
          } else if (step.kind === 'delete') {
            overlay.deleteValue(full, step.name);
            values.delete(`${own}!${foldCase(step.name)}`);
          } else if (step.kind === 'create') {
            overlay.createKey(full);
            ensure();
          } else {
            overlay.deleteKey(full);
            for (const key of keys) if (key === own || key.startsWith(`${own}\\`)) keys.delete(key);
            for (const value of values.keys())
              if (value.startsWith(`${own}!`) || value.startsWith(`${own}\\`)) values.delete(value);
          }
        }
        expect(flatten(tree(overlay, STATE))).toEqual({
          keys: [...keys].toSorted(),
          values: [...values].toSorted(byName),
        });
      }),
      { numRuns: 200 },
    );
  });
});

function byName(a: readonly [string, number], b: readonly [string, number]): number {
  return a[0] < b[0] ? -1 : 1;
}

/** All folded key paths and DWORD values of a tree, without the string that the base has in its top key. */
function flatten(top: Tree | string): {
  readonly keys: readonly string[];
  readonly values: readonly (readonly [string, number])[];
} {
  const keys: string[] = [];
  const values: [string, number][] = [];
  const visit = (node: Tree, path: string): void => {
    keys.push(path);
    for (const [name, text] of Object.entries(node.values))
      if (text.startsWith('REG_DWORD')) values.push([`${path}!${foldCase(name)}`, Number(text.split(' ')[1])]);
    for (const [name, below] of Object.entries(node.keys)) visit(below, `${path}\\${foldCase(name)}`);
  };
  if (typeof top !== 'string') visit(top, 'STATE');
  return { keys: keys.toSorted(), values: values.toSorted(byName) };
}
