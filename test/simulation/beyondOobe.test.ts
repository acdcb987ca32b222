import { describe, expect, test } from 'vitest';
import { results, runOf, sampleWith, stepOf } from '../support/worlds.ts';

const ANSWER = 'Program Files/Amazon/Ec2ConfigService/sysprep2008.xml';

const inOobe = (component: string, inside: string) =>
  runOf(
    sampleWith('healthy', {
      [ANSWER]: (xml) =>
        xml.replace(
          '<settings pass="oobeSystem">',
          `<settings pass="oobeSystem"><component name="${component}" processorArchitecture="amd64" publicKeyToken="31bf3856ad364e35" language="neutral" versionScope="nonSxS">${inside}</component>`,
        ),
    }),
  );
const reseal = (inside: string) => inOobe('Microsoft-Windows-Deployment', `<Reseal>${inside}</Reseal>`);
const inShell = (inside: string) =>
  runOf(
    sampleWith('healthy', {
      [ANSWER]: (xml) => xml.replace('<BluetoothTaskbarIconEnabled>', `${inside}<BluetoothTaskbarIconEnabled>`),
    }),
  );

const logon = (enabled: string) =>
  `<AutoLogon><Enabled>${enabled}</Enabled><LogonCount>1</LogonCount><Username>Administrator</Username></AutoLogon>`;

describe('Reseal in the pass oobeSystem', () => {
  test.each([
    '<Mode>OOBE</Mode><ForceShutdownNow>true</ForceShutdownNow>',
    '<ForceShutdownNow>True</ForceShutdownNow>',
  ])('with a shutdown restarts without end: %s', (inside) => {
    const run = reseal(inside);
    expect(run.steps.at(-1)).toMatchObject({ id: 'oobe-reseal', certainty: 'documented', because: { file: ANSWER } });
    expect(run.plan.at(-1)?.id).toBe('afterready-disable');
    expect(results(run)).toMatchObject({ 'known-way-in': 'broken', 'rdp-reachable-again': 'broken' });
    expect(run.final).toMatchObject({ imageMade: true, canLogIn: false });
  });

  test.each(['<Mode>Audit</Mode>', '<Mode>Audit</Mode><ForceShutdownNow>true</ForceShutdownNow>'])(
    'to audit mode leaves the end open: %s',
    (inside) => {
      const run = reseal(inside);
      expect(stepOf(run, 'oobe-reseal').title).toBe('The answer file reseals: Mode is Audit');
      expect(results(run)['known-way-in']).toBe('cannotTell');
    },
  );

  test('to OOBE without a shutdown changes nothing', () => {
    const run = reseal('<Mode>oobe</Mode><ForceShutdownNow>false</ForceShutdownNow>');
    expect(run.steps.map(({ id }) => id)).not.toContain('oobe-reseal');
    expect(results(run)['known-way-in']).toBe('holds');
  });
});

describe('first logon commands', () => {
  const commands =
    '<FirstLogonCommands><SynchronousCommand wcm:action="add"><Order>1</Order><CommandLine>C:\\x.cmd</CommandLine></SynchronousCommand></FirstLogonCommands>';

  test('leave open what they could change, where an automatic logon runs them', () => {
    const run = inShell(logon('true') + commands);
    expect(stepOf(run, 'oobe-first-logon').notSimulated).toHaveLength(1);
    expect(results(run)).toMatchObject({ 'known-way-in': 'cannotTell', 'rdp-reachable-again': 'cannotTell' });
  });

  test('wait for the first person where nobody logs on by itself', () => {
    for (const run of [inShell(logon('false') + commands), inShell(commands)]) {
      expect(run.steps.map(({ id }) => id)).not.toContain('oobe-first-logon');
      expect(results(run)['rdp-reachable-again']).toBe('holds');
    }
  });
});
