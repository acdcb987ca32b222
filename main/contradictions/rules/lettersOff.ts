import { EC2CONFIG_FOLDER } from '../../subject/answerFileSearch.ts';
import { letterRows } from '../letterMap.ts';
import { says } from '../volumeSettings.ts';
import type { ContradictionRule } from '../rule.ts';
import { ec2ConfigGuide } from '../sources.ts';

export const LETTERS = `${EC2CONFIG_FOLDER}/Settings/DriveLetterConfig.xml`;

export const lettersOff: ContradictionRule = {
  code: 'drive-letters-off',
  title: 'Drive letters are mapped, and the plug-in that applies them is off',
  detail:
    'Ec2SetDriveLetter applies DriveLetterConfig.xml at every start. Without it volumes keep the letters that Windows gives.',
  severity: 'warning',
  source: [ec2ConfigGuide()],
  find(settings) {
    const plugin = settings.plugin('Ec2SetDriveLetter');
    const document = settings.document(LETTERS);
    const [row] = document === null ? [] : letterRows(document);
    if (!says(plugin, 'Disabled') || row === undefined) return [];
    return [
      {
        summary: `DriveLetterConfig.xml gives ${row.label} the letter ${row.letter}, and Ec2SetDriveLetter is Disabled.`,
        sides: [plugin.evidence, { where: { file: LETTERS, line: row.line }, text: `${row.label} = ${row.letter}` }],
        fix: 'Set Ec2SetDriveLetter to Enabled in Config.xml, or empty the map.',
      },
    ];
  },
};
