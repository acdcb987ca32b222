import { describe, expect, test } from 'vitest';
import { answerFileOrder } from '../../main/api/answerFileOrder.ts';
import { passwordFiles } from '../../main/api/passwordFiles.ts';
import { path, text } from '../../main/sample/hiveSpecs.ts';
import { memoryFs } from '../../main/volume/memoryFs.ts';
import { unwrap } from '../../shared/model/diagnostic.ts';
import { hiveWith, sampleFiles, sampleWith, subjectOf, type Files } from '../support/worlds.ts';

const EC2CONFIG = 'Program Files/Amazon/Ec2ConfigService';
const AGENT_FILE = `${EC2CONFIG}/sysprep2008.xml`;
const BUNDLE = `${EC2CONFIG}/Settings/BundleConfig.xml`;
const EARLY = 'Windows/Panther/Unattend/unattend.xml';
const NAMED = 'AnswerFilePath of BundleConfig.xml names it.';

const answer = (pass: string, processed = false): string =>
  `<unattend xmlns="urn:schemas-microsoft-com:unattend"><settings pass="${pass}"${processed ? ' wasPassProcessed="true"' : ''}/></unattend>`;
const naming = (written: string): Files =>
  sampleWith('healthy', { [BUNDLE]: (bundle) => bundle.replace('>sysprep2008.xml<', () => `>${written}<`) });
const unattend = (written: string): Files =>
  hiveWith('healthy', 'SYSTEM', path('Setup', [], [text('UnattendFile', written)]));

/** The answer files that win, with the reason. */
function winners(files: Files): readonly (readonly [string, string | undefined])[] {
  return answerFileOrder(subjectOf(files))
    .filter((file) => file.wins === true)
    .map((file) => [file.path, file.why]);
}

describe('the answer file that wins', () => {
  test.each<readonly [string, () => Files]>([
    ['the stock volume', () => sampleFiles('healthy')],
    [
      'a rank-2 file whose only pass is processed',
      () => ({ ...sampleFiles('healthy'), [EARLY]: answer('specialize', true) }),
    ],
    ['UnattendFile that names a missing file', () => unattend('C:\\gone.xml')],
    ['AnswerFilePath with a variable', () => naming('%ProgramFiles%\\Amazon\\Ec2ConfigService\\sysprep2008.xml')],
  ])('is that of the sysprep call: %s', (_, files) => expect(winners(files())).toEqual([[AGENT_FILE, NAMED]]));

  test('is the one that AnswerFilePath names, listed wherever it lies', () => {
    const my = `${EC2CONFIG}/my.xml`;
    const both = `<unattend><settings pass="specialize"/><settings pass="oobeSystem"/></unattend>`;
    expect(winners({ ...naming('my.xml'), [my]: both })).toEqual([[my, NAMED]]);
  });

  test('is told pass by pass where the search ends differently', () => {
    expect(winners({ ...sampleFiles('healthy'), [EARLY]: answer('specialize') })).toEqual([
      [AGENT_FILE, `For the pass oobeSystem: ${NAMED}`],
      [EARLY, 'For the pass specialize: Windows looks in Panther\\Unattend before the copy that sysprep.exe makes.'],
    ]);
  });

  test('carries the doubt where UnattendFile names a place outside of the volume', () => {
    expect(winners(unattend('D:\\far.xml'))).toEqual([[AGENT_FILE, expect.stringContaining('Not certain')]]);
  });

  test('is none where the sysprep call names a missing file', () => expect(winners(naming('gone.xml'))).toEqual([]));
});

const answerPath = (files: Files) => unwrap(passwordFiles(memoryFs(files))).answer?.path ?? null;

describe('the files of the password choice', () => {
  test('hold the answer file that BundleConfig.xml names', () => {
    expect(answerPath(sampleFiles('healthy'))).toBe(AGENT_FILE);
    expect(answerPath({ ...naming('my.xml'), [`${EC2CONFIG}/my.xml`]: answer('oobeSystem') })).toBe(
      `${EC2CONFIG}/my.xml`,
    );
    expect(answerPath(naming('gone.xml'))).toBeNull();
  });

  test('refuse an answer file outside of the volume', () => {
    const refused = passwordFiles(memoryFs(naming('D:\\far.xml')));
    expect(refused).toMatchObject({ ok: false, problem: { diagnostic: { code: 'answer-file-elsewhere' } } });
  });
});
