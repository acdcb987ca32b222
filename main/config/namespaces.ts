/** Namespace of the answer file's elements. Source: answer file facts, section 1. */
export const UNATTEND_NAMESPACE = 'urn:schemas-microsoft-com:unattend';
/** Namespace of `action` and `keyValue` on list items. */
export const WCM_NAMESPACE = 'http://schemas.microsoft.com/WMIConfig/2002/State';
/** Namespace that authoring tools declare beside it. */
export const XSI_NAMESPACE = 'http://www.w3.org/2001/XMLSchema-instance';
/** Namespace of the note that authoring tools leave behind. */
export const CPI_NAMESPACE = 'urn:schemas-microsoft-com:cpi';
/** Namespace of WallpaperSettings.xml. Source: EC2Config facts, section 3.6 (observed). */
export const WALLPAPER_NAMESPACE = 'http://tempuri.org/WallpaperSettings.xsd';
