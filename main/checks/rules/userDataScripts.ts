import type { VolumePath } from '../../../shared/base/winPath.ts';
import { baseName } from '../../../shared/base/winPath.ts';
import type { Diagnostic, Evidence } from '../../../shared/model/diagnostic.ts';
import type { VolumeFs } from '../../../shared/model/volume.ts';
import { EC2CONFIG_FOLDER } from '../../subject/answerFileSearch.ts';
import { LEFT_IN_IMAGE, SHARED_IMAGES } from '../leftBehind.ts';
import { finding, unknownFinding, type CheckRule } from '../rule.ts';
import { readSecretFiles } from '../secretFiles.ts';
import { profileTempFolders } from '../tempFolders.ts';

const WHAT = 'Whether a user data script was left behind';

/** The last user data script of an agent, kept in clear text. Source: failure modes FM-16; EC2Launch facts, A1, B1. */
export const userDataScripts: CheckRule = {
  id: 'user-data-scripts',
  area: 'secrets',
  grade: 'recommended',
  question: 'Is no user data script left on the volume?',
  explains:
    'The agents write the user data of an instance to disk before they run it: EC2Config into its folder `Scripts`, '
    + 'EC2Launch v1 and v2 into the temporary folder of the account that runs it, v1 with a copy in `Windows\\Temp`. '
    + 'Such scripts often hold passwords and keys. The check tells each one, and fails where a secret can be seen in it.',
  remedy: 'Delete the scripts on the source machine before the image is taken.',
  source: [
    {
      document: 'AWS, EC2 User Guide for Windows Instances (user data, InstallUpdates.ps1 removes them)',
      certainty: 'documented',
    },
    SHARED_IMAGES,
  ],
  run({ fs }) {
    const places = scriptPlaces(fs);
    const { found, clean, doubts } = readSecretFiles(fs, places.paths);
    const unread = [...places.doubts, ...doubts];
    const scripts = [...found, ...clean.map(withoutSecret)];
    if (scripts.length > 0)
      return finding(userDataScripts, found.length > 0 ? 'fail' : 'warning', title(found, clean), {
        detail: `The script says what was done on the source machine, and with which names and keys. ${LEFT_IN_IMAGE}`,
        evidence: [...scripts, ...unread.map(({ where, summary }) => ({ where: where[0] ?? {}, text: summary }))],
        fix: userDataScripts.remedy,
      });
    const [doubt] = unread;
    if (doubt !== undefined) return unknownFinding(userDataScripts, WHAT, doubt.summary, doubt.where[0], doubt.fix);
    return finding(userDataScripts, 'pass', 'No user data script is left on the volume', {
      evidence: [
        { where: { file: EC2CONFIG_FOLDER }, text: 'No UserScript.bat or UserScript.ps1 where agents write them' },
      ],
    });
  },
};

const SCRIPTS = ['UserScript.bat', 'UserScript.ps1'];
/** Folders in which an agent writes the script, below a temporary folder: v1 has one name, v2 adds digits. */
const OF_LAUNCH1 = 'Amazon/EC2-Windows/Launch/InvokeUserData';
const OF_LAUNCH2 = /^EC2Launch\d+$/i;

interface Places {
  readonly paths: readonly VolumePath[];
  readonly doubts: readonly Diagnostic[];
}

function scriptPlaces(fs: VolumeFs): Places {
  const temps = profileTempFolders(fs);
  const folders = [`${EC2CONFIG_FOLDER}/Scripts`, ...temps.folders];
  const doubts = [...temps.doubts];
  for (const temp of temps.folders) {
    const listed = fs.list(temp);
    if (listed.kind === 'unreadable') doubts.push(listed.problem.diagnostic);
    const inside = listed.kind === 'found' ? listed.value : [];
    folders.push(`${temp}/${OF_LAUNCH1}`);
    folders.push(
      ...inside
        .filter(({ path, type }) => type === 'folder' && OF_LAUNCH2.test(baseName(path)))
        .map(({ path }) => path),
    );
  }
  return { paths: folders.flatMap((folder) => SCRIPTS.map((name) => `${folder}/${name}`)), doubts };
}

function withoutSecret({ where }: Evidence): Evidence {
  return { where, text: 'left behind; no secret was recognised in it' };
}

function title(found: readonly Evidence[], clean: readonly Evidence[]): string {
  const files = new Set([...found, ...clean].map(({ where }) => where.file));
  const what = files.size === 1 ? 'A user data script is' : `${files.size} user data scripts are`;
  return `${what} left on the volume${found.length > 0 ? ', with secrets in plain text' : ''}`;
}
