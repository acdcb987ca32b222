import { describe, expect, it } from 'vitest';
import { parseXml } from '../../main/config/xml/parseXml.ts';

describe('document types', () => {
  it.each([
    ['<!DOCTYPE r [<!ENTITY a "aaaa">]><r/>', ['xml-doctype-entities']],
    ['<!DOCTYPE r SYSTEM "r.dtd"><r/>', ['xml-doctype-external']],
    ['<!DOCTYPE r PUBLIC "-//r" "r.dtd"><r/>', ['xml-doctype-external']],
    ['<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/passwd">]><r/>', ['xml-doctype-entities', 'xml-doctype-external']],
    ['<!DOCTYPE r [<!ENTITY % p SYSTEM "http://x/">]><r/>', ['xml-doctype-external']],
    ['<!DOCTYPE r><r/>', []],
  ])('%s', (text, codes) => {
    const document = parseXml(text);
    expect([document.wellFormed, document.problems.map(({ code, severity }) => `${severity} ${code}`)]).toEqual([
      true,
      codes.map((code) => `error ${code}`),
    ]);
  });

  it('never expands entities of a document type', () => {
    const text = '<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><r>&b;</r>';
    const document = parseXml(text);
    expect([document.wellFormed, document.root?.text]).toEqual([true, '&b;']);
    expect(document.problems.map(({ code }) => code)).toEqual(['xml-doctype-entities', 'xml-entity-not-expanded']);
  });
});
