import { baseName } from '../../../shared/base/winPath.ts';
import { withoutAgent } from '../agentPresence.ts';
import { finding, unknownFinding, type CheckRule } from '../rule.ts';

const FOLDER = 'ProgramData/Amazon/SSM/InstanceData';
/** Instances of EC2 and machines that were registered by hand have a folder of their own. */
const INSTANCE = /^m?i-[0-9a-f]+$/i;

/** Which instance the SSM Agent was must not stay in an image. Source: failure modes FM-102; EC2Rescue facts, 1.4. */
export const ssmInstanceData: CheckRule = {
  id: 'ssm-instance-data',
  area: 'agent',
  grade: 'recommended',
  mayBreak: 'afterReady',
  question: 'Is no registration of the SSM Agent left?',
  remedy:
    'Stop the service AmazonSSMAgent before imaging and remove the folders below C:\\ProgramData\\Amazon\\SSM\\InstanceData.',
  source: [
    { document: 'aws/amazon-ssm-agent #601 and its source (folder InstanceData)', certainty: 'observed' },
    { document: 'Advice not to copy the folder into images', certainty: 'inferred' },
  ],
  run(subject) {
    const absence = withoutAgent(ssmInstanceData, subject, 'ssm', WHAT);
    if (absence !== null) return absence;
    const folder = subject.fs.list(FOLDER);
    if (folder.kind === 'unreadable')
      return unknownFinding(ssmInstanceData, WHAT, folder.problem.diagnostic.summary, { file: FOLDER });
    if (subject.fs.stat('ProgramData').kind === 'absent')
      return unknownFinding(ssmInstanceData, WHAT, 'The folder ProgramData is not there.', { file: 'ProgramData' });
    const children = folder.kind === 'found' ? folder.value : [];
    const instances = children.filter(({ type, path }) => type === 'folder' && INSTANCE.test(baseName(path)));
    if (instances.length === 0)
      return finding(ssmInstanceData, 'pass', 'The SSM Agent has no data of an instance', {
        evidence: [{ where: { file: FOLDER }, text: folder.kind === 'found' ? 'no instance' : 'not there' }],
      });
    return finding(ssmInstanceData, 'fail', `The SSM Agent still has data of ${names(instances.length)}`, {
      detail:
        'A copy may take itself for that instance: its fingerprint does not match, and it registers late or not at all.',
      evidence: instances.map(({ path }) => ({ where: { file: path }, text: baseName(path) })),
      fix: ssmInstanceData.remedy,
      breaks: 'afterReady',
      prediction: 'likely',
    });
  },
};

const WHAT = 'Whether a registration of the SSM Agent is left';

function names(count: number): string {
  return count === 1 ? 'an instance' : `${count} instances`;
}
