import { serviceStart, startEvidence } from '../../subject/serviceStart.ts';
import { finding, unknownFinding, unreadableFinding, type CheckRule } from '../rule.ts';

const DATABASE = 'Windows/Cluster/CLUSDB';
const WHAT = 'Whether the machine is a cluster node';

/** Nodes of a failover cluster are not supported. Source: sysprep facts, section 5. */
export const clusterNode: CheckRule = {
  id: 'cluster-node',
  area: 'identity',
  grade: 'required',
  mayBreak: 'generalize',
  question: 'Is the machine no node of a failover cluster?',
  remedy: 'Take the node out of its cluster on the source machine, and remove the feature.',
  source: [{ document: 'Cluster service and its database CLUSDB', certainty: 'inferred' }],
  run({ registry, fs }) {
    const service = serviceStart(registry, 'ClusSvc');
    const database = fs.stat(DATABASE);
    const evidence = [
      startEvidence(service),
      { where: { file: DATABASE }, text: database.kind === 'found' ? 'present' : 'not present' },
    ];
    if (database.kind === 'unreadable')
      return unreadableFinding(clusterNode, WHAT, database.problem, { file: DATABASE });
    const fix = clusterNode.remedy;
    if (database.kind === 'found')
      return finding(clusterNode, 'fail', 'The machine is a node of a failover cluster', {
        detail: 'Sysprep does not support cluster nodes.',
        evidence,
        fix,
        breaks: 'generalize',
        prediction: 'likely',
      });
    switch (service.kind) {
      case 'missing':
        return finding(clusterNode, 'pass', 'The machine is no node of a failover cluster', { evidence });
      case 'unknown':
        return unknownFinding(clusterNode, WHAT, `The service ClusSvc: ${service.found}.`, service.where);
      case 'automatic':
      case 'manual':
      case 'disabled':
        return finding(clusterNode, 'warning', 'Failover clustering is installed, and no cluster is configured', {
          detail: 'Sysprep does not support cluster nodes; the feature alone is not named.',
          evidence,
          fix: 'Add the feature on each new instance instead.',
          breaks: 'generalize',
          prediction: 'cannotTell',
        });
    }
  },
};
