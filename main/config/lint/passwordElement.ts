import { statedPassword } from '../answer/passwordStates.ts';
import type { XmlElement } from '../xml/nodes.ts';
import { answerExample } from './example.ts';
import type { LintRule } from './rule.ts';
import type { PasswordForm } from './subject.ts';

/** How the password of an element stands there; null for an element that is none, and for an empty one. */
export function passwordForm(element: XmlElement): PasswordForm | null {
  const state = statedPassword(element)?.state ?? 'empty';
  if (state === 'empty') return null;
  return state === 'hidden' ? 'encoded' : state;
}

/** A password of the built-in Administrator, for examples. */
export function passwordExample(value: string, plainText?: boolean): string {
  const form = plainText === undefined ? '' : `\n    <PlainText>${plainText}</PlainText>`;
  return `<UserAccounts>\n  <AdministratorPassword>\n    <Value>${value}</Value>${form}\n  </AdministratorPassword>\n</UserAccounts>`;
}

/** What to do about a password in a file. */
export const REMOVE_PASSWORD =
  'Remove the password before the image is shared, or use one that is changed at the first logon.';
/** What a password in a file means for the image. */
export const PASSWORD_STAYS =
  'It stays in this file and its copies, and in every image made from it, until something removes it.';

type PasswordRule = Pick<LintRule, 'code' | 'title' | 'detail' | 'source'> & {
  readonly form: PasswordForm;
  /** The value of the bad example, and its PlainText. */
  readonly bad: string;
  /** What is said of an element of this name. */
  readonly summary: (name: string) => string;
  readonly fix: string;
};

/** A rule about passwords that stand in a file in one form. */
export function passwordRule({ form, bad, summary, fix, ...parts }: PasswordRule): LintRule {
  return {
    ...parts,
    severity: 'warning',
    refuses: null,
    example: answerExample({ pass: 'oobeSystem', bad, good: passwordExample('') }),
    look: {
      at: 'secret',
      look: ({ element, form: found }, report) => {
        if (found === form) report({ offset: element.start, summary: summary(element.local), fix });
      },
    },
  };
}
