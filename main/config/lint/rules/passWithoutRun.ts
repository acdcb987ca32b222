import { answerFile, settings, SHELL } from '../example.ts';
import type { LintRule } from '../rule.ts';
import { reference } from '../sources.ts';

const IGNORED: ReadonlySet<string> = new Set(['windowsPE', 'offlineServicing']);
const SYSPREP: ReadonlySet<string> = new Set(['generalize', 'specialize', 'oobeSystem']);

const settingsOf = (pass: string): string =>
  settings(pass, SHELL, '<BluetoothTaskbarIconEnabled>false</BluetoothTaskbarIconEnabled>');

/** Settings that a run of Sysprep does not read, in a file that is made for one. Source: answer file facts, section 2. */
export const passWithoutRun: LintRule = {
  code: 'answer-pass-not-run',
  title: 'A pass of installing Windows stands in a file for Sysprep',
  detail:
    'A run of Sysprep on an installed Windows ignores windowsPE and offlineServicing, as long as they are well-formed.',
  severity: 'info',
  refuses: null,
  source: reference(),
  example: {
    file: 'sysprep2008.xml',
    bad: answerFile(
      settings('windowsPE', 'Microsoft-Windows-Setup', '<EnableNetwork>true</EnableNetwork>'),
      settingsOf('oobeSystem'),
    ),
    good: answerFile(settingsOf('oobeSystem')),
  },
  look: {
    at: 'document',
    kinds: ['answerFile'],
    look: (config, report) => {
      if (!/(?:^|[\\/])sysprep[^\\/]*\.xml$/i.test(config.path)) return;
      const blocks = config.xml?.root?.elements.filter(({ local }) => local === 'settings') ?? [];
      const named = blocks.map((block) => ({
        block,
        pass: block.attributes.find(({ name }) => name === 'pass')?.value ?? '',
      }));
      if (!named.some(({ pass }) => SYSPREP.has(pass))) return;
      for (const { block, pass } of named.filter((each) => IGNORED.has(each.pass)))
        report({
          offset: block.start,
          summary: `Sysprep does not read the pass ${pass}.`,
          fix: 'Remove the block, or leave it where the same file installs Windows too.',
        });
    },
  },
};
