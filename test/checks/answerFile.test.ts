import { describe, expect, test } from 'vitest';
import { CHECKS } from '../../main/checks/catalogue.ts';
import { path, text } from '../../main/sample/hiveSpecs.ts';
import { checkOf, hiveWith, sampleFiles, sampleWith, subjectOf, type Files } from '../support/worlds.ts';
import { answering, SETUP_COMPLETE } from './cases/answerFile.ts';
import { ANSWER, EC2CONFIG, withPassword } from './cases/secrets.ts';
import { without } from './volumes.ts';

const OF_THE_FILE = [
  'answer-file-well-formed',
  'answer-file-refused',
  'answer-file-architecture',
  'answer-file-used-up',
  'forgotten-answer-file',
  'administrator-password-form',
  'administrator-left-disabled',
];
const ALL = ['answer-file-present', ...OF_THE_FILE];

const healthy = (extra: Files = {}): Files => ({ ...sampleFiles('healthy'), ...extra });
const closed = (part: string, files = healthy()) => subjectOf(files, { unreadable: [part] });
const resultsOf = (files: Files, ids: readonly string[]) => {
  const subject = subjectOf(files);
  return ids.map((id) => checkOf(subject, id).result);
};
const named = (file: string): Files =>
  sampleWith('healthy', {
    [`${EC2CONFIG}/Settings/BundleConfig.xml`]: (xml) => xml.replace('sysprep2008.xml', file),
  });
const everywhere = (ids: readonly string[], result: string) => ids.map(() => result);

describe('the answer file of the agent', () => {
  test('that is missing fails one check, with the setting that names it, and the others have nothing to ask', () => {
    const files = named('other.xml');
    expect(resultsOf(files, OF_THE_FILE)).toEqual(everywhere(OF_THE_FILE, 'notApplicable'));
    const { result, breaks, diagnostics } = checkOf(subjectOf(files), 'answer-file-present');
    expect([result, breaks, diagnostics[0]?.evidence]).toEqual([
      'fail',
      'prepare',
      [
        { where: { file: `${EC2CONFIG}/other.xml` }, text: 'not there' },
        {
          where: { file: `${EC2CONFIG}/Settings/BundleConfig.xml`, line: expect.any(Number) },
          text: 'AnswerFilePath names it',
        },
      ],
    ]);
  });

  test.each([
    ['on another drive', () => subjectOf(named('E:\\answer.xml'))],
    ['that may not be read', () => closed(ANSWER)],
    ['that a closed BundleConfig.xml may name', () => closed(`${EC2CONFIG}/Settings/BundleConfig.xml`)],
  ])('%s leaves every check undecided', (_, subject) => {
    const opened = subject();
    expect(ALL.map((id) => checkOf(opened, id).result)).toEqual(everywhere(ALL, 'unknown'));
  });

  test('is not asked for without an agent, and unknown where one may hide', () => {
    const bare = without(healthy(), /Amazon/);
    expect(resultsOf(bare, ALL)).toEqual(everywhere(ALL, 'notApplicable'));
    const hidden = closed('ProgramData/Amazon', { ...bare, 'ProgramData/Amazon/x': '' });
    expect(ALL.map((id) => checkOf(hidden, id).result)).toEqual(everywhere(ALL, 'unknown'));
  });

  test('of EC2Launch v2 is the fixed one', () => {
    const file = 'ProgramData/Amazon/EC2Launch/sysprep/unattend.xml';
    const files = { ...without(healthy(), /Amazon/), [file]: withPassword() };
    expect(checkOf(subjectOf(files), 'answer-file-present').diagnostics[0]?.evidence).toEqual([
      { where: { file }, text: 'there' },
    ]);
  });

  test('that is damaged fails one check; what its settings say stays open', () => {
    const files = answering((xml) => xml.slice(0, xml.length / 2));
    expect(resultsOf(files, OF_THE_FILE)).toEqual(['fail', ...everywhere(OF_THE_FILE.slice(1), 'unknown')]);
    const [told] = checkOf(subjectOf(files), 'answer-file-well-formed').diagnostics;
    expect(told?.evidence[0]?.where).toMatchObject({ file: ANSWER, line: expect.any(Number) });
  });

  test.each([
    ['empty', ''],
    ['another XML', '<Other/>'],
  ])('that is %s is none', (_, content) => {
    expect(checkOf(subjectOf(answering(() => content)), 'answer-file-well-formed').title).toBe(
      'The file that the agent hands to Sysprep is no answer file',
    );
  });
});

describe('what Windows does with it', () => {
  test('is not known without version and architecture', () => {
    const ids = ['answer-file-refused', 'answer-file-architecture'];
    const system = closed('Windows/System32/config/SYSTEM');
    expect(ids.map((id) => checkOf(system, id).result)).toEqual(['unknown', 'unknown']);
    expect(checkOf(closed('Windows/System32/config/SOFTWARE'), 'answer-file-refused').result).toBe('unknown');
  });

  test('a component for another architecture beside its twin is no matter; alone it warns', () => {
    const twin = answering((xml) =>
      xml.replace(/(<component name="Microsoft-Windows-Deployment")([\s\S]*?<\/component>)/, (all) => {
        return `${all}${all.replace('"amd64"', '"x86"')}`;
      }),
    );
    expect(checkOf(subjectOf(twin), 'answer-file-architecture').result).toBe('pass');
    const alone = answering((xml) => xml.replace('processorArchitecture="amd64"', 'processorArchitecture="x86"'));
    expect(checkOf(subjectOf(alone), 'answer-file-architecture')).toMatchObject({
      result: 'warning',
      title: '1 component of the answer file is not for amd64',
    });
  });

  test('a password that Windows removed is told as a used copy, with its line', () => {
    const scrubbed = answering(() => withPassword('*SENSITIVE*DATA*DELETED*'));
    expect(checkOf(subjectOf(scrubbed), 'answer-file-used-up')).toMatchObject({
      result: 'warning',
      diagnostics: [{ evidence: [{ where: { file: ANSWER, line: 5, column: 8 } }] }],
    });
  });

  test('a hidden password has the form that it claims', () => {
    const hidden = withPassword('QQBkAG0AaQBuAGkAcwB0AHIAYQB0AG8AcgBQAGEAcwBzAHcAbwByAGQA', 'false');
    expect(checkOf(subjectOf(answering(() => hidden)), 'administrator-password-form').result).toBe('pass');
  });
});

describe('a second answer file', () => {
  test.each([
    ['Windows/Panther/Unattend/unattend.xml', 'fail'],
    ['Windows/Panther/unattend.xml', 'pass'],
    ['Windows/System32/Sysprep/unattend.xml', 'pass'],
    ['unattend.xml', 'pass'],
  ])('in %s: %s', (file, result) => {
    expect(checkOf(subjectOf(healthy({ [file]: withPassword() })), 'forgotten-answer-file').result).toBe(result);
  });

  test('behind it fills in for a pass that it lacks', () => {
    const files = { ...answering(() => withPassword()), 'unattend.xml': sampleFiles('healthy')[ANSWER] ?? '' };
    expect(checkOf(subjectOf(files), 'forgotten-answer-file')).toMatchObject({
      result: 'warning',
      title: 'A second answer file is used at the first boot: C:\\unattend.xml',
    });
  });

  test('that the registry names on another drive leaves it open', () => {
    const files = hiveWith('healthy', 'SYSTEM', path('Setup', [], [text('UnattendFile', 'E:\\x.xml')]));
    expect(checkOf(subjectOf(files), 'forgotten-answer-file').result).toBe('unknown');
  });
});

const titleWith = (files: Files): string => checkOf(subjectOf(files), 'setupcomplete-calls-postsysprep').title;

describe('SetupComplete.cmd', () => {
  test.each([
    ['SetupComplete.cmd is missing', without(healthy(), /SetupComplete\.cmd$/)],
    ['SetupComplete.cmd does not call PostSysprep.cmd', healthy({ [SETUP_COMPLETE]: '@rem PostSysprep.cmd\r\nver' })],
    ['PostSysprep.cmd is called and is not there', without(healthy(), /PostSysprep\.cmd$/)],
    [
      'Windows\\Setup\\Scripts is a file, so that SetupComplete.cmd cannot be in it',
      { ...without(healthy(), /^Windows\/Setup\/Scripts/), 'Windows/Setup/Scripts': 'x' },
    ],
  ])('%s', (title, files) => expect(titleWith(files)).toBe(title));

  test('is nothing for another agent, and unknown where it may not be read', () => {
    expect(resultsOf(without(healthy(), /Amazon/), ['setupcomplete-calls-postsysprep'])).toEqual(['notApplicable']);
    expect(checkOf(closed(SETUP_COMPLETE), 'setupcomplete-calls-postsysprep').result).toBe('unknown');
  });

  test('and every other check of the area explains itself', () => {
    for (const rule of CHECKS.filter(({ area }) => area === 'answerFile')) expect(rule.explains).toMatch(/\.$/);
  });
});
