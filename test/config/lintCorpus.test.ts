import { expect, it } from 'vitest';
import { openConfig } from '../../main/config/document.ts';
import { lintDocument } from '../../main/config/lint/lintDocument.ts';
import { refusals } from '../../main/config/lint/refusals.ts';
import { corpusBytes, corpusEntries, corpusTruth, describeCorpus } from '../support/corpus.ts';

/**
 * How many files have each finding of the rules over the reference; every one was looked at. The errors are settings
 * that are misspelt or belong to another component (2 files), placeholders of templates where a name (6) or a key (5)
 * belongs, and settings in a pass that the reference does not have: of Vista, which is older (6), and for the wrong
 * pass (3), a template's placeholder where the processor belongs (1), and three that restart without end by the reference.
 * Files that people use with success get warnings: settings of other releases, empty elements, capitals.
 */
const FILES_BY_FINDING = {
  'error answer-architecture-unknown': 1,
  'error answer-computer-name': 6,
  'error answer-product-key': 5,
  'error answer-reseal-endless': 3,
  'error answer-setting-pass': 9,
  'error answer-setting-unknown': 2,
  'info answer-autologon-count': 112,
  'info answer-computer-name-fixed': 78,
  'info answer-first-logon-together': 78,
  'info answer-list-action-missing': 2,
  'info answer-oobe-no-account': 4,
  'info answer-setting-deprecated': 126,
  'info answer-timezone-once': 92,
  'warning answer-account-name': 1,
  'warning answer-child-order': 4,
  'warning answer-command-quotes': 5,
  'warning answer-command-secret': 8,
  'warning answer-element-stray': 2,
  'warning answer-locale': 3,
  'warning answer-pass-processed': 1,
  'warning answer-reseal-audit': 3,
  'warning answer-setting-capitals': 4,
  'warning answer-setting-unconfirmed': 89,
  'warning answer-skip-rearm': 56,
  'warning answer-timezone-unknown': 1,
  'warning answer-value-empty': 23,
  'warning answer-value-unconfirmed': 3,
};

/** What lint said before it knew the reference. */
const OTHER = /answer-(?:password|cached|timezone-differs|order|component-duplicate|setting-duplicate)/;

describeCorpus('lint over the answer files of the corpus', () => {
  const found = corpusEntries('answer-files').flatMap((entry) => {
    const config = openConfig(entry.file, corpusBytes(entry.file));
    return config.kind === 'answerFile' ? [{ entry, config, problems: lintDocument(config) }] : [];
  });

  it('finds what was found by hand', () => {
    const files = new Map<string, Set<string>>();
    for (const { entry, problems } of found)
      for (const { code, severity } of problems)
        if (code.startsWith('answer-') && !OTHER.test(code)) {
          const key = `${severity} ${code}`;
          files.set(key, (files.get(key) ?? new Set()).add(entry.file));
        }
    const counted = [...files].map(([key, names]) => [key, names.size] as const);
    expect(Object.fromEntries(counted.toSorted(([a], [b]) => (a < b ? -1 : 1)))).toEqual(FILES_BY_FINDING);
  });

  it('calls none of those that are well-formed refused for certain', () => {
    const reader = { architecture: 'amd64', kernel: '6.3' };
    const refused = found
      .filter(({ entry }) => corpusTruth(entry)['wellFormed'] === true)
      .filter(({ config }) => refusals(config, reader).some(({ certain }) => certain));
    expect(refused.map(({ entry }) => entry.file)).toEqual([]);
  });
});
