import { path, text } from '../../main/sample/hiveSpecs.ts';
import { LAUNCH_CONFIG, launch1, launch2, launchConfig, RUN_ONCE } from '../checks/agents.ts';
import { hiveWith, sampleFiles, sampleWith, type Files } from '../support/worlds.ts';
import type { RemedyCase } from './remedyCase.ts';

const CONFIG_XML = 'Program Files/Amazon/Ec2ConfigService/Settings/Config.xml';
const CACHED = 'Windows/Panther/unattend.xml';
const EARLY = 'Windows/Panther/Unattend/unattend.xml';
const SECRET = 'Heron5-Lake!';
/** A cached answer file: a password in a pass that ran, a password and a product key in one that did not. */
const cached = (ran: string, waits: string): string =>
  [
    '<unattend xmlns="urn:schemas-microsoft-com:unattend">',
    '<settings pass="specialize" wasPassProcessed="true"><component name="Microsoft-Windows-UnattendedJoin">',
    `<Identification><Credentials><Password>${ran}</Password></Credentials></Identification>`,
    '</component></settings>',
    '<settings pass="oobeSystem"><component name="Microsoft-Windows-Shell-Setup">',
    '<ProductKey>AAAAA-BBBBB-CCCCC-DDDDD-EEEEE</ProductKey>',
    `<UserAccounts><AdministratorPassword>${waits}</AdministratorPassword></UserAccounts>`,
    '</component></settings>',
    '</unattend>',
    '',
  ].join('\r\n');
const PLAIN = `<Value>${SECRET}</Value><PlainText>true</PlainText>`;
const SCRUBBED = '*SENSITIVE*DATA*DELETED*';
const joinLine = (password: string): string =>
  `${CACHED}: <Identification><Credentials><Password>${password}</Password></Credentials></Identification>`;
const accountLine = (password: string): string =>
  `${CACHED}: <UserAccounts><AdministratorPassword>${password}</AdministratorPassword></UserAccounts>`;
const usedUp = (): Files =>
  sampleWith('healthy', {
    [CONFIG_XML]: (xml) =>
      xml.replace(/(<Name>Ec2(?:SetPassword|HandleUserData)<\/Name>\s*<State>)Enabled/g, '$1Disabled'),
  });

const BUNDLE_CONFIG = 'Program Files/Amazon/Ec2ConfigService/Settings/BundleConfig.xml';
const noPassword = (xml: Uint8Array | string | undefined): string =>
  (typeof xml === 'string' ? xml : new TextDecoder().decode(xml)).replace(
    /(<Name>SetPasswordAfterSysprep<\/Name>\s*<Value>)Yes/,
    '$1No',
  );

/** Remedies that change or delete files. */
export const FILE_CASES: readonly RemedyCase[] = [
  {
    id: 'scrub-cached-answer-files',
    title: 'of a machine that is up',
    bad: () => ({ ...sampleFiles('healthy'), [CACHED]: cached(SECRET, PLAIN) }),
    risk: 'needsThought',
    gone: [joinLine(SECRET), accountLine(PLAIN)],
    come: [joinLine(SCRUBBED), accountLine(SCRUBBED)],
    checks: { 'cached-answer-file-secrets': ['warning', 'pass'] },
    secret: SECRET,
  },
  {
    id: 'scrub-cached-answer-files',
    title: 'of a first boot that stopped: only what ran',
    bad: () => ({ ...sampleFiles('failed-copyprofile'), [CACHED]: cached(SECRET, PLAIN) }),
    risk: 'safe',
    gone: [joinLine(SECRET)],
    come: [joinLine(SCRUBBED)],
    checks: {},
    secret: SECRET,
  },
  {
    id: 'remove-forgotten-answer-file',
    title: 'in the registry and in Panther\\Unattend',
    bad: () => ({
      ...hiveWith('healthy', 'SYSTEM', path('Setup', [], [text('UnattendFile', 'C:\\old\\unattend.xml')])),
      [EARLY]: '<unattend><settings pass="specialize"/></unattend>',
    }),
    risk: 'needsThought',
    gone: [
      'SYSTEM\\Setup!UnattendFile = C:\\old\\unattend.xml',
      `${EARLY}: <unattend><settings pass="specialize"/></unattend>`,
    ],
    come: [],
    checks: { 'forgotten-answer-file': ['fail', 'pass'] },
  },
  {
    id: 'rearm-ec2config',
    title: 'both plug-ins used up',
    bad: usedUp,
    risk: 'needsThought',
    gone: [`${CONFIG_XML}: <State>Disabled</State>`, `${CONFIG_XML}: <State>Disabled</State>`],
    come: [`${CONFIG_XML}: <State>Enabled</State>`, `${CONFIG_XML}: <State>Enabled</State>`],
    checks: { 'first-boot-password': ['warning', 'pass'], 'first-boot-user-data': ['warning', 'pass'] },
  },
  {
    id: 'rearm-ec2config',
    title: 'where the property is copied over the plug-in',
    bad: () => ({ ...sampleFiles('healthy'), [BUNDLE_CONFIG]: noPassword(sampleFiles('healthy')[BUNDLE_CONFIG]) }),
    risk: 'needsThought',
    gone: [`${BUNDLE_CONFIG}: <Value>No</Value>`],
    come: [`${BUNDLE_CONFIG}: <Value>Yes</Value>`],
    checks: { 'first-boot-password': ['warning', 'pass'] },
  },
  {
    id: 'rearm-ec2launch1',
    title: 'after a run on every boot',
    bad: () => launch1({ [LAUNCH_CONFIG]: launchConfig({ handleUserData: false, adminPasswordType: 'DoNothing' }) }),
    risk: 'needsThought',
    gone: [`${LAUNCH_CONFIG}: ${launchConfig({ handleUserData: false, adminPasswordType: 'DoNothing' })}`],
    come: [`${LAUNCH_CONFIG}: ${launchConfig()}`],
    checks: { 'first-boot-password': ['warning', 'pass'], 'first-boot-user-data': ['warning', 'pass'] },
  },
  {
    id: 'rearm-ec2launch2',
    title: 'with its state file',
    bad: () => launch2({ [RUN_ONCE]: 'done' }),
    risk: 'needsThought',
    gone: [`${RUN_ONCE}: done`],
    come: [],
    checks: { 'first-boot-password': ['warning', 'pass'], 'first-boot-user-data': ['warning', 'pass'] },
  },
];
