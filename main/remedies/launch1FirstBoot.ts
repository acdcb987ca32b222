import { sameName } from '../../shared/base/caseless.ts';
import type { Evidence } from '../../shared/model/diagnostic.ts';
import { givesPassword } from '../config/administratorPassword.ts';
import { readAnswerFile } from '../config/answerFile.ts';
import { readLaunchConfig } from '../config/launchConfig.ts';
import { setSettings } from '../config/settings/set.ts';
import { openedFile } from '../subject/openedFile.ts';
import { valueOrNull } from '../subject/lookup.ts';
import type { Subject } from '../subject/subject.ts';
import type { Remedy } from './remedy.ts';

const FOLDER = 'ProgramData/Amazon/EC2-Windows/Launch';
export const LAUNCH_CONFIG = `${FOLDER}/Config/LaunchConfig.json`;

interface UsedUp {
  readonly setting: string;
  readonly value: string;
  readonly told: Evidence;
  readonly mends: string;
}

/**
 * Sets back what a run of EC2Launch v1 leaves behind in its settings: DoNothing for a password that nothing else sets,
 * and user data off. The task that does the work is not touched. Source: ec2launch facts, A2, A3 and A6; FM-11, FM-12.
 */
export const launch1FirstBoot: Remedy = {
  id: 'rearm-ec2launch1',
  find(subject) {
    const config = valueOrNull(openedFile(subject.fs, LAUNCH_CONFIG));
    if (config === null) return null;
    const read = readLaunchConfig(config);
    if (read.refused !== null) return null;
    const password = read.get('adminPasswordType');
    const userData = read.get('handleUserData');
    const told = (line: number | undefined, text: string): Evidence => ({ where: { file: config.path, line }, text });
    const used: readonly UsedUp[] = [
      ...(password !== null && sameName(password.text, 'DoNothing') && !answerFileSetsOne(subject)
        ? [
            {
              setting: 'adminPasswordType',
              value: 'Random',
              told: told(password.line, 'adminPasswordType = DoNothing, and Unattend.xml has no password'),
              mends: 'first-boot-password',
            },
          ]
        : []),
      ...(userData?.text === 'true'
        ? []
        : [
            {
              setting: 'handleUserData',
              value: 'true',
              told: told(
                userData?.line,
                userData === null ? 'handleUserData is not there' : `handleUserData = ${userData.text}`,
              ),
              mends: 'first-boot-user-data',
            },
          ]),
    ];
    const edits = setSettings(config, used);
    if (used.length === 0 || !edits.ok) return null;
    return {
      title: 'Let EC2Launch v1 make a password and run user data again',
      risk: 'needsThought',
      warning: [
        ...(used.some(({ value }) => value === 'Random') ? [NEW_PASSWORD] : []),
        'The work itself is done by a scheduled task that cannot be armed from outside: run InitializeInstance.ps1 -Schedule on the source machine as the last step before Sysprep.',
      ].join(' '),
      changes: [{ kind: 'editText', file: config.path, edits: edits.value }],
      because: used.map((each) => each.told),
      source: [{ document: 'AWS, Configure EC2Launch', certainty: 'documented' }],
      mends: used.map(({ mends }) => mends),
    };
  },
};

const NEW_PASSWORD =
  'That run then sets a new random Administrator password; the one of now is lost, also where DoNothing was chosen on purpose.';

/** A file that cannot be read may set one. */
function answerFileSetsOne({ fs }: Subject): boolean {
  const answer = openedFile(fs, `${FOLDER}/Sysprep/Unattend.xml`);
  if (answer.kind !== 'found') return answer.kind === 'unreadable';
  return givesPassword(readAnswerFile(answer.value).administratorPassword);
}
