import type { XmlElement } from '../../../xml/nodes.ts';
import { xmlFrame } from '../../agentExamples.ts';
import { elementsNamed, textIn, type TextElement } from '../../fileRule.ts';

/** What a row of DriveLetterConfig.xml says; null where the element is missing or empty, as in the stock file. */
export interface LetterRow {
  readonly label: TextElement | null;
  readonly letter: TextElement | null;
}

/** The rows of the map. Source: EC2Config facts, section 3.4. */
export function letterRows(root: XmlElement): readonly LetterRow[] {
  return elementsNamed(root, 'Mapping').map((row) => ({
    label: textIn(row, 'VolumeName'),
    letter: textIn(row, 'DriveLetter'),
  }));
}

/** A map of two rows, `#` for what differs in the second one. */
export function lettersFrame(label: string, letter: string): string {
  return xmlFrame(
    '<DriveLetterMapping>',
    '  <Mapping>',
    '    <VolumeName>Data</VolumeName>',
    '    <DriveLetter>M:</DriveLetter>',
    '  </Mapping>',
    '  <Mapping>',
    `    <VolumeName>${label}</VolumeName>`,
    `    <DriveLetter>${letter}</DriveLetter>`,
    '  </Mapping>',
    '</DriveLetterMapping>',
  );
}
