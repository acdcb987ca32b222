import { answerSide, says } from '../volumeSettings.ts';
import type { ContradictionRule } from '../rule.ts';
import { ec2ConfigGuide } from '../sources.ts';

const JOIN = 'Microsoft-Windows-UnattendedJoin';

export const joinAndRename: ContradictionRule = {
  code: 'domain-join-and-rename',
  title: 'The machine joins a domain in specialize, and the agent renames it afterwards',
  detail: 'A name that is changed after the join is changed back, or no longer is that of the account in the domain.',
  severity: 'warning',
  source: [
    ec2ConfigGuide(),
    { document: 'AWS Quick Start of Windows HPC (clears Set Computer Name before the join)', certainty: 'documented' },
  ],
  find(settings) {
    const plugin = settings.plugin('Ec2SetComputerName');
    const answer = settings.answer('ec2config');
    const domain = answer?.answer.get('specialize', JOIN, 'Identification/JoinDomain') ?? null;
    if (!says(plugin, 'Enabled') || answer === null || domain === null || domain.value === '') return [];
    return [
      {
        summary: `The answer file joins the domain ${domain.value}, and Ec2SetComputerName then names the machine anew.`,
        sides: [plugin.evidence, answerSide(answer, 'JoinDomain', domain).evidence],
        fix: 'Set Ec2SetComputerName to Disabled, and give the name in the answer file.',
      },
    ];
  },
};
