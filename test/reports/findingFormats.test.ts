import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { renderRecord } from '../../main/reports/renderRecord.ts';
import { unwrap } from '../../shared/model/diagnostic.ts';
import type { RecordBody } from '../../shared/model/history.ts';
import { CHECK, DIAGNOSIS, hostile, RECORD } from '../support/recordBodies.ts';

function render(body: RecordBody, format: 'sarif' | 'junit'): string {
  return unwrap(renderRecord({ record: { ...RECORD, kind: body.kind }, body, version: '1.2.3' }, format));
}

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  text: string;
}

/** The elements of an XML document, in order; throws where it is not well-formed. */
function elementsOf(xml: string): readonly Element[] {
  const parser = new SaxesParser();
  const elements: Element[] = [];
  parser.on('opentag', ({ name, attributes }) => elements.push({ name, attributes, text: '' }));
  parser.on('text', (text) => {
    const last = elements.at(-1);
    if (last !== undefined) last.text += text.trim();
  });
  parser.write(xml).close();
  return elements;
}

function named(id: string, title: string): Element['attributes'] {
  return { classname: 'imageprep.check', name: `${id}: ${title}` };
}

describe('SARIF', () => {
  test('has a result for what needs a look, with its kind, level and places', () => {
    const log = JSON.parse(render(CHECK, 'sarif')) as { version: string; runs: { results: unknown[] }[] };
    const region = { startLine: 3, startColumn: 5 };
    const locations = [{ physicalLocation: { artifactLocation: { uri: 'Program%20Files/a%20b/Config.xml' }, region } }];
    const other = (ruleIndex: number, result: string, kind: string, level: string) => ({
      ruleId: `check-${result}`,
      ruleIndex,
      kind,
      level,
      message: { text: `It is ${result}.` },
      locations,
      properties: { code: `found-${result}`, result },
    });
    expect([log.version, log.runs[0]?.results]).toEqual([
      '2.1.0',
      [
        {
          ruleId: 'stale-profile-keys',
          ruleIndex: 0,
          kind: 'fail',
          level: 'error',
          message: { text: 'A profile key points to no folder. CopyProfile fails on it. Remove the key.' },
          locations: [
            {
              logicalLocations: [
                { fullyQualifiedName: String.raw`HKLM\SOFTWARE\ProfileList\S-1\!ProfileImagePath`, kind: 'member' },
              ],
            },
          ],
          properties: { code: 'profile-key-stale', result: 'fail' },
        },
        other(1, 'warning', 'fail', 'warning'),
        other(2, 'unknown', 'open', 'none'),
      ],
    ]);
  });

  test('names every check that was asked as a rule, those that passed too', () => {
    const log = JSON.parse(render(CHECK, 'sarif')) as { runs: { tool: { driver: { rules: { id: string }[] } } }[] };
    expect(log.runs[0]?.tool.driver.rules.map(({ id }) => id)).toEqual(CHECK.report.results.map(({ id }) => id));
  });

  test('names causes of a diagnosis with their log lines', () => {
    const log = JSON.parse(render({ kind: 'diagnosis', diagnosis: DIAGNOSIS }, 'sarif')) as {
      runs: { results: unknown[] }[];
    };
    expect(log.runs[0]?.results).toMatchObject([
      {
        ruleId: 'copyprofile-stale-key',
        level: 'error',
        locations: [
          { physicalLocation: { artifactLocation: { uri: 'Windows/Panther/setupact.log' }, region: { startLine: 7 } } },
        ],
      },
    ]);
  });
});

describe('JUnit', () => {
  test('has one test case a finding', () => {
    const elements = elementsOf(render(CHECK, 'junit'));
    const totals = { tests: '5', failures: '1', errors: '1', skipped: '1' };
    expect(elements).toEqual([
      { name: 'testsuites', attributes: { name: 'ImagePrep Workbench', ...totals }, text: '' },
      { name: 'testsuite', attributes: { name: 'check', timestamp: '2024-01-01T00:00:00Z', ...totals }, text: '' },
      { name: 'testcase', attributes: named('stale-profile-keys', 'Profile keys point to folders'), text: '' },
      {
        name: 'failure',
        attributes: { type: 'profile-key-stale', message: 'A profile key points to no folder.' },
        text: 'A profile key points to no folder.\nCopyProfile fails on it.\nHKLM\\SOFTWARE\\ProfileList\\S-1\\!ProfileImagePath\nRemove the key.',
      },
      { name: 'testcase', attributes: named('check-warning', 'A check that is warning'), text: '' },
      { name: 'system-out', attributes: {}, text: 'It is warning.\nProgram Files/a b/Config.xml:3:5' },
      { name: 'testcase', attributes: named('check-unknown', 'A check that is unknown'), text: '' },
      {
        name: 'error',
        attributes: { type: 'found-unknown', message: 'It is unknown.' },
        text: 'It is unknown.\nProgram Files/a b/Config.xml:3:5',
      },
      { name: 'testcase', attributes: named('check-pass', 'A check that is pass'), text: '' },
      { name: 'testcase', attributes: named('check-notApplicable', 'A check that is notApplicable'), text: '' },
      { name: 'skipped', attributes: { message: 'It is notApplicable.' }, text: '' },
    ]);
  });

  test('skips a question that only the source machine can answer, and says how to find out', () => {
    const results = CHECK.report.results
      .filter(({ result }) => result === 'unknown')
      .map((each) => ({ ...each, onSourceOnly: true as const }));
    const elements = elementsOf(render({ ...CHECK, report: { ...CHECK.report, results } }, 'junit'));
    expect(elements[1]?.attributes).toMatchObject({ tests: '1', failures: '0', errors: '0', skipped: '1' });
    expect(elements.slice(3)).toEqual([
      { name: 'skipped', attributes: { message: 'It is unknown.' }, text: '' },
      { name: 'system-out', attributes: {}, text: 'It is unknown.\nProgram Files/a b/Config.xml:3:5' },
    ]);
  });

  test('stays well-formed with hostile texts', () => {
    expect(elementsOf(render(hostile(), 'junit')).map((each) => each.name)).toEqual([
      'testsuites',
      'testsuite',
      'testcase',
      'failure',
    ]);
  });
});
