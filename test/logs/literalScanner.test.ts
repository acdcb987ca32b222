import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { LiteralScanner } from '../../main/logs/literalScanner.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

it('finds every place of every literal, also across windows', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 5 });
  const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c', ' '), maxLength: 60 });
  fc.assert(
    fc.property(fc.uniqueArray(word, { minLength: 1, maxLength: 8 }), text, fc.nat(60), (literals, content, cut) => {
      const scanner = new LiteralScanner(literals);
      const found: string[] = [];
      const edge = Math.min(cut, content.length);
      const note = (base: number) => (position: number, literal: number) => {
        found.push(`${base + position + 1 - (literals[literal]?.length ?? 0)} ${literals[literal]}`);
      };
      scanner.scan(bytes(content.slice(edge)), scanner.scan(bytes(content.slice(0, edge)), 0, note(0)), note(edge));
      const expected = literals.flatMap((literal) =>
        Array.from(content).flatMap((_, at) => (content.startsWith(literal, at) ? [`${at} ${literal}`] : [])),
      );
      expect(found.toSorted()).toEqual(expected.toSorted());
    }),
  );
});
