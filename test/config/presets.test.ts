import { describe, expect, it } from 'vitest';
import { viewAnswerFile } from '../../main/config/answer/answerView.ts';
import { ARCHITECTURES } from '../../shared/model/architecture.ts';
import { presetChanges } from '../../main/config/answer/presetChanges.ts';
import { presets, wholePreset, type Preset } from '../../main/config/answer/presets.ts';
import { changeSettings } from '../../main/config/answer/changeSettings.ts';
import { compareSettings } from '../../main/config/compareSettings.ts';
import { openConfig, type ConfigDocument } from '../../main/config/document.ts';
import { lintDocument } from '../../main/config/lint/lintDocument.ts';
import { getSetting } from '../../main/config/settings/read.ts';
import { setSetting } from '../../main/config/settings/set.ts';
import { newAnswerFile } from '../../main/config/templates.ts';
import { spliceEdits } from '../../main/config/text/spliceEdits.ts';
import { unwrap } from '../../shared/model/diagnostic.ts';
import { corpusBytes, corpusEntries, describeCorpus } from '../support/corpus.ts';
import { COMMANDS, itemsOf } from './answerItems.ts';
import { configOf, edited, inverse, stock } from './samples.ts';

const SHELL = 'Microsoft-Windows-Shell-Setup';
const named = presets().map((preset) => [preset.id, preset] as const);
const built = named.flatMap(([id, preset]) => ARCHITECTURES.map((build) => [id, build, preset] as const));

const applied = (config: ConfigDocument, preset: Preset): ConfigDocument =>
  edited(config, changeSettings(config, presetChanges(config, preset)));

describe('a preset', () => {
  it.each(built)('makes a new file that lint finds nothing wrong with: %s, %s', (_, build, preset) => {
    const file = configOf('unattend.xml', newAnswerFile(preset, build));
    expect(lintDocument(file)).toEqual([]);
    const { passes } = viewAnswerFile(file);
    const builds = passes.flatMap(({ components }) => components.map(({ architecture }) => architecture));
    expect(new Set(builds)).toEqual(new Set([build]));
    for (const entry of wholePreset(preset)) {
      if (!('setting' in entry)) continue;
      expect([entry.setting, unwrap(getSetting(file, entry.setting)).value]).toEqual([entry.setting, entry.value]);
    }
    expect(presetChanges(file, preset)).toEqual([]);
  });

  it.each(named)('changes the stock file to what it says and nothing else, and lint stays quiet: %s', (_, preset) => {
    const before = stock('sysprep2008.xml');
    const after = applied(before, preset);
    expect(lintDocument(after)).toEqual([]);
    expect(presetChanges(after, preset)).toEqual([]);
    const said = new Set(preset.settings.map((entry) => ('setting' in entry ? entry.setting : entry.list)));
    expect(compareSettings(before, after).filter(({ setting }) => !said.has(setting))).toEqual([]);
  });

  it('takes whole groups out, and adds the commands that a list lacks behind its own', () => {
    const [first] = presets();
    const hardened = presets().find(({ id }) => id === 'hardened') ?? first;
    const minimal = presets().find(({ id }) => id === 'minimal') ?? first;
    if (first === undefined || hardened === undefined || minimal === undefined) throw new Error('no presets');
    const logon = `oobeSystem/${SHELL}/AutoLogon`;
    const start = configOf('unattend.xml', newAnswerFile(minimal, 'amd64'));
    const unsafe = edited(start, setSetting(start, `${logon}/Username`, 'Administrator'));
    expect(presetChanges(unsafe, hardened)).toContainEqual({ setting: logon, value: null });
    expect(applied(unsafe, hardened).source.text).not.toContain('AutoLogon');
    const own = edited(start, setSetting(start, `${COMMANDS}[Order=1]/Path`, 'ver.exe'));
    expect(itemsOf(applied(own, first)).map(([order, path]) => [order, path?.slice(0, 8)])).toEqual([
      [1, 'ver.exe'],
      [2, 'net user'],
      [3, String.raw`"C:\Prog`],
      [4, String.raw`"C:\Prog`],
    ]);
  });

  it('goes into every build that a pass has', () => {
    const two = configOf(
      'unattend.xml',
      `<unattend xmlns="urn:schemas-microsoft-com:unattend"><settings pass="specialize">${['x86', 'amd64']
        .map(
          (build) =>
            `<component name="${SHELL}" processorArchitecture="${build}"><CopyProfile>false</CopyProfile></component>`,
        )
        .join('')}</settings></unattend>`,
    );
    const keep = presets().filter(({ id }) => id === 'keep-profile');
    expect(keep.flatMap((preset) => presetChanges(two, preset))).toEqual([
      { setting: `specialize/${SHELL}@x86/CopyProfile`, value: 'true' },
      { setting: `specialize/${SHELL}@amd64/CopyProfile`, value: 'true' },
    ]);
  });
});

/** Why a file of the corpus may refuse a preset: it is built so that a setting has no single place. */
const REFUSALS = /^setting-(?:ambiguous|holds-text|is-group|item-missing|selector|changes-others)$/;

describeCorpus('presets on the answer files of the corpus', () => {
  it.each(corpusEntries('answer-files'))('are edits that give every byte back: $file', ({ file }) => {
    const bytes = corpusBytes(file);
    const config = openConfig(file, bytes);
    if (config.kind !== 'answerFile' || config.xml?.wellFormed !== true) return;
    for (const preset of presets()) {
      const edits = changeSettings(config, presetChanges(config, preset));
      if (!edits.ok) {
        expect([preset.id, edits.problem.diagnostic.code]).toEqual([preset.id, expect.stringMatching(REFUSALS)]);
        continue;
      }
      const after = openConfig(file, unwrap(spliceEdits(config.source, edits.value)));
      expect([preset.id, presetChanges(after, preset)]).toEqual([preset.id, []]);
      const back = unwrap(spliceEdits(after.source, inverse(config.source.text, edits.value)));
      expect([preset.id, Buffer.compare(back, bytes)]).toEqual([preset.id, 0]);
    }
  });
});
