/** Store packages and their service came with Windows 8 and Windows Server 2012. Source: sysprep facts, sections 3.1 and 10. */
export const FIRST_BUILD_WITH_APPX = 9200;
