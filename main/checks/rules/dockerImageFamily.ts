import { buildOf, findText } from '../../subject/lookup.ts';
import { serviceStart, startEvidence } from '../../subject/serviceStart.ts';
import { finding, judgeFound, buildUntold, unknownFinding, type CheckRule } from '../rule.ts';

const KEY = 'HKLM\\SOFTWARE\\Amazon\\MachineImage';
const PLACE = { key: KEY, value: 'AMIName' };
const WHAT = 'Whether Docker fits the image';
const SERVER_2016 = 14_393;

/** Docker on Windows Server 2016 needs an image of the Containers family. Source: failure modes FM-54. */
export const dockerImageFamily: CheckRule = {
  id: 'docker-image-family',
  area: 'roles',
  grade: 'required',
  mayBreak: 'specialize',
  question: 'Does Docker on Windows Server 2016 run on an image that was made for it?',
  remedy: 'Build from an image whose name holds "Full-Containers".',
  source: [{ document: 'AWS, aws-windows-ami', certainty: 'documented' }],
  run({ registry, report }) {
    const build = buildOf(report);
    if (build === null) return buildUntold(dockerImageFamily, WHAT);
    if (build !== SERVER_2016)
      return finding(dockerImageFamily, 'notApplicable', `Windows of build ${build} is not Windows Server 2016`);
    const docker = serviceStart(registry, 'docker');
    const evidence = [startEvidence(docker)];
    if (docker.kind === 'unknown')
      return unknownFinding(dockerImageFamily, WHAT, `The service docker: ${docker.found}.`, docker.where);
    if (docker.kind === 'missing') return finding(dockerImageFamily, 'pass', 'Docker is not installed', { evidence });
    return judgeFound(dockerImageFamily, WHAT, findText(registry, KEY, 'AMIName'), PLACE, (name) => {
      if (name === null)
        return unknownFinding(dockerImageFamily, WHAT, 'The name of the image it was made from is not told.', PLACE);
      const told = [...evidence, { where: PLACE, text: name }];
      if (/containers/i.test(name))
        return finding(dockerImageFamily, 'pass', 'Docker runs on an image of the Containers family', {
          evidence: told,
        });
      return finding(dockerImageFamily, 'fail', 'Docker is on an image that was not made for it', {
        detail: 'Such an instance of Windows Server 2016 does not start any more after Sysprep.',
        evidence: told,
        fix: dockerImageFamily.remedy,
        breaks: 'specialize',
        prediction: 'likely',
      });
    });
  },
};
