import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildCli, PATIENCE, type BuiltCli } from './builtCli.ts';

describe('what check prints', { timeout: PATIENCE }, () => {
  let cli: BuiltCli;
  beforeAll(async () => {
    cli = await buildCli();
  }, PATIENCE);
  afterAll(() => cli.close());

  /** Output with the volume's path taken out. */
  async function printed(volume: string, ...args: string[]): Promise<string> {
    return `\n${(await cli.run(...args)).out.replaceAll(volume, 'VOLUME')}`;
  }

  test('the answer, what is worst in full, then a count for each area', async () => {
    const volume = cli.sample('orphan-profile');
    expect(await printed(volume, 'check', volume)).toMatchInlineSnapshot(`
      "
      Do not run Sysprep yet: 1 finding breaks the run or the new instances.
      1 fail, 0 warning, 6 unknown, 97 pass, 12 not applicable
      Policy ec2config; found: EC2Config on Windows Server 2012 R2 Datacenter

      FAIL     1 profile key names a folder that does not exist  [profile-key-without-folder]
          Breaks: specialize
          CopyProfile looks through ProfileList for the latest profile. A folder that is gone stops specialize with 0x80070003 on the first boot of every new instance.
          HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\ProfileList\\S-1-5-21-2037512345-1122334455-987654321-1004\\!ProfileImagePath  ProfileImagePath = C:\\Users\\builduser, no such folder
          Program Files/Amazon/Ec2ConfigService/sysprep2008.xml:31:7  CopyProfile = true
          Remedy: Remove the ProfileList keys of the deleted users.
          Source (documented): AWS, Troubleshoot Sysprep (CopyProfile, _FindLatestProfile failed 0x80070003)
          Mend it: imageprep fix show VOLUME remove-stale-profile-keys

      Ask on the source machine
          The rearm count cannot be read from a volume  [rearm-count]
              On the source machine: slmgr /dlv; the line "Remaining Windows rearm count" must be at least 1, and "License Status" tells whether Windows is activated.
          Whether BitLocker is on cannot be read from a mounted volume  [bitlocker]
              On the source machine: manage-bde -status C: must say "Fully Decrypted". Otherwise manage-bde -off C:, and wait until it does.
          Whether files are encrypted with EFS cannot be told here  [efs-files]
              On the source machine: cipher /u /n /h lists every encrypted file; decrypt those that are needed with cipher /d.
          A folder does not tell the room of the disk that it came from  [free-space]
              Attach the disk or mount the snapshot itself, or ask on the source machine: fsutil volume diskfree C:
          A copied folder does not tell whether the machine has pagefile.sys  [page-file]
              Attach the disk itself, or look on the source machine: dir /a C:\\pagefile.sys, and the value ClearPageFileAtShutdown.
          A copied folder does not tell whether the machine has hiberfil.sys  [hibernation-file]
              Attach the disk itself, or look on the source machine: powercfg /a.

      Area                      fail  warning  unknown  pass  not applicable
      Accounts and profiles        1        0        0    14               0
      Store packages               0        0        0     3               1
      Sysprep providers            0        0        0     7               0
      Pending work                 0        0        0     2               1
      Image state                  0        0        0    11               1
      Licensing and activation     0        0        1     2               1
      Identity and policy          0        0        0     5               1
      Encryption                   0        0        2     0               1
      Server roles                 0        0        0     2               2
      Agent and settings files     0        0        0     5               4
      Answer file                  0        0        0     9               0
      Remote Desktop               0        0        0     7               0
      Network                      0        0        0     7               0
      Drivers                      0        0        0     6               0
      Time                         0        0        0     2               0
      Secrets left behind          0        0        0    10               0
      Disk and files               0        0        3     5               0

      --all lists every check of each area.
      "
    `);
  });

  test('with --all: the same findings, then every check below its area', async () => {
    const volume = cli.sample('orphan-profile');
    const [short, all, json] = await Promise.all([
      printed(volume, 'check', volume),
      printed(volume, 'check', volume, '--all'),
      cli.json('check', volume, '--json'),
    ]);
    const { results } = json as { readonly results: readonly { readonly id: string }[] };
    const findings = short.slice(0, short.indexOf('\nArea '));
    expect(all.slice(0, findings.length)).toBe(findings);
    const checks = all.slice(findings.length).split('\n');
    const listed = checks.flatMap((line) => /^ {2}\S.*\[(\S+)\]$/.exec(line)?.[1] ?? []);
    expect(listed.toSorted()).toEqual(results.map(({ id }) => id).toSorted());
    expect(checks.slice(0, 5)).toEqual([
      '',
      'Accounts and profiles',
      '  pass     The built-in Administrator is the only local account  [local-accounts]',
      '  pass     No profile beyond the Administrator profile is in use  [extra-profiles]',
      '  FAIL     1 profile key names a folder that does not exist  [profile-key-without-folder]',
    ]);
  });
});
