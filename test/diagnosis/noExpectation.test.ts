import { expect, it } from 'vitest';
import { noExpectation } from '../../main/diagnosis/noExpectation.ts';
import { diagnostic, problem } from '../../shared/model/diagnostic.ts';

const NO_AGENT = problem('input', 'no-ec2config', 'This volume has no EC2Config, so its run cannot be simulated.');
const CLOSED = problem('missing', 'access-denied', 'C:\\x\\BundleConfig.xml could not be read: access is denied.');
const DOUBT = {
  agentsInDoubt: [{ kind: 'ec2config', problem: diagnostic('access-denied', 'C:\\x is closed.') }],
} as const;

it.each([
  ['logs without volume', null, null, 'these logs were opened without their volume.'],
  ['no agent', { agentsInDoubt: [] }, NO_AGENT, 'This volume has no EC2Config, so its run cannot be simulated.'],
  ['an unreadable settings file', DOUBT, CLOSED, 'C:\\x\\BundleConfig.xml could not be read: access is denied.'],
  ['an agent in doubt', DOUBT, NO_AGENT, 'it cannot be told whether EC2Config is on the volume. C:\\x is closed.'],
])('without a simulated run the reason is told: %s', (_, subject, refused, why) => {
  expect(noExpectation(subject, refused)).toEqual({
    lastMatchedStep: null,
    firstMissingStep: null,
    rows: [],
    why: `No prediction: ${why}`,
  });
});
