import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { composeApp, type ComposeOptions } from '../../main/hosts/compose.ts';
import { OLD, stoppedWrite, type StoppedWrite } from '../support/stoppedWrite.ts';

/** Starts the engine on the data folder of a stopped write, and tells what it says of that. */
function start({ folder }: StoppedWrite, options: Partial<ComposeOptions> = {}): readonly string[] {
  const app = composeApp({ host: 'web', dataFolder: folder.root, ...options });
  const told = app.context.notices.map((each) => each.code);
  app.close();
  return told;
}

describe('the start of the engine', () => {
  test('ends a write that stopped, before anything else is asked of it', () => {
    const write = stoppedWrite('inPlace');
    expect([start(write), write.content().equals(OLD), start(write)]).toEqual([['write-recovered'], true, []]);
  });

  test('keeps to the read-only switch', () => {
    const write = stoppedWrite('inPlace');
    writeFileSync(join(write.folder.root, 'settings.json'), '{"theme":"system","readOnly":true}');
    expect([start(write), write.content().equals(write.torn)]).toEqual([['write-not-recovered'], true]);
  });

  test('for reading alone tells of it and writes nothing', () => {
    const write = stoppedWrite('inPlace');
    const told = start(write, { host: 'cli', history: 'whenUsed', access: 'reads' });
    expect([told, write.content().equals(write.torn), write.journals().length]).toEqual([
      ['write-interrupted'],
      true,
      1,
    ]);
  });
});
