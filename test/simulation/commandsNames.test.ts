import { describe, expect, test } from 'vitest';
import { results, runOf, sampleWith, stepOf } from '../support/worlds.ts';

const EC2 = 'Program Files/Amazon/Ec2ConfigService';
const BEFORE = `${EC2}/Scripts/BeforeSysprep.cmd`;
const BUNDLE = `${EC2}/Settings/BundleConfig.xml`;

/** Names that every object of the language has without being asked. */
const INHERITED = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];

describe('names that a file gives are looked up among our own', () => {
  test.each(INHERITED)('a program %s is one that is not known', (name) => {
    const run = runOf(sampleWith('healthy', { [BEFORE]: (text) => `${text}${name}\r\n` }));
    expect(stepOf(run, 'prepare-before-sysprep').notSimulated).toHaveLength(1);
    expect(results(run)['rdp-reachable-again']).toBe('cannotTell');
  });

  test.each(INHERITED)('a registry root %s is one that is not known', (name) => {
    const run = runOf(sampleWith('healthy', { [BEFORE]: `reg add ${name}\\x /v a /d b /f\r\n` }));
    expect(stepOf(run, 'prepare-before-sysprep')).toMatchObject({ changes: [], notSimulated: [expect.anything()] });
  });

  test.each(INHERITED)('a registry type %s is refused', (name) => {
    const run = runOf(sampleWith('healthy', { [BEFORE]: `reg add HKLM\\SOFTWARE\\x /v a /t ${name} /d b /f\r\n` }));
    expect(stepOf(run, 'prepare-before-sysprep').changes).toEqual([]);
  });

  test.each(INHERITED)('a property %s of BundleConfig.xml switches nothing', (name) => {
    const files = sampleWith('healthy', {
      [BUNDLE]: (xml) =>
        xml.replace('<Property>', `<Property><Name>${name}</Name><Value>Yes</Value></Property><Property>`),
    });
    expect(stepOf(runOf(files), `prepare-property-${name}`).title).toBe(`${name} is Yes: no plug-in changes`);
  });
});
