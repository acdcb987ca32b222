import { describe, expect, test } from 'vitest';
import { placeOfEvidence } from '../../../renderer/steps/checklist/evidencePlaces.ts';
import { PROFILE_LIST } from '../../../shared/model/account.ts';
import type { FileFound } from '../../../shared/model/volume.ts';

const file = (path: string, kind: string): FileFound => ({ path, kind, size: 1 });
const REPORT = {
  configs: [file('Windows/Panther/unattend.xml', 'answerFile')],
  logs: [file('Windows/Panther/setupact.log', 'specialize')],
};

describe('where evidence is shown', () => {
  test('a settings file opens in Configure at its line, a log line in its log', () => {
    expect([
      placeOfEvidence({ file: 'windows/panther/UNATTEND.xml', line: 47 }, REPORT),
      placeOfEvidence({ file: 'Windows/Panther/unattend.xml' }, REPORT),
      placeOfEvidence({ file: 'Windows/Panther/setupact.log', line: 9 }, REPORT),
    ]).toEqual([
      { word: 'Open', screen: 'configure', page: 'Windows/Panther/unattend.xml', query: { line: '47' } },
      { word: 'Open', screen: 'configure', page: 'Windows/Panther/unattend.xml', query: {} },
      {
        word: 'Show in log',
        screen: 'troubleshoot',
        page: null,
        query: { log: 'Windows/Panther/setupact.log', line: '9' },
      },
    ]);
  });

  test('a profile key and an account open in the table of accounts', () => {
    expect([
      placeOfEvidence({ key: `${PROFILE_LIST}\\S-1-5-21-1-2-3-1004.bak`, value: 'ProfileImagePath' }, REPORT),
      placeOfEvidence({ key: 'HKLM\\SAM\\SAM\\Domains\\Account\\Users\\000003E9' }, REPORT),
    ]).toEqual([
      { word: 'Show in table', screen: 'checklist', page: 'accounts', query: { row: 'S-1-5-21-1-2-3-1004.bak' } },
      { word: 'Show in table', screen: 'checklist', page: 'accounts', query: { row: 'rid-1001' } },
    ]);
  });

  test('what the window has no screen for is not offered', () => {
    expect([
      placeOfEvidence({}, REPORT),
      placeOfEvidence({ file: 'pagefile.sys' }, REPORT),
      placeOfEvidence({ file: 'Windows/Panther/setupact.log' }, REPORT),
      placeOfEvidence({ key: 'HKLM\\SYSTEM\\Select' }, REPORT),
      placeOfEvidence({ key: PROFILE_LIST }, REPORT),
    ]).toEqual([null, null, null, null, null]);
  });
});
