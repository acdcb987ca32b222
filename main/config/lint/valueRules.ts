import { SCRUBBED } from '../administratorPassword.ts';
import { readBoolean } from '../answerFile.ts';
import { decodePassword, type PasswordPlace } from '../passwords.ts';
import { childElement, childElements, ownText } from '../xml/navigate.ts';
import type { XmlElement } from '../xml/nodes.ts';
import { isSecretName } from '../secrets.ts';
import { PUBLIC_FILES, UNATTEND_REFERENCE, type Finding, type LintRule } from './finding.ts';

const SHELL = 'Microsoft-Windows-Shell-Setup';

/** A password that can be read, and the mark of a cached copy. Source: answer file facts, section 5. */
export const readablePassword: LintRule = ({ elements }) =>
  elements.flatMap((found): readonly Finding[] => {
    const { element } = found;
    if (!isSecretName(element.local) || /key$/i.test(element.local)) return [];
    const holder = childElement(element, 'Value') ?? element;
    const value = childElements(holder).length === 0 ? ownText(holder).trim() : '';
    if (value === '') return [];
    return [value === SCRUBBED ? cachedCopy(element) : readable(element, value)];
  });

function readable(element: XmlElement, value: string): Finding {
  const plainText = childElement(element, 'PlainText');
  const hidden = plainText !== null && readBoolean(ownText(plainText)) === false;
  const place = PLACES[element.local] ?? 'account';
  if (hidden && decodePassword(place, value) === null) return undecodable(element);
  return {
    code: hidden ? 'answer-password-reversible' : 'answer-password-plain-text',
    severity: 'warning',
    offset: element.start,
    summary: hidden
      ? `The ${element.local} is encoded, not encrypted: anybody who has the file can read it.`
      : `The ${element.local} stands in the file in clear text.`,
    detail: 'It stays in this file and its copies, and in every image made from it, until something removes it.',
    fix: 'Remove the password before the image is shared, or use one that is changed at the first logon.',
    document: UNATTEND_REFERENCE,
    certainty: 'documented',
  };
}

const PLACES: Readonly<Record<string, PasswordPlace>> = {
  AdministratorPassword: 'administrator',
  OfflineAdministratorPassword: 'offlineAdministrator',
};

function undecodable(element: XmlElement): Finding {
  return {
    code: 'answer-password-undecodable',
    severity: 'warning',
    offset: element.start,
    summary: `The ${element.local} is not encoded in the way that PlainText false says.`,
    detail: 'What password Windows makes of it is not known, so maybe nobody can log on with it.',
    fix: 'Set PlainText to true where the value is the password itself.',
    document: UNATTEND_REFERENCE,
    certainty: 'inferred',
  };
}

function cachedCopy(element: XmlElement): Finding {
  return {
    code: 'answer-cached-copy',
    severity: 'warning',
    offset: element.start,
    summary: 'This is a cached copy: Windows replaced the password in it.',
    detail: `The text ${SCRUBBED} would become the password if the file were used again.`,
    fix: 'Use the file that the copy was made from.',
    document: PUBLIC_FILES,
    certainty: 'observed',
  };
}

/** Two different time zones in one run. Source: EC2Config facts, section 4: set it in both. */
export const differentTimeZones: LintRule = ({ elements }) => {
  const zones = elements.filter(({ component, path }) => component.name === SHELL && path === 'TimeZone');
  const specialize = Map.groupBy(
    zones.filter(({ component }) => component.pass === 'specialize'),
    ({ component }) => component.architecture,
  );
  return zones
    .filter(({ component }) => component.pass === 'oobeSystem')
    .flatMap(({ component, element }) => {
      const earlier = specialize.get(component.architecture)?.[0];
      if (earlier === undefined || ownText(earlier.element).trim() === ownText(element).trim()) return [];
      return [
        {
          code: 'answer-timezone-differs',
          severity: 'warning' as const,
          offset: element.start,
          summary: `TimeZone is "${ownText(element).trim()}" in oobeSystem and "${ownText(earlier.element).trim()}" in specialize.`,
          detail: 'Both passes set it; times in logs and the clock change between the two.',
          fix: 'Set the same time zone in both passes.',
          document:
            'Amazon EC2 User Guide for Windows Instances, "Create a standard Amazon Machine Image Using Sysprep"',
          certainty: 'stated' as const,
        },
      ];
    });
};
