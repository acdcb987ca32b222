import { foldCase } from '../../shared/base/caseless.ts';

/** Plug-ins of Config.xml in file order. Source: EC2Config facts, section 3.1. */
export const PLUGINS: readonly string[] = [
  'Ec2SetPassword',
  'Ec2SetComputerName',
  'Ec2InitializeDrives',
  'Ec2EventLog',
  'Ec2ConfigureRDP',
  'Ec2OutputRDPCert',
  'Ec2SetDriveLetter',
  'Ec2WindowsActivate',
  'Ec2DynamicBootVolumeSize',
  'Ec2ElasticGpuSetup',
  'Ec2FeatureLogging',
  'Ec2HandleUserData',
  'AWS.EC2.Windows.CloudWatch.PlugIn',
];

/** Global settings of Config.xml in file order. Source: EC2Config facts, section 3.1. */
export const GLOBAL_SETTINGS: readonly string[] = [
  'ManageShutdown',
  'SetDnsSuffixList',
  'WaitForMetaDataAvailable',
  'ShouldAddRoutes',
  'RemoveCredentialsfromSysprepOnStartup',
];

/** Properties of BundleConfig.xml in file order. Source: EC2Config facts, section 3.2. */
export const PROPERTIES: readonly string[] = ['AutoSysprep', 'SetRDPCertificate', 'SetPasswordAfterSysprep'];

/** Elements of a Sysprep block in file order. Source: EC2Config facts, section 3.2. */
export const SYSPREP_SETTINGS: readonly string[] = ['PreSysprepRunCmd', 'ExePath', 'AnswerFilePath', 'Switches'];

/** The spelling of a name in its table, found without case; null when it is not there. */
export function spelledAs(table: readonly string[], name: string): string | null {
  const folded = foldCase(name);
  return table.find((known) => foldCase(known) === folded) ?? null;
}
