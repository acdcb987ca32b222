import { describe, expect, test } from 'vitest';
import { violations, type Layers, type Project } from './rules.ts';
import { readSource, readSources, textOf } from './sources.ts';

const manifest = JSON.parse(textOf('package.json')) as { readonly dependencies: Readonly<Record<string, string>> };
const project: Project = {
  layers: JSON.parse(textOf('layers.json')) as Layers,
  dependencies: Object.keys(manifest.dependencies),
};
/** Far fewer than there are; a reader that suddenly finds nothing must not pass. */
const FEWEST_FILES = 150;
const FEWEST_IMPORTS = 400;

/** What is wrong with one line of code in one file. */
function judge(path: string, code: string): readonly string[] {
  return violations(project, [readSource(path, code)]).map((each) => each.replace(/^.*?: /, ''));
}

describe('the layers of the program', () => {
  const files = readSources('main', 'shared', 'renderer');

  test('no import breaks layers.json', () => {
    expect(files.length).toBeGreaterThan(FEWEST_FILES);
    expect(files.flatMap((file) => file.imports).length).toBeGreaterThan(FEWEST_IMPORTS);
    expect(violations(project, files)).toEqual([]);
  });

  test('every row of the table names modules that are in the table', () => {
    const { modules } = project.layers;
    const named = Object.values(modules)
      .flat()
      .map((name) => name.replace(/^type:/, ''));
    expect(named.filter((name) => !(name in modules))).toEqual([]);
  });
});

describe('the rules themselves', () => {
  test.each([
    ['main/volume/x.ts', "import { a } from '../platform/clock.ts';", ['main/volume may not import main/platform']],
    [
      'main/volume/x.ts',
      "import { type A } from '../platform/clock.ts';",
      ['main/volume may not import main/platform'],
    ],
    ['main/volume/x.ts', "import type { A } from '../platform/clock.ts';", []],
    ['main/volume/x.ts', "let a: import('../platform/clock.ts').Clock;", []],
    ['main/volume/x.ts', "await import('../platform/clock.ts');", ['main/volume may not import main/platform']],
    ['main/logs/x.ts', "export { a } from '../config/a.ts';", ['main/logs may not import main/config']],
    ['main/logs/x.ts', "export type { A } from '../config/a.ts';", ['main/logs may not import main/config']],
    ['main/logs/x.ts', "import './deep/y.ts';", []],
    ['shared/base/x.ts', "import type { A } from '../model/volume.ts';", ['shared/base may not import shared/model']],
    ['shared/base/x.ts', "import { z } from 'zod';", ['shared code uses no package']],
    ['renderer/x.ts', "import { a } from '../main/api/router.ts';", ['renderer may not import main/api']],
    ['renderer/x.ts', "import type { A } from '../main/api/router.ts';", []],
    ['renderer/x.ts', "import { useState } from 'react';", []],
    [
      'main/api/x.ts',
      "import { useState } from 'react';",
      ['not among the dependencies, so the packed program lacks it'],
    ],
    ['main/api/x.ts', "import { a } from '../hosts/compose.ts';", ['main/api may not import main/hosts']],
    ['main/api/x.ts', "import { z } from 'zod/mini';", []],
    ['main/checks/x.ts', "import { readFileSync } from 'node:fs';", ['Node is not for this module']],
    ['main/platform/x.ts', "import { readFileSync } from 'node:fs';", []],
    ['main/api/x.ts', "import { writeFileSync } from 'node:fs';", ['Node is not for this module']],
    ['main/api/deep/x.ts', "import { join } from 'node:path';", []],
    ['main/api/x.ts', "import { setImmediate } from 'node:timers/promises';", []],
    ['main/logs/x.ts', "import { join } from 'node:path';", ['Node is not for this module']],
    ['main/hosts/web/x.ts', "import { app } from 'electron';", ['Electron is not for this module']],
    ['main/hosts/electron/x.ts', "import { app } from 'electron/main';", []],
    ['main/checks/rules/a.ts', "import { b } from './b.ts';", ['parts of one folder never import each other']],
    [
      'renderer/steps/run/a.tsx',
      "import { b } from '../history/b.tsx';",
      ['parts of one folder never import each other'],
    ],
    ['renderer/steps/run/a.tsx', "import { b } from './b.tsx';", []],
    ['main/logs/x.ts', "import { a } from '../elsewhere/a.ts';", ['the target belongs to no module']],
    ['main/logs/x.ts', "import codes from '../../resources/codes/codes.json';", []],
  ])('%s with %s', (path, code, broken) => {
    expect(judge(path, code)).toEqual(broken);
  });

  test('a file outside every module is found', () => {
    expect(violations(project, [readSource('main/loose/x.ts', '')])).toEqual([
      'main/loose/x.ts belongs to no module of layers.json',
    ]);
  });
});
