import type { ConfigDocument } from '../config/document.ts';
import { childElement, childElements, ownText } from '../config/xml/navigate.ts';

/** A label that is given a letter. */
export interface MappedLetter {
  readonly label: string;
  readonly letter: string;
  readonly line: number;
}

/** The rows of DriveLetterConfig.xml that map something: a stock file holds empty ones. Source: ec2config facts, 3.4. */
export function letterRows({ xml, kind }: ConfigDocument): readonly MappedLetter[] {
  if (kind !== 'driveLetters' || xml === null || xml.root === null) return [];
  return childElements(xml.root).flatMap((row) => {
    const [label, letter] = ['VolumeName', 'DriveLetter'].map((name) => {
      const element = childElement(row, name);
      return element === null ? '' : ownText(element).trim();
    });
    return label && letter ? [{ label, letter, line: xml.lines.at(row.start).line }] : [];
  });
}
