import { INTERFACES, readInterfaces } from '../../subject/interfaces.ts';
import { hiveWhole } from '../../subject/lookup.ts';
import { damagedFinding, finding, judgeFound, type CheckRule } from '../rule.ts';

/**
 * The source machine was in no network of class D or E, where the metadata service is not reached. In which network a
 * new instance will be is not on the volume. Source: failure modes FM-23.
 */
export const addressRange: CheckRule = {
  id: 'address-range',
  area: 'network',
  grade: 'recommended',
  mayBreak: 'agentStart',
  question: 'Was the source machine in a network that the agents work in?',
  remedy: 'Launch instances in a network of a private range (RFC 1918).',
  source: [{ document: 'AWS, Common messages troubleshooting Windows instances', certainty: 'documented' }],
  run({ registry, report }) {
    const where = { key: INTERFACES };
    return judgeFound(addressRange, WHAT, readInterfaces(registry), where, (interfaces) => {
      const known = (interfaces ?? []).flatMap(({ key, addresses, leased }) =>
        [...addresses, ...(leased === null ? [] : [leased])].map((address) => ({ where: { key }, text: address })),
      );
      const bad = known.filter(({ text }) => FIRST_OF_CLASS_D <= Number.parseInt(text, 10));
      if (bad.length > 0)
        return finding(addressRange, 'warning', 'The source machine had an address of class D or E', {
          detail: 'In a network between 224.0.0.0 and 255.255.255.255 the agents do not reach the metadata service.',
          evidence: bad,
          fix: addressRange.remedy,
          breaks: 'agentStart',
          prediction: 'cannotTell',
        });
      if (!hiveWhole(report, 'SYSTEM')) return damagedFinding(addressRange, WHAT, 'SYSTEM', where);
      return finding(addressRange, 'pass', 'The source machine had no address of class D or E', {
        evidence: known.length > 0 ? known : [{ where, text: 'no address' }],
      });
    });
  },
};

const WHAT = 'The network of the source machine';
const FIRST_OF_CLASS_D = 224;
