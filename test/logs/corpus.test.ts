import { expect, it } from 'vitest';
import { indexed } from './memoryLog.ts';
import { corpusBytes, corpusEntries, corpusTruth, describeCorpus } from '../support/corpus.ts';

const FORMATS: readonly (readonly [RegExp, string])[] = [
  [/diag(err|wrn)\.xml$/, 'xml'],
  [/dism\.log/, 'dism'],
  [/cbs.*\.log|Windows_2k/i, 'cbs'],
  [/NetSetup/, 'netsetup'],
  [/setupapi/, 'setupapi'],
  [/Log_(Ec2Launch|Userdata|Wallpaper)/, 'ec2launch1'],
  [/ec2launchv2/, 'ec2launch2'],
  [/Ec2ConfigLog/, 'ec2config'],
  [/T007-tim|siddumoni|Windows_setupact|PFRO|WindowsUpdate|WaSetup|Telemetry/, 'text'],
  [/setup(act|err)/, 'setupact'],
];

describeCorpus('index of real logs', () => {
  it.each(corpusEntries('logs').filter(({ truth }) => truth !== undefined))(
    'agrees with the truth of $file',
    (entry) => {
      const file = entry.file.replace(/\.xz$/, '');
      const truth = corpusTruth(entry);
      const levels = truth['levels'] as Record<string, number>;
      const setupapi = truth['setupapi'] as Record<string, number> | undefined;
      const { format, encoding, bom, lines, levels: counted, problems } = indexed(file, corpusBytes(file)).stat();
      const expected = String(truth['encoding']).startsWith('unknown 8-bit') ? 'windows-1252' : truth['encoding'];
      expect({ encoding, bom, lines, problems }).toEqual({
        encoding: expected,
        bom: truth['bom'],
        lines: truth['lines'],
        problems: [],
      });
      const { error, warning, info } = counted;
      if (setupapi === undefined)
        expect({ error, warning, info }).toEqual({
          error: (levels['Error'] ?? 0) + joinedRecords(file, 'Error'),
          warning: (levels['Warning'] ?? 0) + joinedRecords(file, 'Warning'),
          info: (levels['Info'] ?? 0) + joinedRecords(file, 'Info'),
        });
      else expect({ error, warning }).toEqual({ error: setupapi['errorMarks'], warning: setupapi['warningMarks'] });
      expect(format).toBe(FORMATS.find(([name]) => name.test(file))?.[1]);
    },
  );
});

/**
 * Records that begin behind a byte order mark inside a file, where files were joined. The truth counts lines that begin
 * with a stamp and so misses them; Windows wrote them as records all the same.
 */
function joinedRecords(file: string, level: string): number {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(corpusBytes(file));
  return [...text.matchAll(/(?<=\n)\uFEFF\d{4}-\d\d-\d\d [\d:]{8}, (\w+)/g)].filter(([, word]) => word === level)
    .length;
}
