import { FluentProvider, webDarkTheme, webLightTheme, type Theme } from '@fluentui/react-components';
import { useEffect, useSyncExternalStore, type ReactNode } from 'react';
import type { Settings } from '../workbench.ts';

const DARK = '(prefers-color-scheme: dark)';

function subscribe(onChange: () => void): () => void {
  const query = window.matchMedia(DARK);
  query.addEventListener('change', onChange);
  return () => query.removeEventListener('change', onChange);
}

const ours = (theme: Theme): Theme => ({
  ...theme,
  fontFamilyBase: 'var(--font)',
  fontFamilyMonospace: 'var(--mono)',
  colorNeutralBackground1: 'var(--bg-card)',
  colorNeutralStrokeAccessible: 'var(--line-strong)',
});

const LIGHT_THEME = ours(webLightTheme);
const DARK_THEME = ours(webDarkTheme);

/** Fluent's theme and our own tokens, both by the setting; without one they follow the system. */
export function Themed({ theme, children }: { readonly theme: Settings['theme']; readonly children: ReactNode }) {
  const systemDark = useSyncExternalStore(subscribe, () => window.matchMedia(DARK).matches);
  const dark = theme === 'dark' || (theme === 'system' && systemDark);
  useEffect(() => {
    const { dataset } = document.documentElement;
    if (theme === 'system') delete dataset['theme'];
    else dataset['theme'] = theme;
  }, [theme]);
  return <FluentProvider theme={dark ? DARK_THEME : LIGHT_THEME}>{children}</FluentProvider>;
}
