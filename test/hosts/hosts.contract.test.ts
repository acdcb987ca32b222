import { contractSuite } from './contract.ts';
import { HOSTS } from './startHosts.ts';

for (const host of HOSTS) contractSuite(host);
