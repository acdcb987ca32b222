import { didYouMean } from '../../didYouMean.ts';
import { fileRule } from '../../fileRule.ts';
import { exampleOf } from '../../agentExamples.ts';
import { textOf } from '../../dataFields.ts';
import { publicFiles } from '../../sources.ts';
import { cloudWatchComponents, cloudWatchFlows, cloudWatchFrame } from './cloudWatchFile.ts';

/** A flow names a component that there is not: nothing is sent along it. */
export const cloudWatchFlow = fileRule({
  code: 'ec2-cloudwatch-flow',
  title: 'A flow of the CloudWatch settings names a component that there is not',
  detail: 'A flow leads from inputs to outputs by the Id of their components. Nothing is sent along one that has none.',
  severity: 'error',
  source: publicFiles(),
  example: exampleOf('AWS.EC2.Windows.CloudWatch.json', cloudWatchFrame('', 'Counter,#'), 'CloudWach', 'CloudWatch'),
  kinds: ['cloudWatch'],
  look: ({ data }, report) => {
    const ids = cloudWatchComponents(data?.root ?? null).map(({ id }) => id);
    for (const flow of cloudWatchFlows(data?.root ?? null)) {
      const named = (textOf(flow.value) ?? '').split(/[(),\s]+/).filter((id) => id !== '');
      for (const id of named.filter((each) => !ids.includes(each)))
        report({
          offset: flow.start,
          summary: `The flow names ${id}, and no component has that Id.`,
          fix: didYouMean(id, ids),
        });
    }
  },
});
