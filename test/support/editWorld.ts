import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { EditContext } from '../../main/edits/editContext.ts';
import { openDataFolder } from '../../main/platform/dataFolder.ts';
import { sha256Hex } from '../../main/platform/digest.ts';
import { openRawDisk } from '../../main/platform/rawDisk.ts';
import { buildHive } from '../../main/registry/regf/build.ts';
import { resolvingFs } from '../../main/volume/resolvingFs.ts';
import { unwrap } from '../../shared/model/diagnostic.ts';
import type { Proposal, ProposedChange, ShownProposal } from '../../shared/model/proposal.ts';
import { temporaryFolder } from './corpus.ts';
import { historyWorld } from './historyWorld.ts';

export const ANSWER_FILE = 'Program Files/Amazon/Ec2ConfigService/sysprep2008.xml';
export const HIVE = 'Windows/System32/config/SOFTWARE';
export const RUN_ONCE = 'ProgramData/Amazon/EC2Launch/state/.run-once';
export const XML = '\ufeff<?xml version="1.0"?>\r\n<a>\r\n  <CopyProfile>true</CopyProfile> <!-- keep -->\r\n</a>\r\n';

/** A volume on disk with one answer file, one hive and one state file, a data folder, and all that applying needs. */
export function editWorld() {
  const world = openEditWorld(temporaryFolder());
  world.write(ANSWER_FILE, XML);
  world.write(HIVE, profileListHive());
  world.write(RUN_ONCE, 'done\r\n');
  chmodSync(join(world.root, ANSWER_FILE), 0o640);
  return world;
}

/** The world in a folder as it is, such as another process left it. The folder is the data folder too. */
export function openEditWorld(folder: string) {
  const world = historyWorld(folder);
  const root = join(folder, 'volume');
  mkdirSync(root, { recursive: true });
  const history = world.open();
  const folders = unwrap(openDataFolder(folder));
  const volume = resolvingFs(unwrap(openRawDisk(root)));
  const context: EditContext = { volume, volumeRoot: root, writeBar: null, history, folders, clock: world.clock };
  return {
    context,
    history,
    root,
    folders,
    write: (path: string, content: Uint8Array | string): void => {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), content);
    },
    read: (path: string): Buffer => readFileSync(join(root, path)),
    has: (path: string): boolean => existsSync(join(root, path)),
    /** Names of backup folders and open journals: what an edit leaves on this PC. */
    left: () => ({ backups: readdirSync(folders.backups), journals: readdirSync(folders.journals) }),
    fingerprint: (path: string): string => sha256Hex(readFileSync(join(root, path))),
  };
}

export type EditWorld = ReturnType<typeof editWorld>;

/** The state file as a whole goes. */
export function deletion(world: EditWorld, file = RUN_ONCE): ProposedChange {
  return { kind: 'deleteFile', file, fingerprint: world.fingerprint(file) };
}

/** A hive with two profile keys below `ProfileList`. */
export function profileListHive(): Uint8Array {
  const profiles = { name: 'ProfileList', keys: [{ name: 'S-1-5-21-1-2-3-1001' }, { name: 'S-1-5-21-1-2-3-1002' }] };
  return buildHive({ root: { name: 'ROOT', keys: [profiles] }, lastWritten: 0n });
}

/** CopyProfile false in the answer file, as it is now. */
export function textChange(world: EditWorld, file = ANSWER_FILE): ProposedChange {
  const offset = XML.indexOf('true') - 1;
  return {
    kind: 'editText',
    file,
    fingerprint: world.fingerprint(file),
    edits: [{ offset, length: 4, content: 'false' }],
  };
}

export function keyChange(world: EditWorld, name = 'S-1-5-21-1-2-3-1001'): ProposedChange {
  const keyPath = `ProfileList\\${name}`;
  return {
    kind: 'deleteKey',
    file: HIVE,
    fingerprint: world.fingerprint(HIVE),
    keyPath,
    key: `HKLM\\SOFTWARE\\${keyPath}`,
  };
}

export function proposal(...changes: readonly ProposedChange[]): Proposal {
  return { id: 'p', title: 'Mend it', risk: 'safe', warning: '', changes, because: [], source: [] };
}

/** One file edited as text, one deleted, one edited as a hive. */
export function threeFiles(world: EditWorld): Proposal {
  return proposal(textChange(world), deletion(world), keyChange(world));
}

export const SHOWN: ShownProposal = {
  id: 'p',
  title: 'Mend it',
  risk: 'safe',
  warning: '',
  changes: [],
  because: [],
  source: [],
};
