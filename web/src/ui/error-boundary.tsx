import { Component, type ReactNode } from 'react';
import { uiText } from '../i18n/texts/ui.ts';
import { Button } from './button.tsx';
import { EmptyState } from './query-state.tsx';

type Props = {
  /** A change of this value gives the content another try, for example the path. */
  resetKey?: string;
  children: ReactNode;
};

/** Keeps the frame standing when its content breaks. */
export class ErrorBoundary extends Component<Props, { error: Error | null }> {
  override state: { error: Error | null } = { error: null };

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  override componentDidUpdate(previous: Props) {
    if (previous.resetKey !== this.props.resetKey && this.state.error) this.setState({ error: null });
  }

  override render() {
    return this.state.error ? <CrashNotice /> : this.props.children;
  }
}

/** What stands in the place of a page that broke. */
export function CrashNotice() {
  return (
    <div role="alert">
      <EmptyState isPage title={uiText('state.crashTitle')} icon="alert">
        <p>{uiText('state.crashHint')}</p>
        <p>
          <Button icon="refresh" onClick={() => location.reload()}>
            {uiText('reload')}
          </Button>
        </p>
      </EmptyState>
    </div>
  );
}
