import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CONTRADICTIONS } from '../../main/contradictions/catalogue.ts';
import { contradictionsOf } from '../../main/contradictions/contradictions.ts';
import { contradictionPages } from '../../main/contradictions/pages.ts';
import { memoryFs } from '../../main/volume/memoryFs.ts';
import { readSubject } from '../../main/subject/subject.ts';
import { launch1, launch2 } from '../checks/agents.ts';
import { digest, sampleFiles, subjectOf, type Files } from '../support/worlds.ts';
import { CASES } from './cases.ts';

const found = (files: Files) => contradictionsOf(subjectOf(files));

describe('contradictions', () => {
  it('each have a case, and an id of their own', () => {
    expect(CASES.map(({ code }) => code).toSorted()).toEqual(CONTRADICTIONS.map(({ code }) => code).toSorted());
    expect(new Set(CASES.map(({ code }) => code)).size).toBe(CASES.length);
  });

  it.each(CASES.map((each) => [each.code, each] as const))(
    '%s is found alone, with both sides',
    (code, { bad, sides, besides = [] }) => {
      const all = found(bad());
      expect(new Set(all.map((each) => each.code))).toEqual(new Set([code, ...besides]));
      const [own] = all.filter((each) => each.code === code);
      expect(own?.evidence.map(({ text }) => text)).toEqual(sides);
      expect(own?.evidence.every(({ where }) => where.file !== undefined || where.key !== undefined)).toBe(true);
    },
  );

  it.each([
    ['EC2Config', () => sampleFiles('healthy')],
    ['EC2Launch v1', () => launch1()],
    ['EC2Launch v2', () => launch2()],
    ['no agent', (): Files => ({})],
  ])('are none on a good volume with %s', (_, files) => expect(found(files())).toEqual([]));

  it('come worst first', () =>
    expect(found(sampleFiles('lock-out')).map(({ severity }) => severity)).toEqual(['error', 'warning', 'info']));

  it('are not made of files that cannot be read', () => {
    const files = sampleFiles('lock-out');
    const settings = Object.keys(files).filter((path) => /\.(?:xml|cmd|json|yml)$/i.test(path));
    const fs = memoryFs(files, { unreadable: settings });
    expect(contradictionsOf(readSubject(fs, { digest, writeBar: null, logs: [], problems: [] }))).toEqual([]);
  });
});

describe('docs/contradictions', () => {
  const folder = join(import.meta.dirname, '../../docs/contradictions');

  it('holds what "npm run docs:contradictions" makes, and nothing else', () => {
    const files = readdirSync(folder).filter((name) => name.endsWith('.md'));
    const kept = Object.fromEntries(files.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
    expect(kept).toEqual(Object.fromEntries(contradictionPages().map(({ name, text }) => [name, text])));
  });
});
