import { attribute, descend, descendants } from '../../../xml/navigate.ts';
import { exampleOf, xmlFrame } from '../../agentExamples.ts';
import { xmlRule } from '../../fileRule.ts';
import { EC2_GUIDE } from '../../sources.ts';

/** Metadata and licensing, which no proxy reaches. Source: EC2Config facts, section 3.9. */
const DIRECT: readonly string[] = ['169.254.169.250', '169.254.169.251', '169.254.169.254'];

/** The proxy is asked for the metadata service too. */
export const proxyBypass = xmlRule({
  code: 'ec2-proxy-bypass',
  title: 'The proxy of EC2Config is also used for the metadata service',
  detail:
    'The addresses of the metadata and licensing services exist on the instance only. Without them in the bypass list the agent asks the proxy, and neither password nor activation comes about.',
  severity: 'error',
  source: EC2_GUIDE,
  example: exampleOf(
    'Ec2Config.exe.config',
    xmlFrame(
      '<configuration>',
      '  <system.net>',
      '    <defaultProxy>',
      '      <proxy proxyaddress="http://proxy.example:3128" />',
      '      <bypasslist>',
      '        <add address="169.254.169.250" />',
      '        <add address="169.254.169.251" />',
      '        <add address="#" />',
      '      </bypasslist>',
      '    </defaultProxy>',
      '  </system.net>',
      '</configuration>',
    ),
    '10.0.0.0',
    '169.254.169.254',
  ),
  kinds: ['agentProgram'],
  look: (root, report) => {
    const proxy = descend(root, ['system.net', 'defaultProxy']);
    if (proxy === null || descend(proxy, ['proxy']) === null) return;
    const patterns = [...descendants(proxy)]
      .filter(({ local }) => local === 'add')
      .map((element) => attribute(element, 'address')?.value ?? '');
    const missing = DIRECT.filter((address) => !patterns.some((pattern) => covers(pattern, address)));
    if (missing.length > 0)
      report({
        offset: proxy.start,
        summary: `The bypass list lacks ${missing.join(', ')}.`,
        fix: 'Add an element <add address="..." /> for each of them inside bypasslist.',
      });
  },
});

/** Whether an entry of the list, which is a regular expression, names an address. */
function covers(pattern: string, address: string): boolean {
  try {
    return new RegExp(pattern, 'i').test(address);
  } catch {
    return pattern === address;
  }
}
