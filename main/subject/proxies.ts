import type { VolumePath } from '../../shared/base/winPath.ts';
import type { Place, Problem } from '../../shared/model/diagnostic.ts';
import type { RegistryView } from '../../shared/model/registry.ts';
import type { VolumeFs } from '../../shared/model/volume.ts';
import { attribute, childElements, descend } from '../config/xml/navigate.ts';
import { EC2CONFIG_FOLDER } from './answerFileSearch.ts';
import { ENVIRONMENT } from './identity.ts';
import { readData, readNumber, readText, surely, valueOrNull } from './lookup.ts';
import { openedFile } from './openedFile.ts';
import { SSM_SERVICE } from './serviceStart.ts';

/** A proxy for the whole machine. Its address is left out, since it may hold a password. */
export interface MachineProxy {
  /** What uses it. */
  readonly of: string;
  readonly where: Place;
  /** Addresses that go past it, as written. */
  readonly bypass: readonly string[];
}

export const INTERNET = 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Internet Settings';
const WINHTTP = `${INTERNET}\\Connections`;
const SSM = `HKLM\\SYSTEM\\CurrentControlSet\\Services\\${SSM_SERVICE}`;
const AGENT_CONFIG: VolumePath = `${EC2CONFIG_FOLDER}/Ec2Config.exe.config`;

type Read = MachineProxy | Problem | null;

/** Every proxy of the machine that the places known for one name, and the problems of those that could not be read. */
export function machineProxies(registry: RegistryView, fs: VolumeFs): readonly (MachineProxy | Problem)[] {
  const all: readonly Read[] = [
    ofWinHttp(registry),
    ofInternetSettings(registry),
    ofEnvironment(registry),
    ofSsm(registry),
    ofAgent(fs),
  ];
  return all.filter((each) => each !== null);
}

/** The value that `netsh winhttp set proxy` writes: flags at 8, then two texts behind their lengths (observed). */
function ofWinHttp(registry: RegistryView): Read {
  const where = { key: WINHTTP, value: 'WinHttpSettings' };
  const found = surely(registry, WINHTTP, registry.value(WINHTTP, where.value));
  if (found.kind === 'unreadable') return found.problem;
  if (found.kind === 'absent' || found.value.data.length < 16) return null;
  const { data } = found.value;
  const view = new DataView(data.buffer, data.byteOffset, data.length);
  if ((view.getUint32(8, true) & 2) === 0) return null;
  const at = 16 + view.getUint32(12, true);
  const length = at + 4 <= data.length ? view.getUint32(at, true) : 0;
  const bypass = new TextDecoder('latin1').decode(data.subarray(at + 4, at + 4 + length));
  return { of: 'WinHTTP', where, bypass: listed(bypass) };
}

function ofInternetSettings(registry: RegistryView): Read {
  const where = { key: INTERNET, value: 'ProxyServer' };
  const enabled = surely(registry, INTERNET, readNumber(registry, INTERNET, 'ProxyEnable'));
  if (enabled.kind === 'unreadable') return enabled.problem;
  const server = valueOrNull(readText(registry, INTERNET, where.value)) ?? '';
  if (enabled.kind === 'absent' || enabled.value === 0 || server === '') return null;
  return { of: 'the machine', where, bypass: listed(valueOrNull(readText(registry, INTERNET, 'ProxyOverride')) ?? '') };
}

function ofEnvironment(registry: RegistryView): Read {
  const where = { key: ENVIRONMENT, value: 'http_proxy' };
  const proxy = surely(registry, ENVIRONMENT, readText(registry, ENVIRONMENT, where.value));
  if (proxy.kind === 'unreadable') return proxy.problem;
  if (proxy.kind === 'absent' || proxy.value === '') return null;
  return { of: 'programs', where, bypass: listed(valueOrNull(readText(registry, ENVIRONMENT, 'no_proxy')) ?? '') };
}

/** Variables of the service of the SSM Agent. Source: its own source text (observed). */
function ofSsm(registry: RegistryView): Read {
  const where = { key: SSM, value: 'Environment' };
  const found = surely(registry, SSM, readData(registry, SSM, where.value));
  if (found.kind === 'unreadable') return found.problem;
  const lines = found.kind === 'found' && Array.isArray(found.value) ? found.value.map(String) : [];
  const value = (name: string) =>
    lines.find((line) => line.toLowerCase().startsWith(`${name}=`))?.slice(name.length + 1);
  if (!value('http_proxy')) return null;
  return { of: 'the SSM Agent', where, bypass: listed(value('no_proxy') ?? '') };
}

/** Source: ec2config facts, section 3.9. */
function ofAgent(fs: VolumeFs): Read {
  const opened = openedFile(fs, AGENT_CONFIG);
  if (opened.kind === 'unreadable') return opened.problem;
  const xml = opened.kind === 'found' ? opened.value.xml : null;
  const element = xml?.root ? descend(xml.root, ['system.net', 'defaultProxy']) : null;
  if (!xml || element === null || descend(element, ['proxy']) === null) return null;
  const list = descend(element, ['bypasslist']);
  const patterns = (list === null ? [] : childElements(list)).map((each) => attribute(each, 'address')?.value ?? '');
  const where = { file: AGENT_CONFIG, line: xml.lines.at(element.start).line };
  return { of: 'EC2Config', where, bypass: patterns.map((each) => each.replaceAll('\\', '')) };
}

function listed(text: string): readonly string[] {
  return text.split(/[;,\s]+/).filter((each) => each !== '');
}

/** Whether an address goes past a proxy: named itself, or by a pattern with asterisks. */
export function bypasses({ bypass }: MachineProxy, address: string): boolean {
  return bypass.some((each) => matches(each.replace(/^https?:\/\//i, ''), address));
}

/** An asterisk stands for any text: `*.example.com` is no address of numbers. Takes one walk, whatever the pattern. */
function matches(pattern: string, address: string): boolean {
  const [first = '', ...rest] = pattern.split('*');
  const last = rest.pop();
  if (last === undefined) return pattern === address;
  if (!address.startsWith(first)) return false;
  let at = first.length;
  for (const part of rest) {
    const found = address.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return address.length - last.length >= at && address.endsWith(last);
}
