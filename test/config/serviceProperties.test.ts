import { describe, expect, it } from 'vitest';
import { openConfig } from '../../main/config/document.ts';
import { serviceProperties } from '../../main/config/serviceProperties.ts';
import { setSettings } from '../../main/config/settings/set.ts';
import { driveLetterConfig, freshConfigXml } from '../../main/config/templates.ts';
import { problem } from '../../shared/model/diagnostic.ts';
import type { MappingsControl, PropertyControl, SwitchControl } from '../../shared/model/serviceProperties.ts';
import type { Found } from '../../shared/model/volume.ts';
import { edited } from './samples.ts';

const FOLDER = 'Program Files/Amazon/Ec2ConfigService';
const CONFIG = `${FOLDER}/Settings/Config.xml`;
const LETTERS = `${FOLDER}/Settings/DriveLetterConfig.xml`;
const REFUSED = problem('input', 'volume-access', 'The file cannot be read.');

/** The controls of the dialog over these files; null is a file that cannot be read. */
function controls(files: Readonly<Record<string, string | null>>): readonly PropertyControl[] {
  const tabs = serviceProperties(FOLDER, (path): Found<ReturnType<typeof openConfig>> => {
    const text = files[path];
    if (text === undefined) return { kind: 'absent' };
    if (text === null) return { kind: 'unreadable', problem: REFUSED };
    return { kind: 'found', value: openConfig(path, Buffer.from(text)) };
  });
  return tabs.flatMap((tab) => tab.controls);
}

function switches(files: Readonly<Record<string, string | null>>): readonly SwitchControl[] {
  return controls(files).filter((control) => control.kind === 'switch');
}

function letters(files: Readonly<Record<string, string | null>>): MappingsControl {
  const [found] = controls(files).filter((control) => control.kind === 'mappings');
  if (found === undefined) throw new Error('no map of letters');
  return found;
}

const values = (files: Readonly<Record<string, string | null>>) =>
  switches(files).map(({ id, current }) => [id, current.value, current.line]);

const states = (files: Readonly<Record<string, string | null>>) =>
  switches(files).map(({ file, problem: why }) => [file.isThere, why?.code]);

const ALL = ['computer-name', 'user-data', 'event-log', 'root-volume', 'initialize-drives'];

describe('EC2 Service Properties', () => {
  it('says what a fresh Config.xml says, with the lines', () => {
    expect(values({ [CONFIG]: freshConfigXml() })).toEqual([
      ['computer-name', 'Disabled', 10],
      ['user-data', 'Enabled', 50],
      ['event-log', 'Disabled', 18],
      ['root-volume', 'Enabled', 38],
      ['initialize-drives', 'Enabled', 14],
    ]);
  });

  it('can be set: every switch writes its own setting and nothing else', () => {
    const config = openConfig(CONFIG, Buffer.from(freshConfigXml()));
    for (const control of switches({ [CONFIG]: freshConfigXml() })) {
      const { setting, value: before } = control.current;
      const value = before === control.on ? control.off : control.on;
      const text = edited(config, setSettings(config, [{ setting, value }])).source.text;
      expect(values({ [CONFIG]: text })).toEqual(
        values({ [CONFIG]: freshConfigXml() }).map((row) => (row[0] === control.id ? [row[0], value, row[2]] : row)),
      );
    }
  });

  it('keeps a word that is neither, and says nothing where the plug-in is missing', () => {
    const text =
      '<Ec2ConfigurationSettings><Plugins><Plugin><Name>Ec2EventLog</Name><State>Yes</State></Plugin></Plugins></Ec2ConfigurationSettings>';
    expect(values({ [CONFIG]: text })).toEqual([
      ['computer-name', null, null],
      ['user-data', null, null],
      ['event-log', 'Yes', 1],
      ['root-volume', null, null],
      ['initialize-drives', null, null],
    ]);
  });

  it('tells an absent file from one that cannot be read', () => {
    expect(states({})).toEqual(ALL.map(() => [false, undefined]));
    expect(states({ [CONFIG]: null })).toEqual(ALL.map(() => [true, 'volume-access']));
  });

  it('lists the rows of the map as the file has them, each to be edited by its name', () => {
    const text = driveLetterConfig([
      { label: 'Temporary Storage 0', letter: 'Z:' },
      { label: '', letter: '' },
    ]);
    expect(letters({ [LETTERS]: text }).rows).toEqual([
      {
        label: { setting: 'Mapping[1]/VolumeName', value: 'Temporary Storage 0', line: 4 },
        letter: { setting: 'Mapping[1]/DriveLetter', value: 'Z:', line: 5 },
      },
      {
        label: { setting: 'Mapping[2]/VolumeName', value: '', line: 8 },
        letter: { setting: 'Mapping[2]/DriveLetter', value: '', line: 9 },
      },
    ]);
    expect(letters({}).file).toEqual({ path: LETTERS, isThere: false });
    expect(letters({ [LETTERS]: '<DriveLetterMapping><Mapping>' }).problem?.code).toMatch(/^xml-/);
  });

  it('offers nothing to write where no source names the setting', () => {
    const unconfirmed = controls({ [CONFIG]: freshConfigXml() }).filter(({ kind }) => kind === 'unconfirmed');
    expect(unconfirmed.map(({ id }) => id)).toEqual(['wallpaper', 'hibernation', 'cloudwatch']);
    expect(unconfirmed.some((control) => 'current' in control)).toBe(false);
  });

  it('takes a further row of the map behind the others, and what a row lacks', () => {
    const map = openConfig(LETTERS, Buffer.from(driveLetterConfig([{ label: 'Data', letter: 'M:' }])));
    const row = [
      { setting: 'Mapping[2]/VolumeName', value: 'Logs' },
      { setting: 'Mapping[2]/DriveLetter', value: 'N:' },
    ];
    const both = driveLetterConfig([
      { label: 'Data', letter: 'M:' },
      { label: 'Logs', letter: 'N:' },
    ]);
    expect(edited(map, setSettings(map, row)).source.text).toBe(both);
    expect(edited(map, setSettings(map, row.toReversed())).source.text).toBe(both);
    const codeOf = (setting: string) => {
      const outcome = setSettings(map, [{ setting, value: 'x' }]);
      return outcome.ok ? 'done' : outcome.problem.diagnostic.code;
    };
    expect(['Mapping[3]/VolumeName', 'Mapping[1]/Letter', 'Map[1]/VolumeName'].map(codeOf)).toEqual([
      'setting-item-missing',
      'setting-unknown',
      'setting-unknown',
    ]);
  });
});
