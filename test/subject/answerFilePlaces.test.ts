import { describe, expect, test } from 'vitest';
import { path, text } from '../../main/sample/hiveSpecs.ts';
import { answerFilePlaces } from '../../main/subject/answerFilePlaces.ts';
import { hiveWith, sampleFiles, sampleWith, subjectOf, type Files } from '../support/worlds.ts';

const EC2CONFIG = 'Program Files/Amazon/Ec2ConfigService';
const AGENT_FILE = `${EC2CONFIG}/sysprep2008.xml`;
const BUNDLE = `${EC2CONFIG}/Settings/BundleConfig.xml`;
const EARLY = 'Windows/Panther/Unattend/unattend.xml';
const CACHED = 'Windows/Panther/unattend.xml';

const pass = (name: string, inner = '', mark = ''): string => `<settings pass="${name}"${mark}>${inner}</settings>`;
const answer = (...passes: readonly string[]): string =>
  `<unattend xmlns="urn:schemas-microsoft-com:unattend">${passes.join('')}</unattend>`;
const PROCESSED = ' wasPassProcessed="true"';
const unattend = (written: string): Files =>
  hiveWith('healthy', 'SYSTEM', path('Setup', [], [text('UnattendFile', written)]));

const searchOf = (files: Files) => answerFilePlaces(subjectOf(files));

/** Each place with what is there, in short. */
const placesIn = (files: Files) =>
  searchOf(files).places.map(({ rank, state, file, passes }) =>
    [rank, state, file, ...passes.map(({ standing }) => standing)].filter((part) => part !== null).join(' '),
  );

/** What is told of the place of the cached copy. */
const note = (files: Files) => searchOf(files).places.find(({ rank }) => rank === 3)?.note;
const naming = (written: string) =>
  sampleWith('healthy', { [BUNDLE]: (bundle) => bundle.replace('>sysprep2008.xml<', () => `>${written}<`) });
const password = (value: string) =>
  `<component name="Microsoft-Windows-Shell-Setup"><UserAccounts><AdministratorPassword>${value}</AdministratorPassword></UserAccounts></component>`;

describe('the places of the answer file search', () => {
  test('are all there in rank order, and the file of the sysprep call wins', () => {
    expect(placesIn(sampleFiles('healthy'))).toEqual([
      '1 absent',
      '2 absent',
      '2 absent',
      `3 found ${AGENT_FILE} wins wins`,
      '4 elsewhere',
      '5 elsewhere',
      '6 absent',
      '7 absent',
      '8 elsewhere',
    ]);
    expect(searchOf(sampleFiles('healthy')).winners).toEqual([
      { pass: 'specialize', file: AGENT_FILE, doubts: [] },
      { pass: 'oobeSystem', file: AGENT_FILE, doubts: [] },
    ]);
  });

  test('tell for each pass why a file is passed over', () => {
    const files = {
      ...sampleFiles('healthy'),
      [EARLY]: answer(pass('specialize'), pass('oobeSystem', '', PROCESSED)),
      'unattend.xml': answer(pass('oobeSystem')),
      'Windows/System32/Sysprep/unattend.xml': '<unattend><',
    };
    expect(placesIn(files).filter((line) => / (?:found|refused) /.test(line))).toEqual([
      `2 found ${EARLY} wins processed`,
      `3 found ${AGENT_FILE} behind wins`,
      '6 refused Windows/System32/Sysprep/unattend.xml lacks lacks',
      '7 found unattend.xml lacks behind',
    ]);
  });

  test('begin with the file that the registry names, also where that is not on the volume', () => {
    const named = { ...unattend(String.raw`C:\my.xml`), 'my.xml': answer(pass('specialize'), pass('oobeSystem')) };
    expect(placesIn(named)[0]).toBe('1 found my.xml wins wins');
    const far = searchOf(unattend(String.raw`E:\far.xml`));
    expect([far.places[0]?.state, far.places[0]?.note]).toEqual([
      'elsewhere',
      String.raw`It names E:\far.xml. Where that exists, it wins.`,
    ]);
    expect(far.winners[0]?.doubts).toHaveLength(1);
  });

  test('say that the cached copy is written anew, or that the call names nothing', () => {
    expect(note({ ...sampleFiles('healthy'), [CACHED]: answer() })).toContain('over what is there');
    expect(note(naming('gone.xml'))).toContain('no run gets to its first boot');
    expect(note(naming(String.raw`E:\x.xml`))).toContain('which is not on this volume');
  });
});

describe('the answer files of a volume', () => {
  test('tell which passes were processed, and how their passwords stand', () => {
    const files = {
      ...sampleFiles('healthy'),
      [CACHED]: answer(
        pass('specialize', '', PROCESSED),
        pass('oobeSystem', password('*SENSITIVE*DATA*DELETED*'), PROCESSED),
      ),
      'Windows/Panther/unattend-original.xml': answer(pass('oobeSystem', password('<Value>Heron5</Value>'))),
    };
    expect(searchOf(files).files).toEqual([
      {
        file: AGENT_FILE,
        rank: null,
        cached: false,
        passes: ['generalize', 'oobeSystem', 'specialize'],
        processed: [],
        passwords: {},
      },
      {
        file: CACHED,
        rank: 3,
        cached: true,
        passes: ['specialize', 'oobeSystem'],
        processed: ['specialize', 'oobeSystem'],
        passwords: { scrubbed: 1 },
      },
      {
        file: 'Windows/Panther/unattend-original.xml',
        rank: null,
        cached: true,
        passes: ['oobeSystem'],
        processed: [],
        passwords: { plain: 1 },
      },
    ]);
  });
});
