import { describe, expect, test } from 'vitest';
import { number, path, text } from '../../main/sample/hiveSpecs.ts';
import { checkOf, sampleFiles, subjectOf, type Files } from '../support/worlds.ts';
import { appxStore, bothHives, currentVersion, ofBuild, service, unread, without, withoutService } from './volumes.ts';

const USER = 'S-1-5-21-1-2-3-1001';
const HASH = '8wekyb3d8bbwe';
const full = (name: string, version: string, resource = ''): string => `${name}_${version}_x64_${resource}_${HASH}`;
const bundle = (name: string, version: string): string => `${name}_${version}_neutral_~_${HASH}`;
const PHOTOS = full('Microsoft.Photos', '2.0');

const outcome = (files: Files, id = 'appx-not-provisioned') => {
  const { result, title, prediction, diagnostics } = checkOf(subjectOf(files), id);
  return { result, title, prediction, texts: diagnostics[0]?.evidence.map((each) => each.text) ?? [] };
};

describe('a package of a user', () => {
  test('whose family is nowhere is named with what an administrator did to it', () => {
    const files = appxStore({ [USER]: [PHOTOS] }, [path(`Deprovisioned\\microsoft.photos_${HASH}`, [])]);
    expect(outcome(files)).toEqual({
      result: 'fail',
      title: '1 Store package of a user is not provisioned for all users',
      prediction: 'likely',
      texts: [`${PHOTOS}: not provisioned; an administrator removed its provisioning`],
    });
  });

  test('that is provisioned in another version only blocks too', () => {
    const files = appxStore({ Applications: [full('Microsoft.Photos', '1.0')], [USER]: [PHOTOS] });
    expect(outcome(files)).toEqual(
      expect.objectContaining({ result: 'fail', texts: [`${PHOTOS}: provisioned in another version only`] }),
    );
  });

  test('is judged by its bundle where the user has that', () => {
    const own = [PHOTOS, full('Microsoft.Photos', '2.0', 'split.scale-100'), bundle('Microsoft.Photos', '2024.1')];
    const provisioned = (version: string) =>
      outcome(appxStore({ Applications: [bundle('Microsoft.Photos', version)], [USER]: own }));
    expect(provisioned('2024.1').result).toBe('pass');
    expect(provisioned('2023.9')).toEqual(
      expect.objectContaining({
        result: 'fail',
        texts: [`${bundle('Microsoft.Photos', '2024.1')}: provisioned in another version only`],
      }),
    );
  });

  test('of a family that is provisioned as a bundle only cannot be told', () => {
    const files = appxStore({ Applications: [bundle('Microsoft.Photos', '2024.1')], [USER]: [PHOTOS] });
    expect(outcome(files)).toEqual(
      expect.objectContaining({
        result: 'warning',
        prediction: 'cannotTell',
        texts: [`${PHOTOS}: provisioned as a bundle only`],
      }),
    );
  });

  test('that is part of Windows passes, and that of a service is nobody’s', () => {
    const files = appxStore({ InboxApplications: [PHOTOS], [USER]: [PHOTOS], 'S-1-5-18': [full('Other', '1.0')] });
    expect(outcome(files).title).toBe('1 package of 1 user, all provisioned in the same version');
  });

  test('that is a framework is shown and does not block', () => {
    const library = full('Microsoft.VCLibs.140.00', '14.0');
    expect(outcome(appxStore({ [USER]: [library] }))).toEqual(
      expect.objectContaining({
        result: 'pass',
        title: 'No package of 1 user blocks; 1 framework not provisioned in the same version',
        texts: [`${library}: not provisioned`],
      }),
    );
  });
});

describe('100,000 packages', () => {
  const names = Array.from({ length: 100_000 }, (_, index) => full(`Vendor.App${index}`, '1.0'));
  const subject = subjectOf(appxStore({ Applications: names.slice(0, 98_500), [USER]: names }));

  test('are compared, and the findings are summed up', () => {
    const { title, diagnostics } = checkOf(subject, 'appx-not-provisioned');
    expect(title).toBe('1,500 Store packages of a user are not provisioned for all users');
    expect(diagnostics[0]?.detail).toContain('100,000 packages of 1 user were compared');
    expect(diagnostics[0]?.evidence.length).toBe(100);
    expect(diagnostics[0]?.evidence.at(-2)?.text).toBe('and 1,401 more like these, 1,500 in all');
  });
});

describe('Windows without Store packages', () => {
  test.each(['appx-not-provisioned', 'appx-left-by-upgrade'])('leaves out %s', (id) => {
    expect(outcome(ofBuild('7601'), id).result).toBe('notApplicable');
  });

  test('leaves out its service, which only a later Windows may not miss', () => {
    const of = ['7601', '9600'].map((build) =>
      outcome(bothHives(withoutService('AppXSvc'), ofBuild(build)), 'appx-service-disabled'),
    );
    expect(of.map(({ result }) => result)).toEqual(['notApplicable', 'unknown']);
  });

  test('is no client of Windows 10', () => {
    const client = ofBuild('19045', currentVersion([text('InstallationType', 'Client')]));
    expect(outcome(client)).toEqual(expect.objectContaining({ result: 'unknown', texts: ['not present'] }));
  });
});

describe('a store that cannot be read', () => {
  const ids = ['appx-not-provisioned', 'appx-end-of-life', 'appx-left-by-upgrade'];
  test.each(ids)('leaves %s undecided', (id) => {
    expect(checkOf(unread('SOFTWARE'), id).result).toBe('unknown');
    expect(outcome(without(sampleFiles('healthy'), /config\/SOFTWARE$/), id).result).toBe('unknown');
  });

  test('leaves the service undecided where its start value says nothing', () => {
    expect(outcome(service('AppXSvc', [number('Start', 9)]), 'appx-service-disabled').result).toBe('unknown');
    expect(checkOf(unread('SYSTEM'), 'appx-service-disabled').result).toBe('unknown');
  });
});

const MIRACAST = 'Windows.MiracastView_6.3.0.0_neutral_neutral_cw5n1h2txyewy';
const withMiracast = (lists: Readonly<Record<string, readonly string[]>>) =>
  outcome(appxStore(lists, [], '14393'), 'appx-left-by-upgrade');

describe('Windows.MiracastView', () => {
  test('of a user blocks where it is not provisioned, and is a part of Windows 10 where it is', () => {
    expect(withMiracast({ [USER]: [MIRACAST] })).toEqual(
      expect.objectContaining({ result: 'fail', prediction: 'likely', texts: [MIRACAST] }),
    );
    expect(withMiracast({ [USER]: [MIRACAST], InboxApplications: [MIRACAST] }).result).toBe('pass');
  });
});

test('the service of Store packages says nothing on a Windows without them', () => {
  expect(
    outcome(bothHives(service('AppXSvc', [number('Start', 4)]), ofBuild('7601')), 'appx-service-disabled').result,
  ).toBe('notApplicable');
});
