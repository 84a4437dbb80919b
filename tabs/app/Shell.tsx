import { MessageBar, MessageBarBody, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { type MouseEvent, use, useRef } from 'react';
import { ErrorBoundary } from '../parts/ErrorBoundary.tsx';
import { useApp } from './app-context.ts';
import { LiveContextObject } from './live-context.ts';
import { MainNav } from './MainNav.tsx';
import { PersonMenu, type PersonMenuProps } from './PersonMenu.tsx';
import { Router } from './Router.tsx';
import { useRoute } from './route.ts';
import { useOnline } from './use-online.ts';

const useStyles = makeStyles({
  shell: { display: 'flex', flexDirection: 'column', minHeight: '100vh' },
  skip: {
    position: 'absolute',
    left: tokens.spacingHorizontalS,
    top: '-100px',
    zIndex: 10,
    padding: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    border: `2px solid ${tokens.colorStrokeFocus2}`,
    borderRadius: tokens.borderRadiusMedium,
    ':focus': { top: tokens.spacingVerticalS },
  },
  head: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    minHeight: '48px',
    boxSizing: 'border-box',
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  brand: { fontWeight: tokens.fontWeightSemibold, color: tokens.colorNeutralForeground1 },
  brandBesideNav: { '@media (max-width: 799px)': { display: 'none' } },
  grow: { flexGrow: 1 },
  main: { display: 'flex', flexDirection: 'column', flexGrow: 1, minWidth: 0, outlineStyle: 'none' },
});

/** The frame around every screen. The side panel has no room for it. */
export function Shell(person: PersonMenuProps) {
  const { texts } = useApp();
  const styles = useStyles();
  const main = useRef<HTMLElement>(null);
  const { connected } = use(LiveContextObject);
  const online = useOnline();
  const { path } = useRoute();
  const isBare = path === '/panel' || path === '/configure';

  const skip = (event: MouseEvent) => {
    event.preventDefault();
    main.current?.focus();
  };

  return (
    <div className={styles.shell}>
      {/* biome-ignore lint/a11y/useValidAnchor: a link to skip with is a link to every reader; the address is the route. */}
      <a href="#main" className={styles.skip} onClick={skip}>
        {texts.app.skip}
      </a>
      {!isBare && (
        <header className={styles.head}>
          <span className={mergeClasses(styles.brand, styles.brandBesideNav)}>{texts.app.name}</span>
          <MainNav />
          <span className={styles.grow} />
          <PersonMenu {...person} />
        </header>
      )}
      <main id="main" ref={main} tabIndex={-1} className={styles.main}>
        <div role="status">
          {!(connected && online) && (
            <MessageBar intent="warning" layout="multiline">
              <MessageBarBody>{texts.app.offline}</MessageBarBody>
            </MessageBar>
          )}
        </div>
        <ErrorBoundary key={path} texts={texts}>
          <Router />
        </ErrorBoundary>
      </main>
    </div>
  );
}
