import { describe, expect, test } from 'vitest';
import { copyProfileFalse } from '../../main/remedies/copyProfileFalse.ts';
import { propose } from '../../main/remedies/propose.ts';
import { proposalsFor } from '../../main/remedies/proposals.ts';
import { without } from '../checks/volumes.ts';
import { checkOf, digest, sampleFiles, sampleWith, subjectOf, type Files } from '../support/worlds.ts';

const EC2CONFIG = 'Program Files/Amazon/Ec2ConfigService';
const AGENT_FILE = `${EC2CONFIG}/sysprep2008.xml`;
const BUNDLE = `${EC2CONFIG}/Settings/BundleConfig.xml`;
const EARLY = 'Windows/Panther/Unattend/unattend.xml';

const OFFER = 'set-copyprofile-false';

const editedFiles = (files: Files): readonly string[] =>
  propose(copyProfileFalse, subjectOf(files), digest)?.changes.map((change) => change.file) ?? [];

const ids = (scenario: string) => proposalsFor(subjectOf(sampleFiles(scenario)), digest).map(({ id }) => id);

/** The answer file with a further component of an architecture, which asks for CopyProfile. */
const copied = (text: string, architecture: string) =>
  text.replace(
    '<settings pass="specialize">',
    `<settings pass="specialize"><component name="Microsoft-Windows-Shell-Setup" processorArchitecture="${architecture}" publicKeyToken="31bf3856ad364e35" language="neutral" versionScope="nonSxS"><CopyProfile>true</CopyProfile></component>`,
  );

describe('CopyProfile false', () => {
  const stock = sampleFiles('orphan-profile')[AGENT_FILE] ?? '';
  const named = sampleWith('orphan-profile', { [BUNDLE]: (text) => text.replace('>sysprep2008.xml<', '>my.xml<') });

  test('is set in the answer file that the run uses', () => {
    expect(editedFiles(sampleFiles('orphan-profile'))).toEqual([AGENT_FILE]);
    expect(editedFiles({ ...named, [`${EC2CONFIG}/my.xml`]: stock })).toEqual([`${EC2CONFIG}/my.xml`]);
    expect(editedFiles({ ...sampleFiles('orphan-profile'), [EARLY]: stock })).toEqual([EARLY]);
  });

  test('is set for this architecture alone, and not offered where only another one says true', () => {
    const both = sampleWith('orphan-profile', { [AGENT_FILE]: (text) => copied(text, 'x86') });
    const [change] = propose(copyProfileFalse, subjectOf(both), digest)?.changes ?? [];
    const at =
      String(both[AGENT_FILE])
        .replace(/^\ufeff/, '')
        .lastIndexOf('<CopyProfile>true') + '<CopyProfile>'.length;
    expect(change).toMatchObject({ edits: [{ offset: at }] });
    const other = sampleWith('orphan-profile', {
      [AGENT_FILE]: (text) => copied(text.replace('<CopyProfile>true</CopyProfile>', ''), 'x86'),
    });
    expect(editedFiles(other)).toEqual([]);
  });

  test('is not offered where the file of the run is missing or does not say true', () => {
    expect(editedFiles(named)).toEqual([]);
    const off = sampleWith('orphan-profile', {
      [AGENT_FILE]: (text) => text.replace('<CopyProfile>true<', '<CopyProfile>false<'),
    });
    expect(editedFiles(off)).toEqual([]);
  });

  test.each<readonly [string, Files, readonly string[]]>([
    ['the folder of the Administrator is gone', without(sampleFiles('healthy'), /^Users\/Administrator/), [OFFER]],
    ['its hive is no hive', { ...sampleFiles('healthy'), 'Users/Administrator/NTUSER.DAT': 'garbage' }, [OFFER]],
    ['its hive is missing', without(sampleFiles('healthy'), /Administrator\/NTUSER/), []],
  ])('is offered where %s', (_, files, byCheck) => {
    const subject = subjectOf(files);
    expect(proposalsFor(subject, digest).map(({ id }) => id)).toEqual([OFFER]);
    expect(checkOf(subject, 'administrator-profile').proposals).toEqual(byCheck);
  });

  test('is offered only where CopyProfile has a reason to fail', () => {
    expect([ids('healthy'), ids('orphan-profile')]).toEqual([
      [],
      ['remove-stale-profile-keys', 'set-copyprofile-false'],
    ]);
  });
});
