import { key, list, number, path, text } from '../../../main/sample/hiveSpecs.ts';
import { hiveEdited, hiveWith, sampleFiles } from '../../support/worlds.ts';
import { networkInterface, service, withAdapter } from '../volumes.ts';
import type { CheckCase } from './checkCase.ts';

const good = () => sampleFiles('healthy');
/** The interface of the adapter that the sample has. */
const PRESENT = '{5F3F359E-9D52-4566-9BEC-37EFDFB25ABE}';
const FIXED = [number('EnableDHCP', 0), list('IPAddress', ['10.0.0.5'])];

/** A sample with a fixed address, whose adapters do not name their interface. */
const withoutAdapters = () =>
  hiveEdited('healthy', 'SYSTEM', (spec) => {
    if (spec.name === 'Interfaces') return { ...spec, keys: [...(spec.keys ?? []), key('{A}', FIXED)] };
    return { ...spec, values: (spec.values ?? []).filter(({ name }) => name !== 'NetCfgInstanceId') };
  });

export const network: readonly CheckCase[] = [
  { id: 'dhcp-service-start', good, bad: () => service('Dhcp', [number('Start', 4)]), badResult: 'fail' },
  {
    id: 'static-address',
    good,
    bad: () => networkInterface(PRESENT, FIXED),
    badResult: 'fail',
    also: [
      {
        when: 'where an address is written and whether DHCP is on is not',
        files: () => networkInterface('{B}', [text('EnableDHCP', '0'), list('IPAddress', ['10.0.0.5'])]),
        result: 'unknown',
        says: /has the address 10\.0\.0\.5, and its EnableDHCP says neither 0 nor 1/,
      },
    ],
  },
  {
    id: 'persistent-routes',
    good,
    bad: () =>
      service('Tcpip\\Parameters\\PersistentRoutes', [text('169.254.169.254,255.255.255.255,172.31.48.1,15', '')]),
    badResult: 'fail',
  },
  {
    id: 'stale-adapters',
    good,
    bad: () => networkInterface('{A}', FIXED),
    badResult: 'warning',
    also: [
      {
        when: 'where no adapter says which interface it has',
        files: withoutAdapters,
        result: 'unknown',
        says: /Which adapters Windows has is not written/,
      },
    ],
  },
  {
    id: 'virtual-adapters',
    good,
    bad: () => withAdapter('TAP-Windows Adapter V9', '3.10.442'),
    badResult: 'warning',
  },
  {
    id: 'address-range',
    good,
    bad: () => networkInterface('{A}', [text('DhcpIPAddress', '240.0.0.7')]),
    badResult: 'warning',
  },
  {
    id: 'metadata-proxy',
    good,
    bad: () =>
      hiveWith(
        'healthy',
        'SYSTEM',
        path('ControlSet001\\Control\\Session Manager\\Environment', [], [text('HTTP_PROXY', 'http://proxy:3128')]),
      ),
    badResult: 'warning',
  },
];
