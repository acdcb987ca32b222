import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { openConfig, type ConfigDocument } from '../../main/config/document.ts';
import { readAnswerFile } from '../../main/config/answerFile.ts';
import { getSetting, listSettings } from '../../main/config/settings/read.ts';
import { setSetting } from '../../main/config/settings/set.ts';
import { spliceEdits } from '../../main/config/text/spliceEdits.ts';
import { unwrap } from '../../shared/model/diagnostic.ts';
import type { ConfigSetting } from '../../shared/model/config.ts';
import { inverse } from './samples.ts';
import { corpusBytes, corpusEntries, describeCorpus } from '../support/corpus.ts';

/** Stands for a value in comparisons, so that a failing test prints no secret of somebody's file. */
function print(value: string | null): string | null {
  return value === null ? null : createHash('sha256').update(value).digest('hex').slice(0, 12);
}

function printed(settings: readonly ConfigSetting[]): readonly unknown[] {
  return settings.map(({ value, ...place }) => ({ ...place, value: print(value) }));
}

function values(settings: readonly ConfigSetting[]): readonly (readonly [string, string | null])[] {
  return settings.map(({ setting, value }) => [setting, print(value)]);
}

/** Settings for which there is room in most answer files. */
const SHELL = 'Microsoft-Windows-Shell-Setup';
const ADDED: readonly string[] = [
  `specialize/${SHELL}/CopyProfile`,
  `oobeSystem/${SHELL}/RegisteredOwner`,
  `oobeSystem/${SHELL}/UserAccounts/AdministratorPassword/Value`,
  'generalize/Microsoft-Windows-PnpSysprep/PersistAllDeviceInstalls',
  'specialize/Microsoft-Windows-Deployment/RunSynchronous/RunSynchronousCommand[Order=499]/Path',
];

/**
 * The settings that hold something, without the numbers that they have among others: all but one that is removed, or
 * all but those of a value that was added. A group that an edit empties holds nothing.
 */
function leaves(config: ConfigDocument, gone: ConfigSetting | null = null, added?: string): readonly unknown[] {
  return listSettings(config, { showSecrets: true })
    .filter(({ setting }) => setting !== gone?.setting)
    .filter(({ value }) => value !== null && value.trim() !== '' && value !== added)
    .filter(({ setting }) => added === undefined || !setting.endsWith('[Order=499]/Order'))
    .map(({ setting, value }) => [setting.replaceAll(/\[[^\]]*\]/g, ''), print(value)]);
}

describeCorpus('settings of the files of the corpus', () => {
  const entries = [...corpusEntries('answer-files'), ...corpusEntries('agent-config')];

  it.each(entries)('finds, changes and restores every setting: $file', ({ file }) => {
    const bytes = corpusBytes(file);
    const config = openConfig(file, bytes);
    const listed = listSettings(config, { showSecrets: true });
    expect(new Set(listed.map(({ setting }) => setting)).size).toBe(listed.length);
    const each = listed.map(({ setting }) => unwrap(getSetting(config, setting, { showSecrets: true })));
    expect(printed(each)).toEqual(printed(listed));
    // An Order is part of the names of its neighbours, so changing one renames them.
    const candidates = listed.filter(({ setting }) => !setting.endsWith('/Order'));
    const sample = candidates.filter((_, index) => index % Math.ceil(candidates.length / 12) === 0);
    for (const { setting, value } of sample) {
      const wanted = `${value ?? ''}&<changed>"é`;
      const outcome = setSetting(config, setting, wanted);
      if (!outcome.ok) {
        expect([config.xml?.wellFormed, outcome.problem.diagnostic.code]).toEqual([false, 'setting-file-damaged']);
        continue;
      }
      const changed = openConfig(file, unwrap(spliceEdits(config.source, outcome.value)));
      const expected = listed.map((one) => (one.setting === setting ? { ...one, value: wanted } : one));
      expect([setting, values(listSettings(changed, { showSecrets: true }))]).toEqual([setting, values(expected)]);
      const back = unwrap(spliceEdits(changed.source, inverse(config.source.text, outcome.value)));
      expect([setting, Buffer.compare(back, bytes)]).toEqual([setting, 0]);
      const restored = unwrap(spliceEdits(changed.source, unwrap(setSetting(changed, setting, value ?? ''))));
      const again = unwrap(getSetting(openConfig(file, restored), setting, { showSecrets: true }));
      expect([setting, print(again.value)]).toEqual([setting, print(value)]);
    }
  });

  it.each(entries)('removes a setting and nothing else: $file', ({ file }) => {
    const config = openConfig(file, corpusBytes(file));
    if (config.xml?.wellFormed === false || config.data?.wellFormed === false) return;
    const listed = listSettings(config, { showSecrets: true });
    const sample = listed.filter((_, index) => index % Math.ceil(listed.length / 4) === 0);
    for (const target of sample) {
      const outcome = setSetting(config, target.setting, null);
      if (!outcome.ok) {
        expect([target.setting, outcome.problem.diagnostic.code]).toEqual([target.setting, 'setting-only-key']);
        continue;
      }
      const rest = openConfig(file, unwrap(spliceEdits(config.source, outcome.value)));
      expect(rest.xml?.wellFormed ?? rest.data?.wellFormed).toBe(true);
      expect([target.setting, leaves(rest)]).toEqual([target.setting, leaves(config, target)]);
      const back = unwrap(spliceEdits(rest.source, inverse(config.source.text, outcome.value)));
      expect([target.setting, Buffer.compare(back, config.source.bytes)]).toEqual([target.setting, 0]);
    }
  });

  it.each(corpusEntries('answer-files'))('adds a setting and nothing else, and removes it again: $file', ({ file }) => {
    const config = openConfig(file, corpusBytes(file));
    if (config.kind !== 'answerFile' || config.xml?.wellFormed !== true) return;
    const before = leaves(config);
    for (const setting of ADDED) {
      const there = getSetting(config, setting, { showSecrets: true });
      if (there.ok && there.value.value !== null) continue;
      const outcome = setSetting(config, setting, 'added');
      if (!outcome.ok) {
        expect([setting, outcome.problem.diagnostic.code]).toEqual([
          setting,
          expect.stringMatching(/^setting-(?:ambiguous|holds-text)$/),
        ]);
        continue;
      }
      const after = openConfig(file, unwrap(spliceEdits(config.source, outcome.value)));
      expect([setting, leaves(after, null, 'added')]).toEqual([setting, before]);
      const back = unwrap(spliceEdits(after.source, inverse(config.source.text, outcome.value)));
      expect([setting, Buffer.compare(back, config.source.bytes)]).toEqual([setting, 0]);
    }
  });

  it.each(corpusEntries('answer-files'))('has no component for a processor that is none: $file', (entry) => {
    expect(readAnswerFile(openConfig(entry.file, corpusBytes(entry.file)), 'none').components).toEqual([]);
  });
});
