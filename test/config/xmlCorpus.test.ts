import { SaxesParser } from 'saxes';
import { expect, it } from 'vitest';
import { decodeText } from '../../main/config/text/decode.ts';
import { attribute, childElements, descendants } from '../../main/config/xml/navigate.ts';
import type { XmlDocument } from '../../main/config/xml/nodes.ts';
import { parseXml } from '../../main/config/xml/parseXml.ts';
import { corpusBytes, corpusEntries, corpusTruth, describeCorpus } from '../support/corpus.ts';

function componentsOf(document: XmlDocument): readonly unknown[] {
  if (document.root === null) return [];
  return childElements(document.root).flatMap((settings) =>
    childElements(settings)
      .filter((element) => element.local === 'component')
      .map((component) => ({
        pass: attribute(settings, 'pass')?.value ?? null,
        name: attribute(component, 'name')?.value,
        arch: attribute(component, 'processorArchitecture')?.value ?? null,
        line: document.lines.at(component.start).line,
      })),
  );
}

function saxesAccepts(text: string): boolean {
  const parser = new SaxesParser({ xmlns: false });
  let fine = true;
  parser.on('error', () => (fine = false));
  parser.write(text).close();
  return fine;
}

describeCorpus('answer files of the corpus', () => {
  const entries = [...corpusEntries('answer-files'), ...corpusEntries('agent-config')].filter(
    ({ file }) => !/\.(json|ya?ml)$/.test(file),
  );

  it.each(entries)('$file', (entry) => {
    const truth = corpusTruth(entry);
    const source = decodeText(corpusBytes(entry.file));
    const document = parseXml(source);
    const unbound = document.problems.some(({ code }) => code === 'xml-prefix-unbound');
    expect({
      encoding: source.encoding,
      bom: source.bom,
      newline: source.newline,
      wellFormed: document.wellFormed,
      namespaceWellFormed: document.wellFormed && !unbound,
      saxes: saxesAccepts(source.text),
    }).toEqual({
      encoding: truth['encoding'],
      bom: truth['bom'],
      newline: truth['newline'],
      wellFormed: truth['wellFormed'],
      namespaceWellFormed: truth['namespaceWellFormed'],
      saxes: truth['wellFormed'],
    });
    if (truth['wellFormed'] !== true) {
      const error = truth['xmllintError'] as { readonly line: number };
      const lines = document.problems.filter(({ severity }) => severity === 'error').map(({ where }) => where[0]?.line);
      expect(lines[0]).toBe(error.line);
      return;
    }
    const elements = document.root === null ? [] : [...descendants(document.root)];
    expect({
      components: componentsOf(document),
      elements: elements.length,
      settings: elements.filter(({ local }) => local === 'settings').length,
    }).toEqual({ components: truth['components'], elements: truth['elements'], settings: truth['settingsElements'] });
  });
});
