import { path, text } from '../../../main/sample/hiveSpecs.ts';
import { hiveWith, sampleFiles, sampleWith, type Files } from '../../support/worlds.ts';
import { without } from '../volumes.ts';
import type { CheckCase } from './checkCase.ts';
import { ANSWER, withPassword } from './secrets.ts';

const healthy = (): Files => sampleFiles('healthy');

/** The sample with its answer file changed as text. */
export const answering = (change: (xml: string) => string): Files => sampleWith('healthy', { [ANSWER]: change });

export const SETUP_COMPLETE = 'Windows/Setup/Scripts/SetupComplete.cmd';

export const answerFile: readonly CheckCase[] = [
  {
    id: 'answer-file-present',
    withoutHives: 'decided',
    good: healthy,
    bad: () => without(healthy(), /sysprep2008\.xml$/),
    badResult: 'fail',
  },
  {
    id: 'answer-file-well-formed',
    withoutHives: 'decided',
    good: healthy,
    bad: () => answering((xml) => xml.slice(0, xml.length / 2)),
    badResult: 'fail',
  },
  {
    id: 'answer-file-refused',
    good: healthy,
    bad: () => answering((xml) => xml.replaceAll('HideEULAPage', 'HideOEMRegistrationScreens')),
    badResult: 'fail',
  },
  {
    id: 'answer-file-architecture',
    good: healthy,
    bad: () => answering((xml) => xml.replaceAll('processorArchitecture="amd64"', 'processorArchitecture="x86"')),
    badResult: 'fail',
  },
  {
    id: 'answer-file-used-up',
    withoutHives: 'decided',
    good: healthy,
    bad: () => answering((xml) => xml.replace('pass="specialize"', 'pass="specialize" wasPassProcessed="true"')),
    badResult: 'fail',
  },
  {
    id: 'forgotten-answer-file',
    good: healthy,
    bad: () => ({
      ...hiveWith('healthy', 'SYSTEM', path('Setup', [], [text('UnattendFile', 'C:\\forgotten.xml')])),
      'forgotten.xml': withPassword(),
    }),
    badResult: 'fail',
  },
  {
    id: 'administrator-password-form',
    withoutHives: 'decided',
    good: () => answering(() => withPassword()),
    bad: () => answering(() => withPassword('clear', 'false')),
    badResult: 'warning',
  },
  {
    id: 'administrator-left-disabled',
    withoutHives: 'decided',
    good: healthy,
    bad: () => answering((xml) => xml.replace('/ACTIVE:YES', '/ACTIVE:NO')),
    badResult: 'warning',
  },
  {
    id: 'setupcomplete-calls-postsysprep',
    withoutHives: 'decided',
    good: healthy,
    bad: () => sampleFiles('empty-setupcomplete'),
    badResult: 'warning',
  },
];
