import { letterRows } from '../letterMap.ts';
import { says } from '../volumeSettings.ts';
import type { ContradictionRule } from '../rule.ts';
import { ec2ConfigGuide } from '../sources.ts';
import { LETTERS } from './lettersOff.ts';

export const labelsNotSet: ContradictionRule = {
  code: 'drive-labels-not-set',
  title: 'A letter is mapped to an instance store volume, and the plug-in that labels them is off',
  detail:
    'Ec2InitializeDrives gives instance store volumes the label "Temporary Storage" with a number. Without it no volume has that name.',
  severity: 'warning',
  source: [ec2ConfigGuide()],
  find(settings) {
    const plugin = settings.plugin('Ec2InitializeDrives');
    const document = settings.document(LETTERS);
    const row =
      document === null ? undefined : letterRows(document).find(({ label }) => /^Temporary Storage \d+$/i.test(label));
    if (!says(plugin, 'Disabled') || row === undefined) return [];
    return [
      {
        summary: `"${row.label}" is given the letter ${row.letter}, and Ec2InitializeDrives, which sets that label, is Disabled.`,
        sides: [plugin.evidence, { where: { file: LETTERS, line: row.line }, text: `${row.label} = ${row.letter}` }],
        fix: 'Set Ec2InitializeDrives to Enabled in Config.xml, or map a label that a volume has already.',
      },
    ];
  },
};
