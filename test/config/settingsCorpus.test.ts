import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { openConfig } from '../../main/config/document.ts';
import { describeConfig } from '../../main/config/describe.ts';
import { readAnswerFile } from '../../main/config/answerFile.ts';
import { getSetting, listSettings } from '../../main/config/settings/read.ts';
import { setSetting } from '../../main/config/settings/set.ts';
import { spliceEdits } from '../../main/config/text/spliceEdits.ts';
import { unwrap } from '../../shared/model/diagnostic.ts';
import type { ConfigSetting } from '../../shared/model/config.ts';
import { sortEdits, type TextEdit } from '../../shared/text/edits.ts';
import { corpusBytes, corpusEntries, corpusTruth, describeCorpus } from '../support/corpus.ts';

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

/** The edits that take others back, against the text that they made. */
function inverse(text: string, edits: readonly TextEdit[]): readonly TextEdit[] {
  let shift = 0;
  return sortEdits(edits).map(({ offset, length, content }) => {
    const back = { offset: offset + shift, length: content.length, content: text.slice(offset, offset + length) };
    shift += content.length - length;
    return back;
  });
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
    const listed = listSettings(config, { showSecrets: true });
    const target = listed.find(({ setting }) => !setting.includes('[')) ?? listed[0];
    if (target === undefined || config.xml?.wellFormed === false || config.data?.wellFormed === false) return;
    const bytes = unwrap(spliceEdits(config.source, unwrap(setSetting(config, target.setting, null))));
    const rest = openConfig(file, bytes);
    expect(rest.xml?.wellFormed ?? rest.data?.wellFormed).toBe(true);
    const left = values(listSettings(rest, { showSecrets: true })).filter(
      ([name]) => !target.setting.startsWith(`${name}/`),
    );
    expect([target.setting, left]).toEqual([target.setting, values(listed.filter((one) => one !== target))]);
  });

  it.each(corpusEntries('answer-files'))('describes passes and components as other tools do: $file', (entry) => {
    const truth = corpusTruth(entry);
    const report = describeConfig(openConfig(entry.file, corpusBytes(entry.file)));
    expect(report.wellFormed).toBe(truth['wellFormed']);
    if (truth['wellFormed'] !== true) return;
    const components = truth['components'] as readonly { pass: string; name: string; line: number }[];
    expect(report.passes).toEqual(truth['passes']);
    expect(report.components).toEqual(components.map(({ pass, name, line }) => ({ pass, name, line })));
    expect(readAnswerFile(openConfig(entry.file, corpusBytes(entry.file)), 'none').components).toEqual([]);
  });
});
