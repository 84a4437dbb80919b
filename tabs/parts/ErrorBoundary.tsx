import { Component, type ReactNode } from 'react';
import type { Texts } from '../locales/texts.ts';
import { ErrorNotice } from './ErrorNotice.tsx';

interface ErrorBoundaryProps {
  texts: Texts;
  children: ReactNode;
}

/** A screen that breaks leaves the others usable. A class, because React offers no other way. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { error: unknown }> {
  override state: { error: unknown } = { error: null };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    if (this.state.error === null) return this.props.children;
    const again = () => this.setState({ error: null });
    return <ErrorNotice error={this.state.error} texts={this.props.texts} onRetry={again} />;
  }
}
