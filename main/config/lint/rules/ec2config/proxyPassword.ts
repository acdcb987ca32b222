import { attribute, descendants } from '../../../xml/navigate.ts';
import { exampleOf, xmlFrame } from '../../agentExamples.ts';
import { xmlRule } from '../../fileRule.ts';
import { EC2_GUIDE } from '../../sources.ts';

/** The password of a proxy goes into every instance. */
export const proxyPassword = xmlRule({
  code: 'ec2-proxy-password',
  title: 'Ec2Config.exe.config holds the password of a proxy',
  detail: 'It stands in clear text in the image and in every instance made from it.',
  severity: 'warning',
  source: EC2_GUIDE,
  example: exampleOf(
    'Ec2Config.exe.config',
    xmlFrame(
      '<configuration>',
      '  <aws>',
      '    <proxy host="proxy.example" port="3128"# />',
      '  </aws>',
      '</configuration>',
    ),
    ' username="agent" password="not-a-real-one"',
    '',
  ),
  kinds: ['agentProgram'],
  look: (root, report) => {
    for (const element of descendants(root)) {
      const password = element.local === 'proxy' ? attribute(element, 'password') : null;
      if (password !== null && password.value !== '')
        report({
          offset: password.valueSpan.start,
          summary: 'The proxy has a password, which everybody with an instance can read.',
          fix: 'Use a proxy that lets the instances in without one, or set it at first start.',
        });
    }
  },
});
