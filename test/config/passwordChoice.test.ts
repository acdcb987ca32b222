import { describe, expect, it } from 'vitest';
import type { ConfigDocument } from '../../main/config/document.ts';
import {
  currentPasswordChoice,
  passwordChoiceChanges,
  passwordFilesAgree,
  type PasswordChoice,
  type PasswordFiles,
} from '../../main/config/passwordChoice.ts';
import { unwrap } from '../../shared/model/diagnostic.ts';
import { setSettings } from '../../main/config/settings/set.ts';
import { changedLines, configOf, edited, failed, stock } from './samples.ts';

const fresh: PasswordFiles = {
  config: stock('Config.xml'),
  bundle: stock('BundleConfig.xml'),
  answer: stock('sysprep2008.xml'),
};

/** The files after a choice. */
function chosen(files: PasswordFiles, choice: PasswordChoice, password?: string): PasswordFiles {
  const changes = unwrap(passwordChoiceChanges(choice, files, password));
  const apply = (file: ConfigDocument | null): ConfigDocument | null => {
    if (file === null) return null;
    const own = changes.filter((change) => change.file === file.path);
    return edited(file, setSettings(file, own));
  };
  return { config: apply(files.config), bundle: apply(files.bundle), answer: apply(files.answer) };
}

function lines(before: ConfigDocument | null, after: ConfigDocument | null): readonly string[] {
  return before === null || after === null ? [] : changedLines(before, after);
}

describe('the password choice', () => {
  it('is random in a fresh image, and choosing it again changes nothing', () => {
    expect([currentPasswordChoice(fresh), passwordFilesAgree(fresh)]).toEqual(['random', true]);
    const again = chosen(fresh, 'random');
    expect([again.config?.source.text, again.bundle?.source.text, again.answer?.source.text]).toEqual([
      fresh.config?.source.text,
      fresh.bundle?.source.text,
      fresh.answer?.source.text,
    ]);
  });

  it('makes the edits of "specify" and takes them back', () => {
    const given = chosen(fresh, 'specify', 'P<1');
    expect([
      lines(fresh.config, given.config),
      lines(fresh.bundle, given.bundle),
      lines(fresh.answer, given.answer),
    ]).toEqual([
      ['-      <State>Enabled</State>', '+      <State>Disabled</State>'],
      ['-    <Value>Yes</Value>', '+    <Value>No</Value>'],
      [
        '+      <UserAccounts>',
        '+        <AdministratorPassword>',
        '+          <Value>P&lt;1</Value>',
        '+          <PlainText>true</PlainText>',
        '+        </AdministratorPassword>',
        '+      </UserAccounts>',
      ],
    ]);
    expect(currentPasswordChoice(given)).toBe('specify');
    const back = chosen(given, 'random');
    expect([back.config?.source.text, back.bundle?.source.text, back.answer?.source.text]).toEqual([
      fresh.config?.source.text,
      fresh.bundle?.source.text,
      fresh.answer?.source.text,
    ]);
    expect(currentPasswordChoice(chosen(given, 'keep'))).toBe('keep');
  });

  it('keeps other accounts when it takes the password away', () => {
    const accounts =
      '<UserAccounts><AdministratorPassword><Value>x</Value></AdministratorPassword><LocalAccounts/></UserAccounts>';
    const text = `<unattend><settings pass="oobeSystem"><component name="Microsoft-Windows-Shell-Setup">${accounts}</component></settings></unattend>`;
    const files = { ...fresh, answer: configOf('u.xml', text) };
    expect(currentPasswordChoice(files)).toBeNull();
    expect(chosen(files, 'keep').answer?.source.text).toContain('<UserAccounts><LocalAccounts/></UserAccounts>');
  });

  it('replaces a scrubbed password', () => {
    const scrubbed =
      '<UserAccounts><AdministratorPassword>*SENSITIVE*DATA*DELETED*</AdministratorPassword></UserAccounts>';
    const text = `<unattend><settings pass="oobeSystem"><component name="Microsoft-Windows-Shell-Setup">${scrubbed}</component></settings></unattend>`;
    const after = chosen({ ...fresh, answer: configOf('u.xml', text) }, 'specify', 'pw');
    expect(after.answer?.source.text).toContain(
      '<AdministratorPassword><Value>pw</Value><PlainText>true</PlainText></AdministratorPassword>',
    );
  });

  it('refuses what cannot be done', () => {
    expect(failed(passwordChoiceChanges('specify', fresh))).toEqual(['usage', 'password-needed']);
    expect(failed(passwordChoiceChanges('random', { ...fresh, bundle: null }))).toEqual([
      'missing',
      'password-file-missing',
    ]);
    expect(currentPasswordChoice({ ...fresh, bundle: null })).toBeNull();
  });

  it('notices when the two switches differ', () => {
    const given = chosen(fresh, 'keep');
    expect(passwordFilesAgree({ ...fresh, config: given.config })).toBe(false);
  });
});
