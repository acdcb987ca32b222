import type { MenuItemConstructorOptions } from 'electron';

export interface MenuSurroundings {
  readonly developer: boolean;
  readonly openDataFolder: () => void;
}

/**
 * The application menu. The header hides it until Alt is pressed; its keys work always. Everything that belongs to
 * the workbench itself is in the page, since the web host has no menu.
 */
export function menuTemplate({ developer, openDataFolder }: MenuSurroundings): MenuItemConstructorOptions[] {
  const developing: MenuItemConstructorOptions[] = [
    { type: 'separator' },
    { role: 'reload' },
    { role: 'toggleDevTools' },
  ];
  return [
    {
      label: '&File',
      submenu: [
        { label: 'Open &Data Folder', click: openDataFolder },
        { type: 'separator' },
        { role: 'quit', label: 'E&xit' },
      ],
    },
    { role: 'editMenu', label: '&Edit' },
    {
      label: '&View',
      submenu: [
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { type: 'separator' },
        { role: 'togglefullscreen' },
        ...(developer ? developing : []),
      ],
    },
    { role: 'windowMenu', label: '&Window' },
    { label: '&Help', submenu: [{ role: 'about', label: '&About ImagePrep Workbench' }] },
  ];
}
